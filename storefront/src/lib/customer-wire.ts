import type { Address, Breakdown, CoopBadge, Money } from "./wire.ts";

/** What the routes of accounts and wholesale answer. */
export type Account = {
  email: string;
  first_name: string;
  last_name: string;
  /** Whether they have shown that the address is theirs. */
  email_confirmed: boolean;
  company: { name: string; state: CompanyState } | null;
};
export type CompanyState = "applied" | "approved" | "refused" | "closed";
export type OrderStatus = "awaiting_payment" | "paid" | "expired" | "cancelled";

export type Company = {
  name: string;
  registration_number: string;
  country_code: string;
  state: CompanyState;
  /** Whether there is a price list for it: false while nobody has approved it. */
  has_list: boolean;
  reason: string | null;
  applied_at: string;
};

export type AccountOrder = {
  display_id: number;
  placed_at: string;
  status: OrderStatus;
  total: Money;
  wholesale: boolean;
  follow_token: string;
  lines: { title: string; quantity: number; total: Money }[];
};
export type KeptAddress = { id: string } & Partial<Record<keyof Address, string | null>>;

export type Tier = { from: number; unit: Money; unit_with_tax: Money; breakdown: Breakdown };
export type ListedGood = {
  variant_id: string;
  sku: string;
  handle: string;
  title: string;
  subtitle: string;
  coop: CoopBadge;
  picture: string;
  case_pack: number;
  left: number;
  tiers: Tier[];
};
export type PriceList = { currency_code: string; tax_rate_bps: number; minimum: Money; goods: ListedGood[] };

export type LineFault = { code: string; details: Record<string, string | number> };
export type PasteLine = {
  number: number;
  text: string;
  sku: string | null;
  quantity: number | null;
  variant_id: string | null;
  title: string;
  fault: LineFault | null;
};
export type ReorderLine = {
  title: string;
  variant_id: string | null;
  quantity: number;
  unit_then: Money;
  unit_now: Money | null;
  fault: LineFault | null;
};

export type Sums = { goods: Money; shipping: Money | null; tax: Money; total: Money };
export type WholesaleBasket = {
  cart_id: string;
  currency_code: string;
  lines: {
    id: string;
    variant_id: string;
    sku: string;
    title: string;
    quantity: number;
    case_pack: number;
    least: number;
    most: number;
    unit: Money;
    net: Money;
    price_now: Money | null;
    next_tier: { from: number; unit: Money } | null;
    left: number | null;
    gone: boolean;
  }[];
  faults: { code: string; variant_id: string | null; details: Record<string, string | number> }[];
  minimum: Money;
  minimum_missing: Money | null;
  groups: {
    coop: CoopBadge;
    shipping: { chosen: string | null; options: { id: string; name: string; price: Money }[] };
  }[];
  address: Partial<Record<keyof Address, string | null>> | null;
  country_code: string;
  sums: Sums;
  tax_rate_bps: number | null;
  ready: { address: boolean; shipping: boolean };
};

export type CompanyOrder = {
  display_id: number;
  status: OrderStatus;
  total: Money;
  expires_at: string | null;
  units: number;
};
export type ProForma = {
  display_id: number;
  number: string;
  placed_at: string;
  status: OrderStatus;
  expires_at: string | null;
  company: { name: string; registration_number: string; country_code: string };
  email: string;
  address: Partial<Record<keyof Address, string | null>> | null;
  lines: { sku: string; title: string; coop: string; quantity: number; unit: Money; net: Money }[];
  shipping: { coop: string; title: string; net: Money }[];
  sums: { goods: Money; shipping: Money; tax: Money; total: Money };
  tax_rate_bps: number | null;
  received: Money;
  missing: Money;
  bank: { name: string; numbers: { label: string; value: string }[]; reference: string } | null;
  follow_token: string;
  demo: boolean;
};
