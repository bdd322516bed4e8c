import { type Currency, decimalsOf } from "../currency";
import { codeKey } from "../members";

/**
 * The method *payroll*: gross, withheld and net of each member come from whoever computes the co-op's pay, and none of them is
 * computed here. So each row is held to the one thing that must be true of it: gross is what is withheld and the net together.
 */

/** A row as somebody typed, pasted or uploaded it. */
export type TypedPayroll = { code: string; gross: string; withheld: string; net: string };
export const PAYROLL_COLUMNS = ["code", "gross", "withheld", "net"] as const satisfies (keyof TypedPayroll)[];
export type PayrollColumn = (typeof PAYROLL_COLUMNS)[number];

/** `sum`: the net is not what the gross leaves once the withheld is taken. */
export type PayrollFault = "member_unknown" | "twice" | "not_an_amount" | "negative" | "sum";
/** What is wrong with one cell; `row` counts from 0, `typed` is what stands there. */
export type FaultyPayrollCell = { row: number; column: PayrollColumn; typed: string; fault: PayrollFault };

/** Minor units; `gross` is what the member costs the co-op. */
export type Payroll = { member_id: string; gross: bigint; withheld: bigint; net: bigint };

type KnownMember = { id: string; code: string };

/**
 * Reads a whole month as typed: the pay of each member in the order of the rows, or every cell that is wrong. A row without an
 * amount says that nobody is paid by it, and so do three zeros. Whoever left is known: their last pay may come after.
 */
export function readPayroll(input: {
  members: readonly KnownMember[];
  currency: Currency;
  rows: readonly TypedPayroll[];
}): { payroll: Payroll[]; faults: FaultyPayrollCell[] } {
  const ids = new Map(input.members.map(({ id, code }) => [codeKey(code), id]));
  const seen = new Set<string>();
  const payroll: Payroll[] = [];
  const faults: FaultyPayrollCell[] = [];

  input.rows.forEach((typed, row) => {
    if ([typed.gross, typed.withheld, typed.net].every((text) => text.trim() === "")) return;
    const wrong = (column: PayrollColumn, fault: PayrollFault): void =>
      void faults.push({ row, column, typed: typed[column], fault });
    const before = faults.length;
    const member_id = ids.get(codeKey(typed.code));
    if (member_id === undefined) wrong("code", "member_unknown");
    else if (seen.has(member_id)) wrong("code", "twice");
    else seen.add(member_id);

    const amount = (column: Exclude<PayrollColumn, "code">): bigint => {
      const read = readTypedAmount(typed[column], input.currency);
      if (typeof read === "bigint") return read;
      wrong(column, read);
      return 0n;
    };
    const amounts_before = faults.length;
    const [gross, withheld, net] = [amount("gross"), amount("withheld"), amount("net")];
    if (faults.length === amounts_before && gross !== withheld + net) wrong("net", "sum");
    if (member_id === undefined || faults.length > before || gross === 0n) return;
    payroll.push({ member_id, gross, withheld, net });
  });
  return { payroll, faults };
}

const MINUS = /^[-\u2212]/;
const MOST_DIGITS = 12;

/**
 * An amount as people type it, in minor units. A comma and a point both divide the decimals; the other one, or a space, may
 * group the thousands: "1.320,00", "1,320.00", "1 320" and "1320" are one amount. What can be read in two ways, such as
 * "1.320", is not guessed.
 */
export function readTypedAmount(text: string, currency: Currency): bigint | "not_an_amount" | "negative" {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, "");
  const below = MINUS.test(plain);
  const match = /^(\d{1,3}(?:([.,])\d{3})*|\d+)(?:([.,])(\d+))?$/.exec(plain.replace(MINUS, ""));
  if (!match) return "not_an_amount";
  const [, whole = "", group, mark, fraction = ""] = match;
  const decimals = decimalsOf(currency);
  if (fraction.length > decimals || (mark !== undefined && mark === group)) return "not_an_amount";
  // "1.320" is one thousand to some and one and a bit to others.
  const in_two_ways = group !== undefined && mark === undefined && whole.split(group).length === 2;
  if (in_two_ways && decimals > 0) return "not_an_amount";
  const digits = whole.replaceAll(/[.,]/g, "") + fraction.padEnd(decimals, "0");
  if (digits.length > MOST_DIGITS) return "not_an_amount";
  const amount = BigInt(digits);
  return below && amount > 0n ? "negative" : amount;
}
