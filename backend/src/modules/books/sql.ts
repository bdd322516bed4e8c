import { instant } from "../../adapters/clock";
import { type Currency, parseCurrency } from "../../domain/currency";

/** One row as the driver gives it. It is read through the functions below, never trusted. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * A database transaction that is already open. `$1`, `$2`… stand for the parameters, which are text, whole numbers,
 * dates, truth values or null; a `bigint` goes in as text. Nothing in this module opens or ends a transaction.
 */
export type Sql = { query(text: string, parameters?: readonly SqlValue[]): Promise<Row[]> };

export type SqlValue = string | number | boolean | Date | null;

type Insertable = string | number | boolean | bigint | Date | null | readonly object[];

/** Inserts rows that all have the same columns. Amounts travel as text inside JSON, so no digit is lost. */
export async function insertRows(
  sql: Sql,
  table: Table,
  rows: readonly Readonly<Record<string, Insertable>>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(", ");
  await sql.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [toJson(rows)],
  );
}

type Table =
  | "certificate"
  | "certificate_pay"
  | "checkout"
  | "consignment"
  | "consignment_piece"
  | "consignment_refund"
  | "dispute"
  | "dispute_hold"
  | "ledger_posting"
  | "ledger_transaction"
  | "parcel"
  | "parcel_piece"
  | "pay_file_line"
  | "pay_head"
  | "pay_line"
  | "pay_payment"
  | "receipt"
  | "receipt_assignment"
  | "settlement"
  | "settlement_line"
  | "withdrawal_notice"
  | "work_entry";

export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner));
}

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === "string") return value;
  throw new Error(`The column ${column} is not text.`);
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : textOf(row, column);
}

/** Reads a `bigint` or a sum, which the driver gives as text, exactly. */
export function amountOf(row: Row, column: string): bigint {
  const value = row[column];
  if (typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    return BigInt(value);
  throw new Error(`The column ${column} is not a whole number.`);
}

/** Reads a small whole number: a quantity, a rate, a display number. Never an amount. */
export function numberOf(row: Row, column: string): number {
  const value = Number(row[column]);
  if (row[column] !== null && Number.isSafeInteger(value)) return value;
  throw new Error(`The column ${column} is not a whole number.`);
}

export function numberOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : numberOf(row, column);
}

export function truthOf(row: Row, column: string): boolean {
  const value = row[column];
  if (typeof value === "boolean") return value;
  throw new Error(`The column ${column} is not true or false.`);
}

export function instantOf(row: Row, column: string): Date {
  const value = row[column];
  const found = typeof value === "string" ? instant(value) : value;
  if (found instanceof Date && !Number.isNaN(found.getTime())) return found;
  throw new Error(`The column ${column} is not an instant.`);
}

export function instantOrNull(row: Row, column: string): Date | null {
  return row[column] === null ? null : instantOf(row, column);
}

export function currencyOf(row: Row): Currency {
  return parseCurrency(textOf(row, "currency"));
}

/** Reads JSON that only this module writes. */
export function jsonOf(row: Row, column: string): unknown {
  const value = row[column];
  return typeof value === "string" ? JSON.parse(value) : value;
}

/** Narrows a text column to one of the values its check constraint allows. */
export function oneOf<T extends string>(row: Row, column: string, allowed: readonly T[]): T {
  const value = textOf(row, column);
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new Error(`The column ${column} holds ${value}, which is none of ${allowed.join(", ")}.`);
}
