/**
 * What we tell the world so that the search index hears of it. Medusa's own events say when a product or a variant
 * changes; that a co-op was renamed or pauses, or that stock moved, only we know.
 */
export const SEARCH_EVENTS = {
  /** `{ id }`: a product, or several. */
  goods: "goods.changed",
  /** `{ id }`: a co-op; all its goods are meant. */
  coop: "coop.changed",
  /** `{ variant_id }`: what may be sold of it. */
  stock: "stock.changed",
} as const;
