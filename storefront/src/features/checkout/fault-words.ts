import type { Dictionary } from "../../i18n/index.ts";
import type { PlaceCode } from "../../i18n/langs.ts";
import { fieldsFor, type AddressField, type Fault } from "./address.ts";

type Faults = Partial<Record<AddressField, string>>;

/** What is wrong with an address in words, field by field, and the same as a list that leads to the fields. */
export function addressFaults(
  t: Dictionary,
  place: PlaceCode,
  found: Record<string, string>,
): { faults: Faults; summary: { href: string; words: string }[] } {
  const words = (field: AddressField, fault: Fault): string => {
    if (fault === "postal_code")
      return t.fields.postal_code(t.checkout.postal_code, t.places.local[place].postal_example);
    return fault === "missing" || fault === "too_long" ? t.fields[fault](t.checkout[field]) : t.fields[fault];
  };
  const faults: Faults = {};
  for (const field of fieldsFor(place)) {
    const fault = found[field];
    if (fault) faults[field] = words(field, fault as Fault);
  }
  return {
    faults,
    summary: Object.entries(faults).map(([field, text]) => ({ href: `#${field}`, words: text })),
  };
}
