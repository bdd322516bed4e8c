import type { Dictionary } from "../../i18n/index.ts";

/** A figure that somebody else declares; the words about it are the dictionary's, by its name. */
export type Declared = {
  name: keyof Dictionary["impact"]["declared"];
  /** Who published it, as they call themselves. */
  source: string;
};

/** Nothing here is from our books, and nothing is added up. What has no stated cohort and definition stays out. */
export const DECLARED: readonly Declared[] = [
  { name: "organized", source: "NCBA CLUSA" },
  { name: "employed", source: "CNEL" },
  { name: "mekelle", source: "ILO" },
];
