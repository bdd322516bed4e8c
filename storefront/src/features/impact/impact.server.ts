import type { Dictionary } from "../../i18n/index.ts";
import type { ShopStore } from "../../lib/medusa.ts";
import { remember } from "../../lib/remember.ts";
import type { Money } from "../../lib/wire.ts";

export type Head = keyof Dictionary["portal"]["pay"]["heads"];

/** What the co-ops' books say together in one currency; `to_court` is null where it may not be shown. */
export type CurrencyFigures = {
  currency_code: string;
  coops: number;
  pay: Money;
  heads: { head: Head; amount: Money }[];
  to_court: Money | null;
};
export type ImpactYear = { year: string; currencies: CurrencyFigures[] };

const recall = remember<ImpactYear[]>(60_000);

/** Newest first. The same in every language and place. */
export function listYears(store: ShopStore): Promise<ImpactYear[]> {
  return recall("all", async () => (await store.get<{ years: ImpactYear[] }>("/store/impact")).years);
}
