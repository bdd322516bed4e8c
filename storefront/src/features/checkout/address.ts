import type { PlaceCode } from "../../i18n/langs.ts";
import type { Address } from "../../lib/wire.ts";
import { HABITS } from "./habits.ts";

export type AddressField =
  | "email"
  | "first_name"
  | "last_name"
  | "company"
  | "address_1"
  | "address_2"
  | "postal_code"
  | "city"
  | "province"
  | "country_code"
  | "phone";
export type Fault = "missing" | "too_long" | "email" | "country" | "province" | "postal_code" | "phone";

const OPTIONAL: ReadonlySet<AddressField> = new Set(["company", "address_2", "phone"]);
const LONGEST: Partial<Record<AddressField, number>> = { postal_code: 12, phone: 30, email: 200 };
const LONGEST_OTHERWISE = 100;

/** What is asked of somebody in a place, in the order in which people there write it. */
export function fieldsFor(place: PlaceCode): AddressField[] {
  return ["email", "first_name", "last_name", "company", ...HABITS[place].parts, "country_code", "phone"];
}

export function isOptional(field: AddressField, place: PlaceCode): boolean {
  const { provinces, postal_code } = HABITS[place];
  if (field === "province") return provinces === null;
  if (field === "postal_code") return !postal_code.required;
  return OPTIONAL.has(field);
}

export function longest(field: AddressField): number {
  return LONGEST[field] ?? LONGEST_OTHERWISE;
}

type Given = Record<string, string>;
/** Where a basket goes: the place it is bound to, and the countries of it that we deliver to. */
export type Reach = { code: PlaceCode; countries: readonly string[] };

function faultOf(field: AddressField, value: string, { code, countries }: Reach): Fault | null {
  if (value === "") return isOptional(field, code) ? null : "missing";
  if (value.length > longest(field)) return "too_long";
  const { provinces, postal_code } = HABITS[code];
  if (field === "email" && !/^[^\s@<>"(),;:]+@[^\s@<>"(),;:.]+(\.[^\s@<>"(),;:.]+)+$/.test(value))
    return "email";
  if (field === "country_code" && !countries.includes(value)) return "country";
  if (field === "province" && provinces && !provinces.includes(value)) return "province";
  if (field === "postal_code" && postal_code.pattern && !postal_code.pattern.test(value))
    return "postal_code";
  if (field === "phone" && !/^\+?[\d\s()./-]{5,}$/.test(value)) return "phone";
  return null;
}

/** What a person typed, as an email and an address, or the fault of every field that has one. */
export function parseAddress(
  given: Given,
  reach: Reach,
):
  | { ok: true; email: string; address: Address }
  | { ok: false; faults: Partial<Record<AddressField, Fault>> } {
  const fields = fieldsFor(reach.code);
  const value = (field: AddressField): string => (fields.includes(field) ? (given[field]?.trim() ?? "") : "");
  const faults: Partial<Record<AddressField, Fault>> = {};
  for (const field of fields) {
    const fault = faultOf(field, value(field), reach);
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
      postal_code: value("postal_code").toUpperCase(),
      city: value("city"),
      province: value("province"),
      country_code: value("country_code"),
      phone: value("phone"),
    },
  };
}
