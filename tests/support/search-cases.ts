/**
 * What a shopper asks and what has to come, whichever engine searches. Goods are those of the seed, written down here by
 * reading their words: nothing is taken from an engine's own answers.
 */
export interface SearchCase {
  what: string;
  lang: "en" | "it" | "es";
  place: "eu" | "ar" | "pe" | "pr";
  query: string;
  /** Exactly these, in whatever order. */
  exactly?: string[];
  /** Exactly these, in this order. */
  inOrder?: string[];
  /** These among others, and those not. */
  among?: string[];
  not?: string[];
  /** How the words were taken: given where both engines have to agree on it. */
  how?: "as_typed" | "beginning" | "corrected";
  /** How many there are of some kinds. */
  facets?: Record<string, number>;
}

const CHOCOLATE = ["drinking-chocolate-250", "gianduja-dark-bar-box", "hazelnut-cream-300"];
const COSMETICS = ["beeswax-lip-balm", "calendula-hand-cream", "olive-laurel-soap"];

const eu = (
  lang: SearchCase["lang"],
  what: string,
  query: string,
  wanted: Partial<SearchCase>,
): SearchCase => ({
  what,
  lang,
  place: "eu",
  query,
  ...wanted,
});

export const SEARCH_CASES: SearchCase[] = [
  eu("it", "a word", "q=cioccolato", { among: CHOCOLATE, how: "as_typed", not: ["olive-laurel-soap"] }),
  eu("it", "capitals", "q=CIOCCOLATO", { among: CHOCOLATE, how: "as_typed" }),
  eu("it", "a letter too many", "q=cioccolatto", { among: CHOCOLATE, how: "corrected" }),
  eu("en", "two letters exchanged", "q=hazlenut", { among: ["hazelnut-cream-300"], how: "corrected" }),
  eu("es", "a letter missing", "q=delntal", { among: ["linen-apron"], how: "corrected" }),
  eu("it", "another form of a word", "q=frollino", { among: ["buckwheat-shortbread-200"] }),
  eu("en", "one of many", "q=tote", { among: ["sailcloth-tote"], not: ["rosemary-honey-500"] }),
  eu("en", "two words", "q=cork+clock", { among: ["cork-wall-clock"], not: ["beech-table-clock"] }),
  eu("it", "the beginning of a word", "q=gremb", { exactly: ["linen-apron"], how: "beginning" }),
  eu("es", "a word of the maker", "q=Tramonto", { among: ["salted-taralli-300", "cantucci-almond-250"] }),
  eu("en", "a word that is nowhere", "q=xylophone", { exactly: [], how: "as_typed" }),
  { what: "an accent left out", lang: "it", place: "pe", query: "q=caffe", among: ["highland-coffee-250"] },
  { what: "an accent left out", lang: "es", place: "pr", query: "q=cafe", among: ["mountain-coffee-340"] },
  { what: "an accent too many", lang: "es", place: "ar", query: "q=miél", among: ["monte-honey-480"] },
  {
    what: "a word that another place has",
    lang: "es",
    place: "ar",
    query: "q=miel",
    among: ["monte-honey-480"],
    not: ["rosemary-honey-500"],
  },
  eu("en", "a kind", "category=honey", {
    exactly: ["alaju-honey-cake", "rosemary-honey-500"],
    facets: { "category:honey": 2, "category:chocolate": 3, "coop:valdemiel": 2 },
  }),
  eu("en", "two kinds", "category=candles&category=chocolate", {
    exactly: ["beeswax-candles-pair", ...CHOCOLATE],
    facets: { "coop:valdemiel": 1, "coop:pietrachiara": 3, "category:clocks": 2 },
  }),
  eu("it", "a kind of one co-op", "category=clocks&coop=horabuena", {
    exactly: ["beech-table-clock", "cork-wall-clock"],
    facets: { "category:wood": 1, "coop:horabuena": 2 },
  }),
  eu("en", "the cheapest first", "category=cosmetics&sort=price", {
    inOrder: ["beeswax-lip-balm", "olive-laurel-soap", "calendula-hand-cream"],
    facets: { "price:0": 2, "price:1": 1, "price:2": 0, "price:3": 0 },
  }),
  eu("en", "the dearest first", "category=cosmetics&sort=price-desc", {
    inOrder: ["calendula-hand-cream", "olive-laurel-soap", "beeswax-lip-balm"],
  }),
  eu("it", "words, the cheapest first", "q=cioccolato&category=chocolate&sort=price", {
    inOrder: ["drinking-chocolate-250", "hazelnut-cream-300", "gianduja-dark-bar-box"],
  }),
  eu("it", "words, the dearest first", "q=cioccolato&category=chocolate&sort=price-desc", {
    inOrder: ["gianduja-dark-bar-box", "hazelnut-cream-300", "drinking-chocolate-250"],
  }),
  eu("en", "both ends of a price belong to it", "category=cosmetics&min=6.90&max=7.50", {
    exactly: ["beeswax-lip-balm", "olive-laurel-soap"],
    facets: { "price:0": 2, "price:1": 1 },
  }),
  eu("en", "what can be bought now", "category=biscuits&stock=1", {
    exactly: ["buckwheat-shortbread-200", "cantucci-almond-250", "salted-taralli-300"],
    facets: { stock: 3 },
  }),
  eu("en", "what is made to order can be bought", "category=bags&stock=1", {
    exactly: ["market-backpack", "sailcloth-tote", "zip-pouch-offcuts"],
  }),
  { what: "a co-op that pauses", lang: "en", place: "pe", query: "category=clocks&stock=1", exactly: [] },
  {
    what: "a co-op that pauses is looked at all the same",
    lang: "en",
    place: "pe",
    query: "category=clocks",
    exactly: ["andean-wall-clock", "pocket-sundial"],
    facets: { stock: 0 },
  },
  eu("en", "words and a price", "q=soap&max=10", {
    among: ["olive-laurel-soap"],
    not: ["calendula-hand-cream"],
  }),
  eu("en", "words that are quoted or joined", "q=%22lip-balm%22", { among: ["beeswax-lip-balm"] }),
  eu("en", "signs alone", "q=%25_%27%3F%26%7C%21%28", { exactly: [] }),
  eu("it", "everything of a kind, with its parts", "category=cosmetics", {
    exactly: COSMETICS,
    facets: { "coop:saponaria-lumen": 3, stock: 3 },
  }),
];
