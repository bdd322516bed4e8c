import type { Address } from "./wire.ts";

const PARTS = [
  "first_name",
  "last_name",
  "company",
  "address_1",
  "address_2",
  "postal_code",
  "city",
  "province",
  "country_code",
  "phone",
] as const satisfies readonly (keyof Address)[];

type Whole = Record<(typeof PARTS)[number], string>;

/** An address of which not everything was written down, as one that has all its parts. */
export function wholeAddress(address: Partial<Record<keyof Address, string | null>>): Whole {
  const parts = PARTS.map((part) => [part, address[part] ?? ""] as const);
  return Object.fromEntries(parts) as Whole;
}
