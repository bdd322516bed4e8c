import type { Language } from "../../../i18n/langs.ts";
import type { Money } from "../../../lib/wire.ts";

export const TEXTS = ["title", "subtitle", "description", "details"] as const;
export type TextName = (typeof TEXTS)[number];

export const MAKERS = ["members", "others", "resold"] as const;
export type MadeBy = (typeof MAKERS)[number];

export const SELLINGS = ["from_stock", "made_to_order", "one_of_a_kind"] as const;
export type Selling = (typeof SELLINGS)[number];

export type Stock = { sellable: number; held: number; claimed: number };

export type ProductRow = {
  id: string;
  title: string;
  /** The name in each language; empty where nobody has written it yet. */
  titles?: Record<Language, string>;
  sku: string | null;
  status: "draft" | "published";
  price: Money | null;
  stock: Stock;
  picture: string | null;
  missing: string[];
  version: number;
};

export type ProductVariant = {
  id: string;
  title: string;
  sku: string | null;
  options: Record<string, string>;
  price: Money | null;
  stock: Stock;
};

export type ProductPicture = { id?: string; base: string; alt: Record<Language, string> };

export type Product = {
  id: string;
  handle: string;
  status: "draft" | "published";
  version: number;
  category: string | null;
  made_by: MadeBy;
  selling: Selling;
  /** Days from the payment to the parcel; null for what is not made to order. */
  lead_time_days: number | null;
  recipe: { work_bps: number; materials_bps: number; funds_bps: number };
  weight_g: number | null;
  /** Without packing, of what is sold by its weight. */
  net_g: number | null;
  texts: Record<Language, Record<TextName, string>>;
  options: { title: string; values: string[] }[];
  variants: ProductVariant[];
  pictures: ProductPicture[];
  missing: string[];
};

export type Choices = {
  categories: { handle: string; name: string }[];
  currency_code: string;
  tax_note?: { included: boolean; country_code: string; rate_bps: number };
};
