import { codeKey } from "../members";
import { type Grade, type GradedWork, gradeKey } from "./grades";
import { daysInMonth } from "./months";
import { readQuantity } from "./quantity";

/** How work is counted in a month: one way for everybody, since the fund is divided by it. */
export const WORK_KINDS = ["hours", "pieces"] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export type CellFault =
  "member_unknown" | "grade_unknown" | "not_a_number" | "too_many_hours" | "twice" | "negative";

/** A row as somebody typed or pasted it. `grade` is empty where the month has no grades. */
export type TypedWork = { code: string; grade: string; quantity: string };
/** What is wrong with one row; `row` counts from 0. */
export type FaultyCell = TypedWork & { row: number; fault: CellFault };
/** Work in hundredths of an hour or of a piece; `grades` are what it is made of, in the month's order, or nothing. */
export type Work = { member_id: string; quantity: bigint; grades: GradedWork[] };

export type KnownMember = { id: string; code: string; left_on: string | null };

/**
 * Reads a whole month as typed: the work of each member, or every cell that is wrong. A row without a quantity says that
 * nothing was recorded, and so does zero. Whoever left before the month began is not known in it. Where the month has
 * grades, each row names one of them, and a member has a row for each.
 */
export function readWork(input: {
  month: string;
  kind: WorkKind;
  grades: readonly Grade[];
  members: readonly KnownMember[];
  rows: readonly TypedWork[];
}): { work: Work[]; faults: FaultyCell[] } {
  const first_day = `${input.month}-01`;
  const present = input.members.filter(({ left_on }) => left_on === null || left_on >= first_day);
  const ids = new Map(present.map(({ id, code }) => [codeKey(code), id]));
  const read = new Map<string, Map<string, bigint>>();
  const faults: FaultyCell[] = [];

  input.rows.forEach(({ code, grade, quantity }, row) => {
    if (quantity.trim() === "") return;
    const member_id = ids.get(codeKey(code));
    const of_member = (member_id && read.get(member_id)) || new Map<string, bigint>();
    const amount = readQuantity(quantity);
    const fault = faultOf({ member_id, grade, amount, is_there: of_member.has(gradeKey(grade)) }, input);
    if (fault || member_id === undefined || typeof amount === "string") {
      faults.push({ row, code, grade, quantity, fault: fault ?? "member_unknown" });
      return;
    }
    read.set(member_id, of_member.set(gradeKey(grade), amount));
  });
  const work = [...read]
    .map(([member_id, of_member]) => ({ member_id, ...workOf(of_member, input.grades) }))
    .filter(({ quantity }) => quantity > 0n);
  return { work, faults };
}

function workOf(by_grade: ReadonlyMap<string, bigint>, grades: readonly Grade[]): Omit<Work, "member_id"> {
  const graded = grades.flatMap((one) => {
    const quantity = by_grade.get(gradeKey(one.grade)) ?? 0n;
    return quantity > 0n ? [{ ...one, quantity }] : [];
  });
  return { quantity: [...by_grade.values()].reduce((sum, one) => sum + one, 0n), grades: graded };
}

type ReadRow = {
  member_id: string | undefined;
  grade: string;
  amount: bigint | CellFault;
  /** The same member, and the same grade, stood in a row above. */
  is_there: boolean;
};

function faultOf(
  { member_id, grade, amount: read, is_there }: ReadRow,
  { month, kind, grades }: { month: string; kind: WorkKind; grades: readonly Grade[] },
): CellFault | null {
  if (member_id === undefined) return "member_unknown";
  const names = grades.map((one) => gradeKey(one.grade));
  if (names.length > 0 ? !names.includes(gradeKey(grade)) : grade.trim() !== "") return "grade_unknown";
  if (is_there) return "twice";
  if (typeof read === "string") return read;
  // A member cannot have worked more hours than the month has. What is humanly possible is for people to judge.
  if (kind === "hours" && read > BigInt(daysInMonth(month) * 24 * 100)) return "too_many_hours";
  return null;
}
