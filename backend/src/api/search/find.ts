import { usesMeilisearch, type Closeness } from "../../adapters/search-engine";
import { begins, corrected, wordsOf } from "../../domain/search/words";
import type { Narrowed, Page, Searching } from "./engine";
import type { GoodsQuestion } from "./question";

/** By what the goods were found: the words as typed, their beginning, or what was probably meant. */
type Understood = { q: string; closeness: Closeness; how: "as_typed" | "beginning" | "corrected" };

/** What to try instead when nothing is found. */
type Help = {
  /** How many there would be without one of the filters. */
  without: { filter: FilterName; count: number }[];
  /** How many there are of each word alone. */
  words: { q: string; count: number }[];
};
const FILTERS = ["category", "coop", "price", "stock"] as const;
type FilterName = (typeof FILTERS)[number];

/** How many of the goods that are most like the words are read to learn what was meant. */
const ALIKE = 20;
const MOST_WORDS = 4;

/**
 * How the words are to be taken: as they stand when they are found in this place at all, whatever else narrows the list;
 * else as a beginning; else, and that is slow, as words with letters wrong. As they stand when nothing helps.
 */
async function understand(searching: Searching, q: string, by: Narrowed): Promise<Understood> {
  const as_typed: Understood = { q, closeness: "exact", how: "as_typed" };
  const anywhere = only(by);
  if (await searching.count(q, "exact", anywhere)) return as_typed;
  const beginning: Understood = { q, closeness: "prefix", how: "beginning" };
  if (await isBeginning(searching, q, anywhere)) return beginning;
  const alike = await searching.texts(q, "loose", by.place, ALIKE);
  const meant = corrected(q, alike.flatMap(textsOf));
  if (!meant || !(await searching.count(meant, "exact", anywhere))) return as_typed;
  return { q: meant, closeness: "exact", how: "corrected" };
}

async function isBeginning(searching: Searching, q: string, anywhere: Narrowed): Promise<boolean> {
  if (!usesMeilisearch()) return (await searching.count(q, "prefix", anywhere)) > 0;
  // Meilisearch forgives typos in an unfinished word, too: what it finds best tells whether it is a beginning.
  const best = await searching.texts(q, "prefix", anywhere.place, 1);
  return begins(q, best.flatMap(textsOf));
}

function textsOf(found: Awaited<ReturnType<Searching["texts"]>>[number]): string[] {
  return [found.title, found.subtitle, found.category_name, found.coop_name, found.description];
}

/** Everything in a place. */
function only({ place }: Narrowed): Narrowed {
  return { place, category: [], coop: [], min: null, max: null, stock: false };
}

export type Result = Page & { understood: Understood; help: Help | null };

export async function find(searching: Searching, question: GoodsQuestion, by: Narrowed): Promise<Result> {
  const as_typed: Understood = { q: question.q, closeness: "exact", how: "as_typed" };
  const first = await searching.page(as_typed.q, as_typed.closeness, by, question);
  if (first.count > 0) return { ...first, understood: as_typed, help: null };
  const understood = question.q ? await understand(searching, question.q, by) : as_typed;
  const page =
    understood.how === "as_typed"
      ? first
      : await searching.page(understood.q, understood.closeness, by, question);
  const help = page.count > 0 ? null : await helpWith(searching, understood, by);
  return { ...page, understood, help };
}

async function helpWith(searching: Searching, { q, closeness }: Understood, by: Narrowed): Promise<Help> {
  const relaxed: Record<FilterName, Partial<Narrowed>> = {
    category: { category: [] },
    coop: { coop: [] },
    price: { min: null, max: null },
    stock: { stock: false },
  };
  const set: Record<FilterName, boolean> = {
    category: by.category.length > 0,
    coop: by.coop.length > 0,
    price: by.min !== null || by.max !== null,
    stock: by.stock,
  };
  const parts = [...new Set(wordsOf(q))].slice(0, MOST_WORDS);
  const [without, words] = await Promise.all([
    Promise.all(
      FILTERS.filter((filter) => set[filter]).map(async (filter) => ({
        filter,
        count: await searching.count(q, closeness, { ...by, ...relaxed[filter] }),
      })),
    ),
    Promise.all(
      (parts.length > 1 ? parts : []).map(async (word) => ({
        q: word,
        count: await searching.count(word, "exact", only(by)),
      })),
    ),
  ]);
  return { without: without.filter(({ count }) => count > 0), words: words.filter(({ count }) => count > 0) };
}
