import type { Currency } from "../../domain/currency";
import type { AccountSide, Rail } from "../../domain/books/accounts";
import type { CutPiece, Parts, Terms, TopUp } from "../../domain/books/cutting";
import type { ParcelPiece } from "../../domain/books/parcels";

/**
 * What goes into the books and what comes out. Every amount is a `bigint` of the currency's smallest unit and stands
 * beside a `currency`; every instant is a `Date` in UTC; a day without a time is `YYYY-MM-DD` text. None of these
 * shapes may leave the process as they are, because JSON carries no `bigint`.
 */

export type PaymentMethod = "bank-transfer" | "card" | "demo";

/** `open`: payment was started. `placed`: it became an order. `captured`: the money is verified. The rest are ends. */
export type CheckoutStatus =
  "open" | "placed" | "captured" | "superseded" | "expired" | "cancelled" | "abandoned";

/** A cut piece together with what it was cut from, so that a consignment can be read without the cart. */
export type CheckoutPiece = CutPiece & {
  title: string;
  line_item_id: string | null;
  shipping_method_id: string | null;
  shipping_option_id: string | null;
  product_id: string | null;
  variant_id: string | null;
  /** Within how many days it was promised to be made; absent for what was sold from stock. */
  lead_time_days?: number | null;
  /** Who contracted for a co-op that was forming then; absent where the co-op sold for itself. */
  sold_by?: string | null;
};

export type FreezeCheckoutInput = {
  cart_id: string;
  payment_session_id: string | null;
  method: PaymentMethod;
  currency: Currency;
  total: bigint;
  pieces: CheckoutPiece[];
  /** Exactly one entry for each co-op that has a piece. */
  terms: Terms[];
  locale: string;
  expires_at: Date | null;
  now: Date;
};

export type Checkout = {
  id: string;
  cart_id: string;
  payment_session_id: string | null;
  method: PaymentMethod;
  status: CheckoutStatus;
  currency: Currency;
  total: bigint;
  pieces: CheckoutPiece[];
  terms: Terms[];
  locale: string;
  order_id: string | null;
  order_display_id: number | null;
  /** The sum of receipts assigned to this checkout; stays as it was once the money is captured. */
  received: bigint;
  /** What a transfer still lacks; nothing once captured or ended. */
  missing: bigint;
  expires_at: Date | null;
  capture_id: string | null;
  captured_at: Date | null;
  created_at: Date;
  placed_at: Date | null;
  ended_at: Date | null;
};

export type CheckoutFilter = { status?: CheckoutStatus; expired_before?: Date; method?: PaymentMethod };
export type PlaceCheckoutInput = {
  checkout_id: string;
  order_id: string;
  display_id: number;
  /** Until when the order waits for its money; null when it does not wait. */
  expires_at: Date | null;
  now: Date;
};
export type CheckoutOutcome = "expired" | "cancelled" | "abandoned";
export type EndCheckoutInput = { checkout_id: string; outcome: CheckoutOutcome; now: Date };

export type RecordReceiptInput = {
  rail: Rail;
  /** The bank's own reference of the statement line: the same line typed twice is recorded once. */
  statement_ref: string;
  amount: bigint;
  currency: Currency;
  received_on: string;
  payer_note: string | null;
  now: Date;
};

export type Receipt = {
  id: string;
  rail: Rail;
  statement_ref: string;
  amount: bigint;
  currency: Currency;
  received_on: string;
  payer_note: string | null;
  assigned: bigint;
  /** amount = assigned + unassigned + given_back, always. */
  unassigned: bigint;
  /** Decided to go back to the payer; `returned` says how much of it has left the bank. */
  given_back: bigint;
  returned: bigint;
  give_back_reason: string | null;
  assignments: { checkout_id: string; order_id: string; order_display_id: number; amount: bigint }[];
  recorded_at: Date;
};

export type AssignReceiptInput = { receipt_id: string; checkout_id: string; now: Date };
/** `assigned` is what this receipt pays of this checkout in all; `missing` is what the checkout still lacks. */
export type ReceiptAssignment = { assigned: bigint; missing: bigint };
export type GiveBackReceiptInput = { receipt_id: string; reason: string; now: Date };
/** `rail`: by which way it leaves, mostly the one it came by. */
export type MarkReceiptReturnedInput = { receipt_id: string; rail: Rail; now: Date };
export type ReceiptCameBackInput = { receipt_id: string; now: Date };
export type ReceiptFilter = { state: "unmatched" | "all" };

export type RecordCaptureInput = {
  capture_id: string;
  checkout_id: string;
  amount: bigint;
  currency: Currency;
  rail: Rail;
  captured_at: Date;
  now: Date;
};

export type ConsignmentPiece = {
  id: string;
  /** The id of the piece in the frozen checkout. */
  piece_id: string;
  kind: "goods" | "shipping";
  title: string;
  quantity: number;
  refunded_quantity: number;
  /** How many of it parcels have taken. */
  sent_quantity: number;
  line_item_id: string | null;
  shipping_method_id: string | null;
  shipping_option_id: string | null;
  product_id: string | null;
  variant_id: string | null;
  tax_rate_bps: number;
  total: bigint;
  parts: Parts;
  top_up: TopUp;
};

export type Consignment = {
  id: string;
  checkout_id: string;
  order_id: string;
  order_display_id: number;
  coop_id: string;
  currency: Currency;
  status: "held" | "earned";
  terms: Terms;
  total: bigint;
  parts: Parts;
  top_up: TopUp;
  /** What buyers were or will be given back of this consignment. */
  refunded: bigint;
  pieces: ConsignmentPiece[];
  /** Oldest first. */
  parcels: Parcel[];
  /** What is left to send stands packed since then. */
  packed_at: Date | null;
  /** When the last parcel left; null while something is left to send. */
  sent_at: Date | null;
  /** The first moment `earnDue` may earn it; null until it is sent. */
  earns_on: Date | null;
  earned_at: Date | null;
  /** The settlement that carries its sale line and was not refused. */
  settlement: { id: string; status: "reserved" | "paid"; paid_at: Date | null } | null;
  created_at: Date;
};

export type Parcel = {
  id: string;
  pieces: ParcelPiece[];
  tracking: string | null;
  /** The id of a co-op's staff, or `network`. */
  sent_by: string;
  sent_at: Date;
  /** When the goods and Medusa had followed; null when an interruption left that to be done. */
  finished_at: Date | null;
};

export type StartParcelInput = {
  consignment_id: string;
  /** `ConsignmentPiece.id` with how many of it; null for all that is left. */
  pieces: ParcelPiece[] | null;
  tracking: string | null;
  sent_by: string;
  request_id: string;
  /** How many parcels whoever sends this one had seen; null when they cannot say. */
  parcels_seen: number | null;
  now: Date;
};
/** `all` has those too of which everything was refunded before it left. */
export type CoopConsignmentFilter = {
  coop_id: string;
  state: "to_pack" | "packed" | "sent" | "all";
  limit: number;
  offset: number;
};
export type ConsignmentPage = { consignments: Consignment[]; count: number };

/** A product of which something is to be made, or stands packed. `first_due`: the day the oldest of it was paid. */
export type ToMake = {
  product_id: string | null;
  variant_id: string | null;
  title: string;
  to_make: number;
  ready: number;
  first_due: string;
};

/** `held` is the sum of its days and of what waits to be sent; a day is `YYYY-MM-DD`. */
export type Earnings = {
  currency: Currency;
  held: bigint;
  held_by_day: { day: string; amount: bigint }[];
  waiting_to_be_sent: bigint;
  /** Of what is held, what a buyer's bank has taken back and not decided yet. */
  in_dispute: bigint;
  payable: bigint;
  in_payout: bigint;
  /** All that settlements have paid so far. */
  settled: bigint;
  owed: bigint;
};

export type EarnDueInput = { now: Date; consignment_id?: string };

/** `kept`: the co-op bears the network's fee too. It has a meaning only after earning; before, no fee was earned. */
export type FeePolicy = "returned" | "kept";

export type RefundInput = {
  consignment_id: string;
  /** `ConsignmentPiece.id`. */
  piece_id: string;
  quantity: number;
  reason: string;
  fee_policy: FeePolicy;
  request_id: string;
  now: Date;
};

export type Refund = {
  id: string;
  request_id: string;
  consignment_id: string;
  order_id: string;
  coop_id: string;
  piece_id: string;
  quantity: number;
  currency: Currency;
  amount: bigint;
  parts: Parts;
  top_up: TopUp;
  reason: string;
  fee_policy: FeePolicy;
  /** True when the co-op had already earned it, so that its next settlement carries a refund line. */
  after_earning: boolean;
  /** What the co-op loses by it, top-up included; settled by its next settlement when `after_earning`. */
  coop_amount: bigint;
  state: "due" | "sent";
  decided_at: Date;
  sent_at: Date | null;
};

export type RefundOutcomeInput = { refund_id: string; outcome: "paid" | "returned"; rail: Rail; now: Date };

/** A piece of the frozen checkout, with how many of it go back. */
export type WithdrawalLine = { piece_id: string; variant_id: string | null; title: string; quantity: number };

export type WithdrawalInput = {
  order_id: string;
  /** `CheckoutPiece.id`. */
  lines: { piece_id: string; quantity: number }[];
  /** What the buyer wants to add, in their own words. */
  said: string | null;
  request_id: string;
  now: Date;
};

/** That a buyer withdrew from the contract. */
export type WithdrawalNotice = {
  id: string;
  order_id: string;
  lines: WithdrawalLine[];
  said: string | null;
  at: Date;
};

export type WithdrawableUnits = { piece_id: string; refunded: number; withdrawn: number; left: number };

export type ReserveSettlementInput = { coop_id: string; currency: Currency; request_id: string; now: Date };
export type SettlementStatus = "reserved" | "paid" | "refused";
export type SettlementLine = {
  consignment_id: string;
  order_id: string;
  order_display_id: number;
  kind: "sale" | "refund";
  refund_id: string | null;
  /** Signed: a sale line is not below zero, a refund line not above. The amounts add up to the settlement's total. */
  amount: bigint;
  /** Signed, top-ups included; they add up to `amount`. Only a refund with the fee kept has fee parts. */
  parts: Parts;
};
export type Settlement = {
  id: string;
  request_id: string;
  coop_id: string;
  currency: Currency;
  status: SettlementStatus;
  total: bigint;
  rail: Rail | null;
  lines: SettlementLine[];
  created_at: Date;
  paid_at: Date | null;
  refused_at: Date | null;
};
export type SettlementOutcomeInput = {
  settlement_id: string;
  outcome: "paid" | "refused";
  rail: Rail;
  now: Date;
};
/** What the next settlement of a co-op would send: `due` is payable less owes, or nothing when that is below zero. */
export type OpenSettlement = {
  coop_id: string;
  currency: Currency;
  payable: bigint;
  owes: bigint;
  due: bigint;
};

/** `provider` is the bare name ("demo"); `reference` is the provider's own id of the fee or payout. */
export type ProviderMovementInput = {
  provider: string;
  reference: string;
  amount: bigint;
  currency: Currency;
  now: Date;
};

export type Balance = {
  account: string;
  currency: Currency;
  side: AccountSide;
  label: string;
  balance: bigint;
};
export type PostingFilter = { account?: string; limit: number; offset: number };
export type Posting = {
  id: string;
  transaction_id: string;
  reference: string;
  kind: string;
  reverses_id: string | null;
  occurred_at: Date;
  recorded_at: Date;
  debit: string;
  credit: string;
  amount: bigint;
  currency: Currency;
  consignment_id: string | null;
  order_id: string | null;
  order_display_id: number | null;
  coop_id: string | null;
  /** The three that only a co-op's book has: whom it is about, why, and who posted it. */
  member_id: string | null;
  note: string | null;
  made_by: string | null;
};
export type PostingPage = { postings: Posting[]; count: number };

/** A question to the books whose answer must be "none". `found` holds what answers it otherwise, as plain text. */
export type Question = { name: string; question: string; ok: boolean; found: Record<string, string>[] };

/** What a buyer's bank took back. `order_id` is null for money of which no order came. */
export type Dispute = {
  /** As the provider calls it. */
  id: string;
  rail: Rail;
  currency: Currency;
  amount: bigint;
  order_id: string | null;
  order_display_id: number | null;
  /** The bank's word for it. */
  reason: string;
  state: "open" | "won" | "lost";
  /** By when the bank wants evidence. */
  due_by: Date | null;
  opened_at: Date;
  ended_at: Date | null;
};

export type DisputeOpenedInput = {
  dispute_id: string;
  rail: Rail;
  currency: Currency;
  amount: bigint;
  order_id: string | null;
  reason: string;
  due_by: Date | null;
  now: Date;
};
export type DisputeEndedInput = { dispute_id: string; outcome: "won" | "lost"; now: Date };
