import type { Dictionary } from "../../../i18n/index.ts";
import type { RuleSetDocument } from "../wire.ts";
import { furtherOf, type Further, type TryFault } from "./try.ts";

/** The label of an amount that a rule set can take into account. */
export function furtherLabel({ group, head }: Further, t: Dictionary, currency_code: string): string {
  const { group: groups, heads } = t.portal.rules;
  return groups[group](heads[head], currency_code.toUpperCase());
}

/** What is wrong with a field of the form, in words; its settings have words of their own. */
export function tryFault(fault: TryFault | undefined, label: string, t: Dictionary): string | undefined {
  const { faults } = t.portal.rules;
  if (fault === undefined || fault === "percent" || fault === "choice") return undefined;
  return fault === "amount" ? faults.amount(label) : faults[fault];
}

/** Every fault of the form but those of its settings, each with the address of its field. */
export function tryFaults(
  document: RuleSetDocument,
  faults: Record<string, TryFault>,
  t: Dictionary,
  currency_code: string,
): { href: string; words: string }[] {
  const words = t.portal.rules;
  const currency = currency_code.toUpperCase();
  const labels = {
    regime: words.regime,
    pay: words.pay(currency),
    withheld: words.withheld(currency),
    days: words.days,
    ...Object.fromEntries(furtherOf(document).map((one) => [one.field, furtherLabel(one, t, currency_code)])),
  };
  return Object.entries(labels).flatMap(([field, label]) => {
    const said = tryFault(faults[field], label, t);
    return said ? [{ href: `#${field}`, words: said }] : [];
  });
}
