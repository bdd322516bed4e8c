import type { ShopStore } from "../../lib/medusa.ts";
import type { PlaceCode } from "../../i18n/langs.ts";
import { remember } from "../../lib/remember.ts";
import type { GoodCard, GoodPage, Money } from "../../lib/wire.ts";
import { pairsOf, type GoodsAsk } from "./ask.ts";

export type Category = { handle: string; name: string };
export type GoodsList = { goods: GoodCard[]; categories: Category[] };

/** Long enough to spare the backend a crowd on one page, short enough that nobody sees yesterday's stock. */
const recall = remember<GoodsList>(3_000);

export function listGoods(
  store: ShopStore,
  filter: { category?: string | undefined; coop?: string | undefined } = {},
): Promise<GoodsList> {
  const key = [store.lang, filter.category, filter.coop].join("|");
  return recall(key, () => store.get<GoodsList>("/store/goods", filter));
}

export type Counted = { value: string; name: string; count: number };
export type Band = { min: Money | null; max: Money | null; count: number };
export type FilterName = "category" | "coop" | "price" | "stock";
export type GoodsFound = {
  goods: GoodCard[];
  count: number;
  page: number;
  pages: number;
  /** How many there are of each kind, counted as if that filter were not set. */
  facets: {
    category: Counted[];
    coop: Counted[];
    price: Band[];
    in_stock: number;
    place: { value: PlaceCode; count: number }[];
  };
  /** Set when the words as typed found nothing: by what these goods were found. */
  corrected: { q: string; how: "beginning" | "corrected" } | null;
  /** Set when nothing was found: what to try. */
  help: { without: { filter: FilterName; count: number }[]; words: { q: string; count: number }[] } | null;
  /** False when the goods are listed without searching, which is down. */
  searching: boolean;
};

const recallFound = remember<GoodsFound>(3_000);

/** A page of the goods that are asked for. */
export function searchGoods(store: ShopStore, ask: GoodsAsk): Promise<GoodsFound> {
  const query: Record<string, string> = {};
  // Several values of one filter go behind each other.
  for (const [name, value] of pairsOf(ask)) query[name] = query[name] ? `${query[name]},${value}` : value;
  const key = JSON.stringify([store.lang, query]);
  return recallFound(key, () => store.get<GoodsFound>("/store/goods-search", query));
}

/** Goods whose words begin like this. */
export async function suggestGoods(
  store: ShopStore,
  q: string,
): Promise<{ handle: string; title: string }[]> {
  const { suggestions } = await store.get<{ suggestions: { handle: string; title: string }[] }>(
    "/store/goods-suggestions",
    { q },
  );
  return suggestions;
}

/** One product with others of its co-op. Refused with `good.not_found`. */
export function readGood(
  store: ShopStore,
  handle: string,
  country: string | undefined,
): Promise<{ good: GoodPage; more: GoodCard[] }> {
  return store.get(`/store/goods/${encodeURIComponent(handle)}`, { country });
}

const recallExample = remember<GoodPage>(30_000);

/** The first of these goods as an example of what a price is made of; its stock may be that of half a minute ago. */
export async function exampleOf(store: ShopStore, goods: GoodCard[]): Promise<GoodPage | null> {
  const [first] = goods;
  if (!first) return null;
  // A new price is shown at once: its card stands on the same page.
  const key = [store.lang, first.handle, first.price.amount].join("|");
  return recallExample(key, async () => (await readGood(store, first.handle, undefined)).good);
}
