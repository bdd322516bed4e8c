import type { SearchTypes } from "@medusajs/framework/types";
import { defineSearchIndex, search } from "@medusajs/framework/utils";
import type { Language } from "../adapters/languages";
import { askRows } from "../adapters/rows";
import { indexName, SEARCH_LANGUAGES, searchProvider } from "../adapters/search-engine";
import { SEARCH_EVENTS } from "../adapters/search-events";
import { goodDocuments } from "./documents";
import { productsOf } from "./products-of";

const PAGE = 200;

/** What is searched, narrowed, counted and sorted by. The provider decides how; see `adapters/search-engine.ts`. */
const fields = search.define({
  id: search.keyword().filterable().sortable(),
  handle: search.keyword().sortable(),
  title: search.text().searchable({ weight: 3 }),
  subtitle: search.text().searchable({ weight: 2 }),
  category_name: search.text().searchable({ weight: 2 }),
  coop_name: search.text().searchable({ weight: 2 }),
  description: search.text().searchable({ weight: 1 }),
  folded: search.text().searchable({ weight: 1 }),
  category: search.keyword().filterable().facetable(),
  coop: search.keyword().filterable().facetable(),
  place: search.keyword().filterable().facetable(),
  price_minor: search.integer().filterable().facetable().sortable(),
  in_stock: search.boolean().filterable().facetable(),
  rank: search.integer().sortable(),
  created_at: search.date().sortable(),
});

const EVENTS = [
  "product.updated",
  "product.deleted",
  "product-variant.updated",
  "product-category.updated",
  "order.placed",
  ...Object.values(SEARCH_EVENTS),
];

/**
 * Meilisearch's own, with `sort` before all others: whoever asks for the cheapest first means all of what was found, not those
 * that are found equally well. Without an order to sort by it changes nothing.
 */
const RANKING_RULES = ["sort", "words", "typo", "proximity", "attribute", "exactness"];

/** What makes an index of some products say what is true of them now: those that are not shown are taken out. */
async function truthOf(query: SearchTypes.SearchContainer["query"], language: Language, ids: string[]) {
  const documents = await goodDocuments(query, language, ids);
  const there = new Set(documents.map(({ id }) => id));
  const gone = ids.filter((id) => !there.has(id));
  return [
    ...(documents.length > 0 ? [{ action: "upsert" as const, documents }] : []),
    ...(gone.length > 0 ? [{ action: "delete" as const, filters: { id: gone } }] : []),
  ];
}

/** An index of a language's own, since words are stemmed, and texts written, in one language. */
function goodsIndex(language: Language) {
  return defineSearchIndex({
    name: indexName(language),
    entity: "product",
    provider: searchProvider(language),
    fields,
    settings: { provider_options: { meilisearch: { locales: [language], rankingRules: RANKING_RULES } } },
    events: EVENTS,
    consume: async (event, { container }) => {
      const ids = await productsOf(event, container.query);
      return ids.length > 0 ? truthOf(container.query, language, ids) : [];
    },
    async *seed({ container, filters, last_key, catchup }) {
      for (let after = last_key, more = true; more;) {
        const page = await askRows<{ id: string }>(container.query, {
          entity: "product",
          fields: ["id"],
          filters: {
            ...filters,
            ...(catchup ? { updated_at: { $gte: catchup.since } } : {}),
            ...(after ? { id: { $gt: after } } : {}),
          },
          pagination: { take: PAGE, order: { id: "ASC" } },
        });
        const ids = page.map(({ id }) => id);
        if (ids.length > 0) yield await truthOf(container.query, language, ids);
        after = ids.at(-1);
        more = ids.length === PAGE;
      }
    },
  });
}

export default SEARCH_LANGUAGES.map(goodsIndex);
