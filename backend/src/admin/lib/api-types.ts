/**
 * The shapes of our own admin routes. They are written out again here because the admin is a separate
 * program that meets the backend only over HTTP.
 */

/** A decimal text with the currency's own number of decimals, and the ISO 4217 code in lower case. */
export type Money = { amount: string; currency_code: string };

type Coop = { id: string; handle: string; name: string };

export type Parts = {
  work: Money;
  materials: Money;
  funds: Money;
  shipping: Money;
  fee: Money;
  fee_tax: Money;
  tax: Money;
  /** What the network adds for its own promotion; not part of what the buyer paid. */
  top_up?: Money;
};

export type Piece = {
  id: string;
  kind: "goods" | "shipping";
  title: string;
  quantity: number;
  refunded_quantity: number;
  sent_quantity: number;
  left_quantity: number;
  total: Money;
  parts: Parts;
};

export type Parcel = {
  id: string;
  sent_at: string;
  tracking: string | null;
  pieces: { id: string; title: string; quantity: number }[];
};

export type Consignment = {
  id: string;
  order_id: string;
  coop: Coop;
  status: "held" | "earned";
  /** What is left to send stands packed since then. */
  packed_at: string | null;
  /** When the last parcel left; null while something is left to send. */
  sent_at: string | null;
  parcels: Parcel[];
  earned_at: string | null;
  /** When the hold ends and the money becomes the co-op's; null until the parcel is sent. */
  earns_on: string | null;
  total: Money;
  parts: Parts;
  pieces: Piece[];
  refunded: Money;
  settlement_id: string | null;
};

export type Checkout = {
  id: string;
  status: "open" | "placed" | "captured" | "superseded" | "expired" | "cancelled" | "abandoned";
  method: "bank-transfer" | "card" | "demo";
  total: Money;
  received: Money;
  missing: Money;
  expires_at: string | null;
};

/** Whether what has to go back goes to a card by itself, or a person sends it since the card does not take it. */
export type ByCard = "by_itself" | "not_taken" | null;

export type Receipt = {
  id: string;
  statement_ref: string;
  amount: Money;
  assigned: Money;
  unassigned: Money;
  given_back: Money;
  /** How much of `given_back` has left the bank. */
  returned: Money;
  card: ByCard;
  give_back_reason: string | null;
  received_on: string;
  payer_note: string | null;
  assignments: { order_id: string; display_id: number; amount: Money }[];
};

export type Refund = {
  id: string;
  consignment_id: string | null;
  piece_id: string | null;
  quantity: number;
  amount: Money;
  reason: string;
  state: "due" | "sent";
  card: ByCard;
  decided_at: string;
};

/** That a buyer withdrew from the contract on these pieces. */
export type Withdrawal = {
  id: string;
  at: string;
  /** In the buyer's own words. */
  said: string | null;
  /** All of it has been refunded. */
  refunded: boolean;
  lines: { title: string; quantity: number }[];
};
export type OrderWithdrawals = { order_id: string; display_id: number; withdrawals: Withdrawal[] };

export type OrderConsignments = {
  checkout: Checkout | null;
  consignments: Consignment[];
  receipts: Receipt[];
  refunds: Refund[];
  withdrawals: Withdrawal[];
  disputes: Dispute[];
};

/** What a buyer's bank took back, by the provider's id. */
export type Dispute = {
  id: string;
  amount: Money;
  order_id: string | null;
  order_display_id: number | null;
  reason: string;
  state: "open" | "won" | "lost";
  due_by: string | null;
  opened_at: string;
  ended_at: string | null;
};

export type FeePolicy = "returned" | "kept";

type SettlementLine = {
  consignment_id: string;
  order_id: string;
  order_display_id: number;
  kind: "sale" | "refund";
  amount: Money;
  parts: Parts;
};

export type Settlement = {
  id: string;
  coop: Coop;
  status: "reserved" | "paid" | "refused";
  total: Money;
  created_at: string;
  paid_at: string | null;
  lines: SettlementLine[];
};

export type OpenSettlement = { coop: Coop; currency_code: string; payable: Money; owes: Money; due: Money };

export type Side = "where" | "whose" | "result";

export type Account = { account: string; currency_code: string; side: Side; label: string; balance: Money };

export type BookSum = { currency_code: string; where: Money; whose: Money; result: Money; balanced: boolean };

export type Posting = {
  id: string;
  transaction_id: string;
  reference: string;
  kind: string;
  occurred_at: string;
  recorded_at: string;
  debit: string;
  credit: string;
  /** The same accounts with the co-op\'s handle in the place of its id. */
  debit_name: string;
  credit_name: string;
  amount: Money;
  consignment_id: string | null;
  order_id: string | null;
  order_display_id: number | null;
  coop: Coop | null;
};

export type Question = { name: string; question: string; ok: boolean; found: Record<string, string>[] };

export type StockItem = {
  variant_id: string;
  title: string;
  sku: string | null;
  coop: Coop | null;
  sellable: number;
  held: number;
  claimed: number;
  /** Null of what is made to order. */
  available: number | null;
};

/** A co-op and how many people it has at its desk. */
export type Desk = { id: string; handle: string; name: string; people: number };

/** A co-op's pay run as the network signs it: sums, and nothing of a member. */
export type PayToSign = {
  id: string;
  coop_name: string;
  month: string;
  status: string;
  method: "share" | "payroll" | "locked";
  amount: Money;
  /** Against the run before it. */
  change: Money | null;
  members: number;
  top_up: Money;
  note: string | null;
  rule_set_name: string;
  third_above: Money;
  hash: string;
  proposed_at: string;
  seconded_at: string;
  third_at: string | null;
  reason: string | null;
};
export type CoopToSignFor = { id: string; name: string; currency_code: string; signs_above: Money | null };

/** A mail that has not gone. Without a next try it waits for a person. */
export type UnsentMail = {
  id: string;
  key: string;
  kind: string;
  lang: string | null;
  recipient: string | null;
  state: "waiting" | "unknown" | "failed";
  tries: number;
  next_try_at: string | null;
  tried_at: string | null;
  trouble: string | null;
  created_at: string;
};

/** Money that was paid by card and goes back, since no order came of it. */
export type CardGivenBack = {
  id: string;
  /** The provider's id of the payment. */
  payment: string;
  state: "refused" | "given_back";
  reason: string;
  amount: Money;
  not_taken_at: string | null;
  paid_at: string;
  ended_at: string | null;
};

/** What the provider of cards told, and the shop could not work off. */
export type DeadCardEvent = { id: string; kind: string; trouble: string | null; received_at: string };

export type CardsToSee = {
  mode: "none" | "live" | "test" | "stand_in";
  pages: CardGivenBack[];
  dead_events: DeadCardEvent[];
  disputes: Dispute[];
};

/** A company that buys wholesale, or asked to. */
export type Company = {
  id: string;
  name: string;
  registration_number: string;
  country_code: string;
  message: string;
  state: "applied" | "approved" | "refused" | "closed";
  group_id: string | null;
  applied_at: string;
  decided_at: string | null;
  reason: string | null;
  buyers: string[];
  unconfirmed: string[];
};
export type CompanyGroup = { id: string; name: string; lists: { id: string; currency_code: string }[] };
export type Tier = { from: number; unit: Money };
export type Recipe = { work_bps: number; materials_bps: number; funds_bps: number };
export type WholesaleGood = { sku: string; title: string; case_pack: number; tiers: Tier[]; recipe: Recipe };
export type WholesaleList = {
  id: string;
  group_id: string;
  currency_code: string;
  minimum: Money;
  goods: WholesaleGood[];
};

/** A co-op's own book as it lets the network read it. */
export type CoopBook = {
  currency_code: string;
  accounts: { account: string; balance: Money }[];
  grant: { until: string };
  postings: {
    id: string;
    at: string;
    kind: string;
    debit: string;
    credit: string;
    amount: Money;
    note: string | null;
  }[];
  count: number;
};
