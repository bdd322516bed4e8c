import type { Sort } from "../../lib/paths.ts";

/** What a list of goods is asked for, as its address says it. */
export type GoodsAsk = {
  q: string;
  category: string[];
  coop: string[];
  /** Decimal text with a point, or "" for none. */
  min: string;
  max: string;
  stock: boolean;
  sort: Sort;
  page: number;
};
/** What was typed as a price and cannot be asked for. `order`: the lower is more than the upper one. */
export type PriceFault = "min" | "max" | "order";
/** What was typed is kept beside what is asked for: a form shows it again. */
type Read = { ask: GoodsAsk; typed: { min: string; max: string }; fault: PriceFault | null };

export const SORTS: readonly Sort[] = ["relevance", "price", "price-desc", "newest"];

const HANDLE = /^[a-z0-9-]{1,80}$/;
const LONGEST_WORDS = 100;
const MOST_CHOICES = 20;
const LAST_PAGE = 100;

/** Reads an address as somebody may have typed it: what cannot be meant is left out, and a price is told. */
export function readAsk(url: URL): Read {
  const one = (name: string) => url.searchParams.get(name) ?? "";
  const several = (name: string) =>
    [...new Set(url.searchParams.getAll(name))].filter((value) => HANDLE.test(value)).slice(0, MOST_CHOICES);
  const typed = { min: one("min").trim().slice(0, 20), max: one("max").trim().slice(0, 20) };
  const { min, max, fault } = prices(typed);
  const page = Number(/^\d{1,3}$/.exec(one("page"))?.[0] ?? 1);
  return {
    ask: {
      q: one("q").replaceAll("\0", "").trim().replaceAll(/\s+/g, " ").slice(0, LONGEST_WORDS).trim(),
      category: several("category"),
      coop: several("coop"),
      min,
      max,
      stock: one("stock") === "1",
      sort: SORTS.find((sort) => sort === one("sort")) ?? "relevance",
      page: Math.min(Math.max(1, page), LAST_PAGE),
    },
    typed,
    fault,
  };
}

type Prices = { min: string; max: string; fault: PriceFault | null };

function prices(typed: { min: string; max: string }): Prices {
  const [min, max] = [amount(typed.min), amount(typed.max)];
  const none = { min: "", max: "" };
  if (min === null) return { ...none, fault: "min" };
  if (max === null) return { ...none, fault: "max" };
  if (min !== "" && max !== "" && hundredths(min) > hundredths(max)) return { ...none, fault: "order" };
  return { min, max, fault: null };
}

/** "12,50" and "12.50" are the same price; "" is none, and null is no price. */
function amount(typed: string): string | null {
  if (typed === "") return "";
  const text = typed.replace(",", ".");
  return /^\d{1,7}(\.\d{1,2})?$/.test(text) ? text : null;
}

function hundredths(text: string): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(2, "0"));
}

/** Whether anything narrows the list, apart from the words. */
export function isNarrowed({ category, coop, min, max, stock }: GoodsAsk): boolean {
  return category.length > 0 || coop.length > 0 || min !== "" || max !== "" || stock;
}

/** Whether the web should know the list: words, prices, stock and order make endless lists of the same goods. */
export function isFindable({ q, min, max, stock, sort }: GoodsAsk): boolean {
  return q === "" && min === "" && max === "" && !stock && sort === "relevance";
}

/** A list's title: from the second page on with which one it is of how many, where there is such a page. */
export function titleOfPage(
  title: string,
  { page, pages }: { page: number; pages: number },
  words: (page: number, pages: number) => string,
): string {
  return page > 1 && page <= pages ? `${title} · ${words(page, pages)}` : title;
}

/** The same without what narrows it, from its first page. */
export function widened(ask: GoodsAsk): GoodsAsk {
  return { ...ask, category: [], coop: [], min: "", max: "", stock: false, page: 1 };
}

/** What an address has to say, as hidden fields of a form or as a query: nothing of what is usual. */
export function pairsOf(ask: GoodsAsk): [name: string, value: string][] {
  const several = (name: string, values: string[]): [string, string][] =>
    values.map((value) => [name, value]);
  const all: [string, string][] = [
    ["q", ask.q],
    ...several("category", ask.category),
    ...several("coop", ask.coop),
    ["min", ask.min],
    ["max", ask.max],
    ["stock", ask.stock ? "1" : ""],
    ["sort", ask.sort === "relevance" ? "" : ask.sort],
    ["page", ask.page > 1 ? String(ask.page) : ""],
  ];
  return all.filter(([, value]) => value !== "");
}
