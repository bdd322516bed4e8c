import type { Currency } from "../currency";
import { codeKey } from "../members";
import { readTypedAmount } from "./payroll";

/** What a member is paid more, or less where it is below zero, than the division gives them; and why, for their statement. */
export type Adjustment = { member_id: string; amount: bigint; reason: string };

/** A row as somebody typed or pasted it. */
export type TypedAdjustment = { code: string; amount: string; reason: string };
export type AdjustmentColumn = keyof TypedAdjustment;
export type AdjustmentFault =
  "member_unknown" | "twice" | "not_an_amount" | "nothing" | "reason_missing" | "reason_long";
/** What is wrong with one cell; `row` counts from 0, `typed` is what stands there. */
export type FaultyAdjustment = {
  row: number;
  column: AdjustmentColumn;
  typed: string;
  fault: AdjustmentFault;
};

/** As long as a statement has room for. */
const LONGEST_REASON = 120;

/**
 * Reads adjustments as typed, or every cell that is wrong: one row for a member, with its reason. An empty row is none.
 * Whoever left is known: their pay may be mended after.
 */
export function readAdjustments(input: {
  members: readonly { id: string; code: string }[];
  currency: Currency;
  rows: readonly TypedAdjustment[];
}): { adjustments: (Adjustment & { code: string })[]; faults: FaultyAdjustment[] } {
  const known = new Map(input.members.map((member) => [codeKey(member.code), member]));
  const seen = new Set<string>();
  const adjustments: (Adjustment & { code: string })[] = [];
  const faults: FaultyAdjustment[] = [];

  input.rows.forEach((typed, row) => {
    if (Object.values(typed).every((text) => text.trim() === "")) return;
    const wrong = (column: AdjustmentColumn, fault: AdjustmentFault): void =>
      void faults.push({ row, column, typed: typed[column], fault });
    const before = faults.length;
    const member = known.get(codeKey(typed.code));
    if (member === undefined) wrong("code", "member_unknown");
    else if (seen.has(member.id)) wrong("code", "twice");
    else seen.add(member.id);
    const amount = readSigned(typed.amount, input.currency);
    if (amount === null) wrong("amount", "not_an_amount");
    else if (amount === 0n) wrong("amount", "nothing");
    const reason = typed.reason.replaceAll(/\s+/g, " ").trim();
    if (reason === "") wrong("reason", "reason_missing");
    else if (reason.length > LONGEST_REASON) wrong("reason", "reason_long");
    if (member === undefined || amount === null || faults.length > before) return;
    adjustments.push({ member_id: member.id, code: member.code, amount, reason });
  });
  return { adjustments, faults };
}

/** An amount with a sign before it, as people type it: "+3,50", "-1.320,00". */
function readSigned(text: string, currency: Currency): bigint | null {
  const [, sign = "", digits = ""] = /^\s*([+\-\u2212]?)\s*(.*)$/s.exec(text) ?? [];
  const read = /^[+\-\u2212]/.test(digits) ? "not_an_amount" : readTypedAmount(digits, currency);
  if (typeof read === "string") return null;
  return sign === "-" || sign === "\u2212" ? -read : read;
}
