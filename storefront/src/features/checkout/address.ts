import type { Address } from "../../lib/wire.ts";

export const ADDRESS_FIELDS = [
  "email",
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
] as const;

export type AddressField = (typeof ADDRESS_FIELDS)[number];
export type Fault = "missing" | "too_long" | "email" | "country" | "phone";

const OPTIONAL: ReadonlySet<AddressField> = new Set(["company", "address_2", "province", "phone"]);
const LONGEST: Partial<Record<AddressField, number>> = { postal_code: 12, phone: 30, email: 200 };
const LONGEST_OTHERWISE = 100;

export function isOptional(field: AddressField): boolean {
  return OPTIONAL.has(field);
}

export function longest(field: AddressField): number {
  return LONGEST[field] ?? LONGEST_OTHERWISE;
}

type Given = Record<string, string>;

function faultOf(field: AddressField, value: string, countries: readonly string[]): Fault | null {
  if (value === "") return OPTIONAL.has(field) ? null : "missing";
  if (value.length > longest(field)) return "too_long";
  if (field === "email" && !/^[^\s@<>"(),;:]+@[^\s@<>"(),;:.]+(\.[^\s@<>"(),;:.]+)+$/.test(value))
    return "email";
  if (field === "country_code" && !countries.includes(value)) return "country";
  if (field === "phone" && !/^\+?[\d\s()./-]{5,}$/.test(value)) return "phone";
  return null;
}

/** What a person typed, as an email and an address, or the fault of every field that has one. */
export function parseAddress(
  given: Given,
  countries: readonly string[],
):
  | { ok: true; email: string; address: Address }
  | { ok: false; faults: Partial<Record<AddressField, Fault>> } {
  const value = (field: AddressField): string => given[field]?.trim() ?? "";
  const faults: Partial<Record<AddressField, Fault>> = {};
  for (const field of ADDRESS_FIELDS) {
    const fault = faultOf(field, value(field), countries);
    if (fault) faults[field] = fault;
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  return {
    ok: true,
    email: value("email"),
    address: {
      first_name: value("first_name"),
      last_name: value("last_name"),
      company: value("company"),
      address_1: value("address_1"),
      address_2: value("address_2"),
      postal_code: value("postal_code"),
      city: value("city"),
      province: value("province"),
      country_code: value("country_code"),
      phone: value("phone"),
    },
  };
}
