import type { Language } from "../../i18n/langs.ts";
import type { Certificate, Money } from "../../lib/wire.ts";

/** What the desk's routes answer about parcels and money. Instants are ISO text, days `YYYY-MM-DD`, months `YYYY-MM`. */

export type ParcelState = "to_pack" | "packed" | "sent";

export type ConsignmentPiece = {
  id: string;
  title: string;
  /** Which kind of the product, where there are several. */
  variant: string;
  sku: string;
  quantity: number;
  refunded_quantity: number;
  sent_quantity: number;
  left_quantity: number;
};

export type SentParcel = {
  id: string;
  sent_at: string;
  tracking: string | null;
  pieces: { id: string; title: string; quantity: number }[];
};

export type ConsignmentRow = {
  id: string;
  order_display_id: number;
  placed_at: string;
  state: ParcelState;
  pieces: ConsignmentPiece[];
  shipping: { title: string };
  parcels: SentParcel[];
};

export type ConsignmentPage = ConsignmentRow & {
  /** Where it goes, as it is written on the parcel; the last line may be a country's code. Null for who does not send. */
  address: { name: string; lines: string[] } | null;
  sender: { lines: string[] };
};

export type ToMake = {
  title: string;
  variant: string;
  sku: string;
  to_make: number;
  ready: number;
  first_due: string;
};

export type Earnings = {
  currency_code: string;
  held: {
    total: Money;
    by_day: { day: string; amount: Money }[];
    waiting_to_be_sent: Money;
    in_dispute: Money;
  };
  payable: Money;
  in_payout: Money;
  settled: Money;
  owed: Money;
};

export const PARTS = ["work", "materials", "funds", "shipping", "fee", "fee_tax", "tax"] as const;
export type PartName = (typeof PARTS)[number];
export type Parts = Partial<Record<PartName, Money>>;

export type SettlementRow = {
  id: string;
  status: string;
  total: Money;
  created_at: string;
  paid_at: string | null;
  credit: { amount: Money; credited_on: string; parts?: Parts } | null;
};

export type SettlementLine = { order_display_id: number; kind: string; amount: Money; parts: Parts };
export type SettlementPage = SettlementRow & { lines: SettlementLine[]; parts: Parts };

export type BookAccount = { account: string; label: string; balance: Money };
export type BookPage = {
  currency_code: string;
  accounts: BookAccount[];
  grant: { until: string; granted_at: string } | null;
};
export type BookPosting = {
  id: string;
  at: string;
  kind: string;
  debit: string;
  credit: string;
  amount: Money;
  note: string | null;
  made_by: string | null;
};

export type WorkKind = "hours" | "pieces";
export type RunStatus =
  | "proposed"
  | "awaiting_network"
  | "approved"
  | "executing"
  | "partly_failed"
  | "paid"
  | "closed"
  | "rejected"
  | "withdrawn"
  | "reversed";
export type WorkMonthRow = {
  month: string;
  kind: WorkKind;
  total: string;
  members: number;
  run: { id: string; status: RunStatus } | null;
};
/** What one piece of a grade counts: "0.70" of a full piece. */
export type Grade = { grade: string; weight: string };
export type GradedWork = Grade & { quantity: string };
export type WorkMonth = {
  month: string;
  kind: WorkKind;
  /** In their order; none where a piece is a piece. */
  grades: Grade[];
  version: number;
  closed: boolean;
  entries: { member_id: string; code: string; quantity: string; grades: GradedWork[] }[];
  days_in_month: number;
};

/** What a part of pay is for, in the order in which parts are shown. */
export const HEADS = [
  "withheld",
  "damages",
  "maintenance",
  "costs",
  "property_damage",
  "upkeep",
  "family",
  "savings",
  "locked",
  "own",
  "entrusted",
] as const;
export type Head = (typeof HEADS)[number];
export type PayHead = {
  head: Head;
  amount: Money;
  paid_to?: PayeeKind | "coop";
  /** Whoever would be paid today, on a run's own page. */
  payee?: { kind: PayeeKind; rail: Rail; verified: boolean } | null;
};
export type PayLine = {
  member_id: string;
  code: string;
  quantity: string;
  grades: GradedWork[];
  /** What the quantity counts when a fund is divided by it. */
  counted: string;
  amount: Money;
  /** What of the amount came on top, or was taken off. */
  adjustment: Adjustment | null;
  heads: PayHead[];
  /** Of a payroll: what is withheld of the gross, and what that leaves. */
  payroll: { withheld: Money; net: Money } | null;
  /** How whoever is handed the pay will divide it, by our reckoning. */
  estimate: PayHead[];
  /** What this pay could not cover and the next one is asked for. */
  carried: PayHead[];
  payments: Payment[];
};
export type PaymentState = "to_pay" | "sent" | "unknown" | "paid" | "returned";
/** What one payee is paid of a line. `payee`: whose account that is today; null where there is none. */
export type Payment = {
  id: string;
  paid_to: PayeeKind | "coop";
  amount: Money;
  state: PaymentState;
  /** For a lawful account of the member's. */
  waits: boolean;
  payee: { kind: PayeeKind; rail: Rail; verified: boolean } | null;
};
export type Adjustment = { amount: Money; reason: string };
export const DIVISIONS = ["work", "equal", "rate"] as const;
/** How a share is divided; `rate` is for one hour or one full piece. */
export type Division = { by: "work" | "equal"; rate: null } | { by: "rate"; rate: Money };
export type PayDraft = {
  month: string;
  kind: WorkKind;
  amount: Money;
  work_version: number;
  method: "share" | "payroll" | "locked";
  /** Of a share; null for other methods. */
  division: Division | null;
  rule_set: { id: string; name: Record<"en" | "it" | "es", string> | null; hash: string; attested: boolean };
  demo_split: boolean;
  /** What the co-op's own money brings where pay that is due is above the work fund. */
  top_up: Money;
  /** Above this amount the network signs too; null where it does not. */
  third_above: Money | null;
  lines: PayLine[];
};
/** What a run brings against the one approved last: differences; null for whoever was not in that one. */
export type SinceLast = {
  month: string;
  change: Money;
  lines: { member_id: string; change: Money | null }[];
  gone: { code: string; amount: Money }[];
};
export type PayRun = PayDraft & {
  id: string;
  /** Of whom it is, where it is of one member. */
  code: string | null;
  status: RunStatus;
  hash: string;
  proposed_by: string | null;
  proposed_by_id: string;
  proposed_at: string;
  approved_by: string | null;
  approved_at: string | null;
  seconded_by: string | null;
  seconded_at: string | null;
  /** When the network signed or refused it. */
  third_at: string | null;
  decided_by: string | null;
  decided_at: string | null;
  reason: string | null;
  /** Why, as who proposed it said; a month's pay has none. */
  note: string | null;
  reversed_by: string | null;
  reversed_at: string | null;
  closed_by: string | null;
  closed_at: string | null;
};

/** The sheets of one run, as they are printed. */
export type StatementSet = {
  coop_name: string;
  month: string;
  kind: WorkKind;
  division: Division | null;
  /** What was divided, without what was adjusted, and the work it was divided by. */
  fund: Money;
  all_worked: string;
  all_counted: string;
  /** Who worked, and so has a part. */
  members: number;
  demo_split: boolean;
  method: PayDraft["method"];
  /** Which law each part is by; it stands on a sheet of its own. */
  key: {
    rule_sets: Record<Language, string>[];
    heads: { head: Head; words: Record<Language, string> | null; citation: string | null }[];
  };
  statements: Statement[];
};
export type Statement = {
  code: string;
  quantity: string;
  grades: GradedWork[];
  counted: string;
  adjustment: Adjustment | null;
  amount: Money;
  heads: PayHead[];
  net: Money;
  /** `payee`: of which kind whoever has it is; null where nobody is written down. */
  payments: {
    paid_to: PayeeKind | "coop";
    payee: PayeeKind | null;
    state: PaymentState;
    waits: boolean;
    amount: Money;
  }[];
  /** What is kept for the member, or not yet sent, by head. */
  held: PayHead[];
  /** The year's pay up to and with this month. */
  year: { pay: Money; heads: PayHead[] };
  /** Of a payroll; null where pay is shared. */
  payroll: { withheld: Money; net: Money } | null;
  estimate: PayHead[];
  carried: PayHead[];
  paid_on: string | null;
};

export const REGIMES = ["remand", "inside", "day_release", "released"] as const;
export const FLAGS = ["damages_owed", "maintenance_due", "account_available", "may_sign"] as const;
export const LOCKED_PAYEES = ["member_account", "family", "institution"] as const;
export const PAYEE_KINDS = ["member_account", "family", "court", "institution", "savings"] as const;
/** By which road pay travels to a payee. */
export const ERASE_REASONS = ["asked", "no_longer_needed", "mistake"] as const;
export const PROOFS = ["bank_letter", "court_order", "institution_letter", "family_paper", "other"] as const;
export type Proof = (typeof PROOFS)[number];
export const RAILS = ["sepa", "bank_list", "deposit_list", "cash"] as const;
export type Rail = (typeof RAILS)[number];
export type Regime = (typeof REGIMES)[number];
export type Flag = (typeof FLAGS)[number];
export type PayeeKind = (typeof PAYEE_KINDS)[number];

export type MemberRow = {
  id: string;
  code: string;
  left_on: string | null;
  regime: { name: Regime; effective_from: string } | null;
  payee: { kind: PayeeKind; verified: boolean } | null;
};
type Attested = { effective_from: string; attested_by: string };
export const AMOUNT_KINDS = ["ordered", "owed", "held"] as const;
export type AmountPlace = { kind: (typeof AMOUNT_KINDS)[number]; head: Head };
/** `amount` is null where it ended; `now` is what is left or held today, null for an order. */
export type MemberAmount = AmountPlace & { amount: Money | null; now: Money | null } & Attested;
export type MemberPage = MemberRow & {
  regimes: ({ name: Regime } & Attested)[];
  flags: ({ flag: Flag; value: null } | ({ flag: Flag; value: "yes" | "no" } & Attested))[];
  /** Every amount that a rule set of the co-op asks for. */
  amounts_asked: AmountPlace[];
  amounts: MemberAmount[];
  /** What the co-op holds for them, and what of it may be let go now; null where it holds nothing. */
  locked: { held: Money; may: Money } | null;
  flag_history: ({ flag: Flag; value: "yes" | "no" } & Attested)[];
  payees: {
    id: string;
    kind: PayeeKind;
    rail: Rail;
    has_account: boolean;
    consent: "yes" | "no" | "not_asked";
    consented_by: string | null;
    proof: Proof | null;
    /** After a change, the day from which pay may go there. */
    good_from: string | null;
    verified: boolean;
    verified_by: string | null;
    added_by: string;
    ended_at: string | null;
  }[];
};
export type VaultRead = {
  at: string;
  staff_email: string;
  what: "list" | "record" | "account" | "export";
  member_code: string | null;
};

export type Words = Record<Language, string>;

export type PaidTo = PayeeKind | "coop";

/** What a co-op settles for itself: basis points by name, and options by name. */
export type RuleSettings = Record<string, number | string>;
export type OnlyIf = { setting: string; is: string };

/** One line of a rule set; the backend's document says what each part means. */
export type HeadRule = {
  head: Head;
  kind: "share" | "fixed_per_day" | "ordered_amount" | "remainder" | "withheld";
  words: Words;
  citation: string;
  paid_to: PaidTo;
  bps?: number | { setting: string };
  of?: "base" | "left";
  per_day?: string;
  from?: Head;
  due?: "always" | "never" | "damages_owed" | "maintenance_due";
  if_not_due_to?: Head;
  cap_bps?: number;
  floor_bps?: number;
  balance_limit?: { owed: true; excess_to: Head } | { up_to: string; excess_to: Head };
  carry?: boolean;
  locked?: boolean;
  releasable_bps?: number;
  only_if?: OnlyIf;
};

export type RegimeRule = {
  words: Words;
  citation: string;
  no_rule?: boolean;
  /** Null takes a line away. */
  changes?: Partial<Record<Head, Partial<Omit<HeadRule, "head">> | null>>;
  heads?: HeadRule[];
  handed_over?: false;
};

export type SettingRule =
  | { kind: "bps"; words: Words; citation: string }
  | { kind: "choice"; words: Words; citation: string; options: Record<string, Words> };
export type AskedSettings = Record<string, SettingRule>;

export type RuleSetDocument = {
  id: string;
  name: Words;
  jurisdiction: { country_code: string | null; note: Words };
  effective: { from: string; to: string | null };
  source: { title: string; read_on: string };
  currency: string | null;
  methods: ("share" | "payroll")[];
  base: { words: Words; citation: string };
  heads: HeadRule[];
  handed_over?: { to: PaidTo; words: Words; citation: string; only_if?: OnlyIf };
  regimes: Record<Regime, RegimeRule>;
  without_account: { words: Words; citation: string };
  open_questions: Words[];
  settings?: AskedSettings;
};

export type RuleSetOffered = {
  id: string;
  version: number;
  document_hash: string;
  document: RuleSetDocument;
};

export type Lapse = "retired" | "newer_version" | "ended";

/** What was attested; of a withdrawal there is no rule set. */
export type Attestation = {
  id: string;
  effective_from: string;
  note: string;
  attested_by: string | null;
  attested_at: string;
  in_force: boolean;
  lapsed: Lapse | null;
} & (
  | { withdrawn: true; rule_set_id: null; version: null; name: null; hash: null; settings: null }
  | {
      withdrawn: false;
      rule_set_id: string;
      version: number;
      name: Words;
      hash: string;
      settings: RuleSettings;
    }
);
export type RulesAttested = Extract<Attestation, { withdrawn: false }>;

export type RuleSetsPage = {
  today: string;
  rule_sets: RuleSetOffered[];
  /** Places in the co-op's country with no rule set, and why. */
  not_found: { id: string; note: Words; none: Words }[];
  /** The newest first. */
  attestations: Attestation[];
};

export type SplitLine = {
  head: Head;
  amount: Money;
  paid_to: PaidTo;
  waits_for_account: boolean;
  locked: boolean;
  releasable: Money;
  asked: Money | null;
  carried: Money;
  uncovered: Money;
  bps: number | null;
  citation: string;
};
/** One line of a division in words, in one language. */
export type SplitSentence = {
  head: Head;
  estimate: boolean;
  what: string;
  amount: string;
  why: string;
  to: string;
  notes: string[];
};
export type SplitTried = {
  pay: Money;
  base: Money;
  hash: string;
  lines: SplitLine[];
  /** How somebody else will divide what is handed over whole. */
  estimate: SplitLine[];
  explanation: Record<Language, SplitSentence[]>;
};

/** A file that payments went out in. `states`: how many of them are in which state now. */
export type PayFile = {
  id: string;
  rail: Rail;
  made_at: string;
  made_by: string | null;
  withdrawn_at: string | null;
  reason: string | null;
  count: number;
  total: Money;
  states: Record<PaymentState, number>;
};
/** A file made again, with the accounts that are in it. */
export type PayFileContent = {
  id: string;
  rail: Rail;
  media_type: string;
  file_name: string;
  text: string;
  month: string;
  coop_name: string;
  made_at: string;
  total: Money;
  lines: {
    reference: string;
    code: string;
    amount: Money;
    account_holder_name: string | null;
    account_number: string | null;
  }[];
};
/** What came of one entry of a bank's statement. */
export type BankAnswer = {
  result: "applied" | "already" | "not_ours" | "old" | "amount_differs" | "not_possible";
  run: { id: string; month: string } | null;
  code: string | null;
  outcome: "paid" | "returned";
  amount: Money;
};

/** What a co-op says to the outside of a member's work. */
export type OwnCertificate = Certificate & { id: string; code: string; withdrawn_on: string | null };

/** The year list: each member's pay of a year, by code. */
export type PayYear = {
  year: string;
  members: {
    member_id: string;
    code: string;
    months: number;
    quantity: string;
    pay: Money;
    paid: Money;
    heads: PayHead[];
  }[];
};
