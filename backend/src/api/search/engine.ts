import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer, SearchTypes } from "@medusajs/framework/types";
import { messageOf } from "../../adapters/message-of";
import type { Language } from "../../adapters/languages";
import { parseCurrency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import { parseDecimal } from "../../domain/money";
import { asked, bestFirst, indexName, type Closeness } from "../../adapters/search-engine";
import { priceBands } from "../../domain/search/price-bands";
import { wordsOf } from "../../domain/search/words";
import { PLACES, type PlaceCode } from "../../domain/trade/places";
import { PAGE_SIZE, type GoodsQuestion, type Sort } from "./question";

/** What narrows a list, apart from the words. Prices in minor units. */
export type Narrowed = {
  place: PlaceCode;
  category: string[];
  coop: string[];
  min: bigint | null;
  max: bigint | null;
  stock: boolean;
};

export function narrowed(question: GoodsQuestion, place: PlaceCode): Narrowed {
  const minor = (text: string | undefined) =>
    text === undefined ? null : parseDecimal(text, parseCurrency(PLACES[place].currency)).amount_minor;
  const [min, max] = [minor(question.min), minor(question.max)];
  if (min !== null && max !== null && min > max)
    return refuse(
      "request.invalid",
      `min: ${question.min} is more than max, ${question.max}. Exchange them.`,
      {},
    );
  return { place, category: question.category, coop: question.coop, min, max, stock: question.stock === "1" };
}

/** The Search Module's filters; a filter that is not set is left out. */
function filters(by: Narrowed): SearchTypes.SearchFilters {
  const price = {
    ...(by.min === null ? {} : { $gte: Number(by.min) }),
    ...(by.max === null ? {} : { $lte: Number(by.max) }),
  };
  return {
    place: by.place,
    ...(by.category.length > 0 ? { category: by.category } : {}),
    ...(by.coop.length > 0 ? { coop: by.coop } : {}),
    ...(Object.keys(price).length > 0 ? { price_minor: price } : {}),
    ...(by.stock ? { in_stock: true } : {}),
  };
}

const MOST_VALUES = 100;

function facets(place: PlaceCode): SearchTypes.SearchFacetRequest[] {
  const ranges = priceBands(place).map(({ min_minor, max_minor }, index) => ({
    key: String(index),
    ...(min_minor === null ? {} : { from: Number(min_minor) }),
    // A range ends before this.
    ...(max_minor === null ? {} : { to: Number(max_minor + 1n) }),
  }));
  return [
    { field: "category", limit: MOST_VALUES },
    { field: "coop", limit: MOST_VALUES },
    { field: "place", limit: MOST_VALUES },
    { field: "in_stock" },
    { field: "price_minor", type: "range", ranges },
  ];
}

/**
 * Without words nothing is more relevant than another: goods come category by category, as the shop lists them. So do goods
 * that are found equally well; their ids are drawn by lot, and would order them otherwise in each shop.
 */
const AS_LISTED = { rank: "ASC", handle: "ASC" } as const;

function order(sort: Sort, q: string): Record<string, SearchTypes.SearchOrderBy> {
  switch (sort) {
    case "price":
      return { price_minor: "ASC", ...AS_LISTED };
    case "price-desc":
      return { price_minor: "DESC", ...AS_LISTED };
    case "newest":
      return { created_at: "DESC", ...AS_LISTED };
    case "relevance":
      return q ? bestFirst(AS_LISTED) : AS_LISTED;
  }
}

export type Counts = Map<string, number>;
type Facets = { category: Counts; coop: Counts; place: Counts; in_stock: number; bands: number[] };
export type Page = { ids: string[]; count: number; facets: Facets };

const valuesOf = (result: SearchTypes.SearchFacetResult | undefined): Counts =>
  new Map(result?.type === "value" ? result.values.map(({ value, count }) => [value, count]) : []);

/** Documents keep what they are found by; a result names them, and gives texts where those are asked for. */
type Found = {
  title: string;
  subtitle: string;
  description: string;
  category_name: string;
  coop_name: string;
  handle: string;
};
const TEXTS = ["title", "subtitle", "description", "category_name", "coop_name", "handle"];

/** One language's index, as this shop asks it. */
export class Searching {
  constructor(
    private readonly container: MedusaContainer,
    private readonly language: Language,
  ) {}

  /** A page of what matches, with how many there are of each kind: of each filter as if it were not set. */
  async page(
    q: string,
    closeness: Closeness,
    by: Narrowed,
    { sort, page }: { sort: Sort; page: number },
  ): Promise<Page> {
    const {
      hits,
      metadata,
      facets: counted = {},
    } = await this.ask(q, closeness, {
      fields: ["id"],
      filters: filters(by),
      pagination: { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE, order: order(sort, q) },
      search_options: { facets: facets(by.place), disjunctive_facets: true, count: "exact" },
    });
    const prices = counted.price_minor;
    return {
      ids: hits.map(({ id }) => id),
      count: metadata.count ?? 0,
      facets: {
        category: valuesOf(counted.category),
        coop: valuesOf(counted.coop),
        place: valuesOf(counted.place),
        in_stock: valuesOf(counted.in_stock).get("true") ?? 0,
        bands: prices?.type === "range" ? prices.ranges.map(({ count }) => count) : [],
      },
    };
  }

  async count(q: string, closeness: Closeness, by: Narrowed): Promise<number> {
    const { metadata } = await this.ask(q, closeness, {
      fields: ["id"],
      filters: filters(by),
      pagination: { take: 0 },
      search_options: { count: "exact" },
    });
    return metadata.count ?? 0;
  }

  /** The texts of what matches best. */
  async texts(q: string, closeness: Closeness, place: PlaceCode, take: number): Promise<Found[]> {
    const { hits } = await this.ask(q, closeness, {
      fields: TEXTS,
      filters: { place },
      pagination: { take, order: bestFirst(AS_LISTED) },
      search_options: { count: "none" },
    });
    return hits.map(({ document }) => document);
  }

  private async ask(
    q: string,
    closeness: Closeness,
    query: Omit<SearchTypes.SearchQuery, "entity">,
  ): Promise<SearchTypes.SearchResult<Found>> {
    // Signs alone are no words: nothing answers to them, and an engine would take them for no question at all.
    const wordless = q !== "" && wordsOf(q).length === 0;
    const how = q && !wordless ? asked(q, closeness) : null;
    return this.container.resolve(Modules.SEARCH).search<Found>({
      ...query,
      entity: indexName(this.language),
      filters: { ...query.filters, ...(how ? { q: how.q } : {}), ...(wordless ? { id: "" } : {}) },
      search_options: { ...query.search_options, ...how?.options },
    });
  }
}

/** Searching, or null when it cannot be done just now: then whoever asked goes on without. The log says why. */
export async function unlessDown<T>(container: MedusaContainer, search: () => Promise<T>): Promise<T | null> {
  try {
    return await search();
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`searching is not possible: ${messageOf(error)}`);
    return null;
  }
}
