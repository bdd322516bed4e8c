import type { PlaceCode } from "../i18n/langs.ts";

/** What the backend's store routes answer. Amounts are decimal text in major units, such as "12.50". */
export type Money = { amount: string; currency_code: string };

export type Palette = { ground: string; ink: string; accent: string };
export type Stock = "in_stock" | "last_few" | "sold_out" | "made_to_order" | "only_one";
export type PaymentMethod = "bank-transfer" | "card" | "demo";

export type Shop = {
  demo: boolean;
  place: PlaceCode;
  region_id: string;
  currency_code: string;
  default_country: string;
  countries: string[];
  payment_methods: PaymentMethod[];
  /** Whether cards are taken, and whether they are charged: only `live` ones are. */
  card_mode: "none" | "live" | "test" | "stand_in";
  /** Where the form that pays by card leads; null where no cards are taken. */
  card_origin: string | null;
};

/** `fee` is the network's fee including its VAT. Everything but `shipping` adds up to the price of the goods. */
export type Breakdown = {
  work: Money;
  materials: Money;
  funds: Money;
  fee: Money;
  tax: Money;
  shipping: Money;
  total: Money;
  tax_rate_bps: number;
};

export type CoopBadge = {
  id: string;
  handle: string;
  name: string;
  place: string;
  country_code: string;
  /** Where it works, and the only place its goods are sent to. */
  sells_in: PlaceCode;
  palette: Palette;
  state: "working" | "forming" | "after_release";
  /** Who contracts for it while it is forming, and so sells its goods. */
  host: { handle: string; name: string } | null;
  /** It takes no new orders just now. */
  paused: boolean;
  /** Why, in its own words and language. */
  pause_message: string | null;
};

export type CoopCard = CoopBadge & {
  line: string;
  legal_form: string;
  since: string;
  makes: string;
  fact: string;
  picture: string | null;
};

export type CoopPage = CoopCard & {
  story: string[];
  inspired_by: { text: string; sources: string[] } | null;
  demo: boolean;
};

export type GoodCard = {
  id: string;
  handle: string;
  title: string;
  subtitle: string;
  price: Money;
  coop: CoopBadge;
  picture: string;
  picture_alt: string;
  stock: Stock;
  one_of_a_kind: boolean;
  /** Of what is made to order: days from the payment to the parcel. */
  lead_time_days: number | null;
  category: string;
  /** What a kilogram of it costs at the price shown, of food. */
  per_kilogram: Money | null;
  /** Food that the shop does not sell, or not yet: a basket refuses it. */
  locked: boolean;
};

export type Variant = {
  id: string;
  title: string;
  sku: string;
  price: Money;
  per_kilogram: Money | null;
  stock: Stock;
  left: number | null;
  max_quantity: number;
};

export type GoodPage = GoodCard & {
  description: string[];
  /** By the co-op's members, by others for it, or by somebody it bought it from. */
  made_by: "members" | "others" | "resold";
  details: { label: string; value: string }[];
  /** All of them; the first is the card's. */
  pictures: { base: string; alt: string }[];
  variants: Variant[];
  breakdown: Breakdown;
  recipe: { work_bps: number; materials_bps: number; funds_bps: number };
  destination: string;
  demo: boolean;
};

export type Address = {
  first_name: string;
  last_name: string;
  company?: string | null;
  address_1: string;
  address_2?: string | null;
  /** Where parcels find their way without one. */
  postal_code?: string | null;
  city: string;
  province?: string | null;
  country_code: string;
  phone?: string | null;
};

export type BasketLine = {
  id: string;
  variant_id: string;
  good_handle: string;
  title: string;
  variant_title: string | null;
  picture: string;
  unit_price: Money;
  quantity: number;
  lead_time_days: number | null;
  max_quantity: number;
  subtotal: Money;
  total: Money;
  problem: null | "not_enough" | "sold_out" | "paused";
};

export type ShippingOption = { id: string; name: string; price: Money };

export type BasketGroup = {
  coop: CoopBadge;
  lines: BasketLine[];
  shipping: { chosen: string | null; options: ShippingOption[] };
  goods_total: Money;
  shipping_total: Money | null;
};

export type Basket = {
  id: string;
  place: PlaceCode;
  currency_code: string;
  email: string | null;
  address: Address | null;
  country_code: string;
  groups: BasketGroup[];
  promo_codes: string[];
  goods_total: Money;
  discount_total: Money;
  shipping_total: Money | null;
  tax_total: Money;
  total: Money;
  ready: { address: boolean; shipping: boolean };
  count: number;
};

export type ParcelMoney = {
  breakdown: Breakdown;
  state: "held" | "earned" | "settling" | "settled";
  frees_at: string | null;
  settled_at: string | null;
  refunded: Money;
};

export type OrderLine = {
  /** By which it is named when somebody withdraws from it. */
  id: string;
  title: string;
  /** Which of several kinds. */
  variant: string | null;
  /** Within how many days of the payment it was promised, of what is made to order. */
  lead_time_days: number | null;
  quantity: number;
  refunded_quantity: number;
  /** How many of it still have to leave. */
  left_quantity: number;
  total: Money;
  /** Its category. */
  kind: string;
  /** Of how many somebody may still withdraw. */
  to_withdraw: number;
};

export type Parcel = {
  coop: CoopBadge;
  /** Who sold for a co-op that was still forming when it was ordered. */
  sold_by: string | null;
  state: "waiting" | "to_send" | "partly_sent" | "sent" | "cancelled";
  /** Oldest first: a co-op may send in several. */
  sent_parcels: {
    sent_at: string;
    tracking: string | null;
    lines: { title: string; quantity: number }[];
  }[];
  shipping_name: string;
  shipping_total: Money;
  lines: OrderLine[];
  money: ParcelMoney | null;
  /** Paid once the co-op's pay of a month has used it; said only where many members share in that pay. */
  work: { state: "set_aside"; month: null } | { state: "paid"; month: string };
};

export type FollowedOrder = {
  display_id: number;
  placed_at: string;
  status: "awaiting_payment" | "paid" | "expired" | "cancelled";
  method: PaymentMethod;
  total: Money;
  received: Money;
  missing: Money;
  expires_at: string | null;
  bank: { name: string; numbers: { label: string; value: string }[]; reference: string } | null;
  email: string;
  address: Address;
  parcels: Parcel[];
  refunds: { amount: Money; state: "due" | "sent"; decided_at: string }[];
  /** `open`: the page offers to withdraw. Notices are oldest first. */
  withdrawal: {
    open: boolean;
    notices: {
      at: string;
      said: string | null;
      refunded: boolean;
      lines: { title: string; quantity: number }[];
    }[];
  };
  demo: boolean;
};

/** What somebody outside reads who has a certificate's code. What there is none of is null. */
export type Certificate = {
  coop_name: string;
  member_code: string;
  /** Months, "2026-08". */
  from: string;
  to: string;
  months: number;
  hours: string | null;
  pieces: string | null;
  training_hours: number | null;
  pay: Money[];
  issued_on: string;
};
