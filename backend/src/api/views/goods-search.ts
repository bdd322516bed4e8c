import type { MedusaContainer } from "@medusajs/framework/types";
import { toWire } from "../../adapters/money";
import { priceBands, type PriceBand } from "../../domain/search/price-bands";
import { find, type Result } from "../search/find";
import { narrowed, Searching, unlessDown, type Counts, type Narrowed } from "../search/engine";
import { PAGE_SIZE, type GoodsQuestion } from "../search/question";
import { readCoops } from "./coops";
import { goodCards, readCategories, readGoods } from "./goods";
import type { Shop } from "./shop";

type Card = Awaited<ReturnType<typeof goodCards>>[number];

/**
 * The list of goods as it is asked for: searched, narrowed, counted, sorted, a page of it. The index says which goods; what
 * is shown of them is read where it is true, so that no page shows an old price. While searching is down, the goods are
 * listed without it.
 */
export async function goodsSearchView(container: MedusaContainer, shop: Shop, question: GoodsQuestion) {
  const by = narrowed(question, shop.place);
  const searching = new Searching(container, question.lang);
  const result = await unlessDown(container, () => find(searching, question, by));
  const found = result
    ? await shown(container, shop, question, result)
    : await plain(container, shop, question, by);
  const [categories, coops] = await Promise.all([
    readCategories(container, question.lang),
    readCoops(container, question.lang),
  ]);
  const { counts } = found;
  const name = (list: { handle: string; name: string }[], counted: Counts, chosen: string[]) =>
    list
      .filter(({ handle }) => counted.has(handle) || chosen.includes(handle))
      .map(({ handle, name }) => ({ value: handle, name, count: counted.get(handle) ?? 0 }));
  return {
    goods: found.goods,
    count: found.count,
    page: question.page,
    pages: pagesOf(found.count),
    facets: {
      category: name(categories, counts.category, question.category),
      coop: name(coops, counts.coop, question.coop),
      price: priceBands(shop.place).map((band, index) => bandView(shop, band, counts.bands[index] ?? 0)),
      in_stock: counts.in_stock,
      place: [...counts.place].map(([value, count]) => ({ value, count })),
    },
    corrected: found.corrected,
    help: found.help,
    searching: result !== null,
  };
}

/** An empty list has one page, too. */
function pagesOf(count: number): number {
  const over = count % PAGE_SIZE;
  return Math.max(1, (count - over) / PAGE_SIZE + (over > 0 ? 1 : 0));
}

function bandView(shop: Shop, { min_minor, max_minor }: PriceBand, count: number) {
  const wire = (minor: bigint | null) => (minor === null ? null : toWire(minor, shop.currency));
  return { min: wire(min_minor), max: wire(max_minor), count };
}

async function shown(container: MedusaContainer, shop: Shop, { lang }: GoodsQuestion, result: Result) {
  const { ids, count, facets, understood, help } = result;
  const goods = ids.length > 0 ? await readGoods(container, shop, lang, { ids }) : [];
  const cards = await goodCards(container, shop, goods, lang);
  return {
    goods: ids.flatMap((id) => cards.find((card) => card.id === id) ?? []),
    count,
    counts: facets,
    corrected: understood.how === "as_typed" ? null : { q: understood.q, how: understood.how },
    help,
  };
}

/** The list from the database: everything but the words and the order by relevance. */
async function plain(container: MedusaContainer, shop: Shop, question: GoodsQuestion, by: Narrowed) {
  const all = await goodCards(
    container,
    shop,
    await readGoods(container, shop, question.lang, {}),
    question.lang,
  );
  const matching = all.filter((card) => matches(card, by));
  const from = (question.page - 1) * PAGE_SIZE;
  const buyable = matching.filter(isBuyable).length;
  return {
    goods: sorted(matching, question).slice(from, from + PAGE_SIZE),
    count: matching.length,
    counts: {
      category: countBy(all, by, "category", (card) => card.category),
      coop: countBy(all, by, "coop", (card) => card.coop.handle),
      place: new Map<string, number>(),
      in_stock: buyable,
      bands: priceBands(shop.place).map(
        ({ min_minor, max_minor }) =>
          all.filter((card) => matches(card, { ...by, min: min_minor, max: max_minor })).length,
      ),
    },
    corrected: null,
    help: null,
  };
}

const minorOf = ({ price }: Card): bigint => BigInt(price.amount.replace(".", ""));
const isBuyable = ({ stock, coop, locked }: Card): boolean => stock !== "sold_out" && !coop.paused && !locked;

function matches(card: Card, by: Narrowed): boolean {
  const price = minorOf(card);
  return (
    (by.category.length === 0 || by.category.includes(card.category)) &&
    (by.coop.length === 0 || by.coop.includes(card.coop.handle)) &&
    (by.min === null || price >= by.min) &&
    (by.max === null || price <= by.max) &&
    (!by.stock || isBuyable(card))
  );
}

function countBy(
  all: Card[],
  by: Narrowed,
  filter: "category" | "coop",
  valueOf: (card: Card) => string,
): Counts {
  const counts: Counts = new Map();
  for (const card of all.filter((one) => matches(one, { ...by, [filter]: [] })))
    counts.set(valueOf(card), (counts.get(valueOf(card)) ?? 0) + 1);
  return counts;
}

function sorted(cards: Card[], { sort }: GoodsQuestion): Card[] {
  if (sort !== "price" && sort !== "price-desc") return cards;
  const up = [...cards].sort((a, b) => (minorOf(a) < minorOf(b) ? -1 : 1));
  return sort === "price" ? up : up.reverse();
}
