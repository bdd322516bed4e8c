import { instant } from "../../adapters/clock";
import type { Flag, PayeeKind, Rail, Regime } from "../../domain/members";
import type { Proof } from "../../domain/payees";
import type { FlagEntry, Payee, PayeeChange, PayeeInForce, ReadKind, RegimeEntry, VaultRead } from "./types";

export type Sql = { execute<T>(query: string, params?: unknown[]): Promise<T[]> };

/** Days come as text, so that no time zone moves them. */
export const MEMBER_COLUMNS = "id, code, to_char(left_on, 'YYYY-MM-DD') as left_on";
export const ATTESTED = "to_char(effective_from, 'YYYY-MM-DD') as effective_from, attested_by, attested_at";
export const REGIME_COLUMNS = `seq, member_id, regime, ${ATTESTED}`;
export const FLAG_COLUMNS = `seq, member_id, flag, value, ${ATTESTED}`;
/** Whether there is an account, and never which. */
export const PAYEE_COLUMNS =
  "id, kind, rail, account_number is not null as has_account, consented_by, consented_at, verified_by, verified_at, proof, takes_a_place, created_by, created_at, ended_at";

type Instant = Date | string;
export type Of<Row> = Row & { member_id: string };

export type AttestedRow = { seq: string; effective_from: string; attested_by: string; attested_at: Instant };
export type RegimeRow = Of<AttestedRow & { regime: Regime }>;
export type FlagRow = Of<AttestedRow & { flag: Flag; value: boolean }>;
export type PayeeRow = {
  id: string;
  kind: PayeeKind;
  rail: Rail;
  has_account: boolean;
  consented_by: string | null;
  consented_at: Instant | null;
  verified_by: string | null;
  verified_at: Instant | null;
  proof: Proof | null;
  takes_a_place: boolean;
  created_by: string;
  created_at: Instant;
  ended_at: Instant | null;
};
export type InForceRow = Omit<PayeeInForce, "verified" | "verified_at" | "created_at" | "since_change"> & {
  verified_at: Instant | null;
  created_at: Instant;
  takes_a_place: boolean;
};
export type SealedRow = { id: string; account_holder_name: string | null; account_number: string | null };
export type ReadRow = {
  what: ReadKind;
  member_id: string | null;
  code: string | null;
  read_by: string;
  read_at: Instant;
};

const dateOf = (value: Instant): Date => (typeof value === "string" ? instant(value) : value);
const dateOrNull = (value: Instant | null): Date | null => (value === null ? null : dateOf(value));

export function attested({ seq, effective_from, attested_by, attested_at }: AttestedRow) {
  return { seq: Number(seq), effective_from, attested_by, attested_at: dateOf(attested_at) };
}

export function regimeFrom(row: RegimeRow): RegimeEntry {
  return { ...attested(row), regime: row.regime };
}

export function flagFrom(row: FlagRow): FlagEntry {
  return { ...attested(row), flag: row.flag, value: row.value };
}

export function payeeFrom(row: PayeeRow): Payee {
  const { id, kind, rail, has_account, consented_by, verified_by, proof, takes_a_place, created_by } = row;
  return {
    ...{ id, kind, rail, has_account, proof, takes_a_place },
    consented_by,
    consented_at: dateOrNull(row.consented_at),
    verified_by,
    verified_at: dateOrNull(row.verified_at),
    created_by,
    created_at: dateOf(row.created_at),
    ended_at: dateOrNull(row.ended_at),
  };
}

export function inForceFrom({ takes_a_place, ...row }: InForceRow): PayeeInForce {
  const created_at = dateOf(row.created_at);
  const verified_at = dateOrNull(row.verified_at);
  return {
    ...row,
    ...{ created_at, verified_at, verified: verified_at !== null },
    since_change: takes_a_place ? created_at : null,
  };
}

export function changeFrom(row: Omit<PayeeChange, "created_at"> & { created_at: Instant }): PayeeChange {
  return { ...row, created_at: dateOf(row.created_at) };
}

export function readFrom({ what, member_id, code, read_by, read_at }: ReadRow): VaultRead {
  return { what, member_id, code, by: read_by, at: dateOf(read_at) };
}
