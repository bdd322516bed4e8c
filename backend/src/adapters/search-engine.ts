import type { SearchTypes } from "@medusajs/framework/types";
import { fold, wordsOf } from "../domain/search/words";
import { settings } from "./env";
import { LOCALES, type Language } from "./languages";

/**
 * What differs between the two engines that serve the same definitions: PostgreSQL, always there, and Meilisearch when
 * MEILISEARCH_HOST names one. Everything else speaks to Medusa's Search Module.
 */

export const SEARCH_LANGUAGES = Object.keys(LOCALES) as Language[];

/** One index for each language. */
export function indexName(language: Language): string {
  return `goods_${language}`;
}

export function usesMeilisearch(): boolean {
  return settings().MEILISEARCH_HOST !== "";
}

/** What Meilisearch answers of an index that it has not, or that nobody told what it is narrowed and sorted by. */
const OF_A_LOST_INDEX = /^(?:index_not_found|invalid_search_(?:filter|sort|facets))$/;

/**
 * Whether an engine that answers has lost an index, or what it was set up with: one that began anew makes an index of the first
 * document it is told of, by its own lights. PostgreSQL keeps ours with everything else.
 */
export function tellsOfLoss(error: unknown): boolean {
  const { cause } = error instanceof Error ? error : {};
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return typeof code === "string" && OF_A_LOST_INDEX.test(code);
}

/** By which name the Search Module knows what serves an index. */
export function searchProvider(language: Language): string {
  return usesMeilisearch() ? "meilisearch" : `postgres-${language}`;
}

/**
 * How closely words are compared: as they are (or by their stem), with the last one perhaps unfinished, or with letters
 * wrong. The last is slow, and is asked only when the others found nothing.
 */
export type Closeness = "exact" | "prefix" | "loose";

type SearchOrder = Record<string, SearchTypes.SearchOrderBy>;
type Asked = { q: string; options: SearchTypes.SearchOptions };

export function asked(q: string, closeness: Closeness): Asked {
  return usesMeilisearch() ? askedOfMeilisearch(q, closeness) : askedOfPostgres(q, closeness);
}

function askedOfPostgres(q: string, closeness: Closeness): Asked {
  // Word by word: PostgreSQL takes what a hyphen joins for a word of its own, which stands in no text without it.
  const words = wordsOf(q).join(" ");
  switch (closeness) {
    case "exact":
      return { q: words, options: { match_strategy: "all" } };
    case "prefix":
      return { q: words, options: { match_strategy: "last" } };
    case "loose":
      // Compared letter by letter, with the text that has no accents.
      return { q: fold(words), options: { typo_tolerance: true } };
  }
}

/**
 * What is found best comes first, then by other fields. Meilisearch is told nothing: it orders so by itself, and always
 * in the same way, but whatever it is told to order by counts before how well something is found.
 */
export function bestFirst(then: SearchOrder): SearchOrder {
  return usesMeilisearch() ? {} : { _score: "DESC", ...then };
}

/** Meilisearch forgives typos and takes the last word for a beginning unless a word stands in quotation marks. */
function askedOfMeilisearch(q: string, closeness: Closeness): Asked {
  const words = wordsOf(q);
  const quoted = words.map((word, index) =>
    closeness === "exact" || (closeness === "prefix" && index < words.length - 1) ? `"${word}"` : word,
  );
  return { q: quoted.join(" "), options: { match_strategy: "all" } };
}
