import type { Currency } from "../../domain/currency";
import type { Flag, PayeeKind, Rail, Regime } from "../../domain/members";
import type { AmountPlace, AttestedAmount } from "../../domain/pay/amounts";
import type { Proof } from "../../domain/payees";

/** Who asks, and when. */
export type Who = { by: string; now: Date };

/** All that work and pay need: who there is. */
export type MemberCode = { id: string; code: string; left_on: string | null };

export type RegimeEntry = {
  seq: number;
  regime: Regime;
  effective_from: string;
  attested_by: string;
  attested_at: Date;
};

export type FlagEntry = {
  seq: number;
  flag: Flag;
  value: boolean;
  effective_from: string;
  attested_by: string;
  attested_at: Date;
};

/** An amount as it was attested; null ended it. */
export type AmountEntry = AttestedAmount & { attested_by: string; attested_at: Date };

/** Sealed for one row that is still to be kept: what is owed is nobody's to read in a log. `amount` is null where it ends. */
export type SealedAmount = { id: string; currency: Currency; amount: string | null };

export type AttestAmountInput = AmountPlace & {
  member_id: string;
  effective_from: string;
  sealed: SealedAmount;
  request_id: string;
};

/** Who receives a member's pay, without the account itself. */
export type Payee = {
  id: string;
  kind: PayeeKind;
  rail: Rail;
  has_account: boolean;
  /** Who wrote down that the member agreed to it on paper. */
  consented_by: string | null;
  consented_at: Date | null;
  verified_by: string | null;
  verified_at: Date | null;
  proof: Proof | null;
  /** Whether pay went elsewhere before. */
  takes_a_place: boolean;
  created_by: string;
  created_at: Date;
  /** Since when another of its kind has its place. */
  ended_at: Date | null;
};

/** Whose account a member's pay goes to now, and whether somebody compared it with a paper. */
export type PayeeInForce = {
  id: string;
  member_id: string;
  kind: PayeeKind;
  rail: Rail;
  has_account: boolean;
  verified: boolean;
  verified_at: Date | null;
  created_at: Date;
  /** Since when it has another's place; null where it took none. */
  since_change: Date | null;
};

/** Somebody new is paid in another's place, and the co-op's board is told. */
export type PayeeChange = {
  id: string;
  coop_id: string;
  member_id: string;
  code: string;
  kind: PayeeKind;
  created_at: Date;
};

export type MemberRecord = MemberCode & {
  regimes: RegimeEntry[];
  flags: FlagEntry[];
  amounts: AmountEntry[];
  payees: Payee[];
};

/** Sealed for one payee that is still to be kept: only its own row opens it. */
export type SealedPayee = {
  id: string;
  rail: Rail;
  account_holder_name: string | null;
  account_number: string | null;
};

/** Where one payment goes, for whoever makes the file it goes in. */
export type OpenedPayee = Account & { id: string; member_id: string; kind: PayeeKind; rail: Rail };

export type Account = { account_holder_name: string | null; account_number: string | null };

/** Everything that the vault has of one member, opened, and who looked at it. */
export type MemberExport = { record: MemberRecord; accounts: OpenedPayee[]; reads: VaultRead[] };

export type ReadKind = "list" | "record" | "account" | "export";

export type VaultRead = {
  what: ReadKind;
  member_id: string | null;
  code: string | null;
  by: string;
  at: Date;
};
