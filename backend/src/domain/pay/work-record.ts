import { daysInMonth } from "./months";

/** How work is counted in a month: one way for everybody, since the fund is divided by it. */
export const WORK_KINDS = ["hours", "pieces"] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export type CellFault = "member_unknown" | "not_a_number" | "too_many_hours" | "twice" | "negative";

/** A row as somebody typed or pasted it. */
export type TypedWork = { code: string; quantity: string };
/** What is wrong with one row; `row` counts from 0. */
export type FaultyCell = TypedWork & { row: number; fault: CellFault };
/** Work in hundredths of an hour or of a piece. */
export type Work = { member_id: string; quantity: bigint };

export type KnownMember = { id: string; code: string; left_on: string | null };

/**
 * Reads a whole month as typed: the work of each member, or every cell that is wrong. A row without a quantity says that
 * nothing was recorded, and so does zero. Whoever left before the month began is not known in it.
 */
export function readWork(input: {
  month: string;
  kind: WorkKind;
  members: readonly KnownMember[];
  rows: readonly TypedWork[];
}): { work: Work[]; faults: FaultyCell[] } {
  const first_day = `${input.month}-01`;
  const present = input.members.filter(({ left_on }) => left_on === null || left_on >= first_day);
  const ids = new Map(present.map(({ id, code }) => [codeKey(code), id]));
  const seen = new Set<string>();
  const work: Work[] = [];
  const faults: FaultyCell[] = [];

  input.rows.forEach(({ code, quantity }, row) => {
    if (quantity.trim() === "") return;
    const member_id = ids.get(codeKey(code));
    const read = readQuantity(quantity);
    const fault = faultOf(member_id, read, seen, input);
    if (fault || member_id === undefined || typeof read === "string") {
      faults.push({ row, code, quantity, fault: fault ?? "member_unknown" });
      return;
    }
    seen.add(member_id);
    if (read > 0n) work.push({ member_id, quantity: read });
  });
  return { work, faults };
}

function faultOf(
  member_id: string | undefined,
  read: bigint | CellFault,
  seen: ReadonlySet<string>,
  { month, kind }: { month: string; kind: WorkKind },
): CellFault | null {
  if (member_id === undefined) return "member_unknown";
  if (seen.has(member_id)) return "twice";
  if (typeof read === "string") return read;
  // A member cannot have worked more hours than the month has. What is humanly possible is for people to judge.
  if (kind === "hours" && read > BigInt(daysInMonth(month) * 24 * 100)) return "too_many_hours";
  return null;
}

/** A code as people type it: capitals and spaces around it make no other member. */
function codeKey(code: string): string {
  return code.normalize("NFC").trim().toUpperCase();
}

const QUANTITY = /^([-\u2212]?)(\d{1,7})(?:[.,](\d{1,2}))?$/;

/**
 * A quantity in hundredths. Both 7.5 and 7,5 are read; `1.234,5` is not, nor is `1.234`, since a point and three digits are
 * a thousand to one reader and a fraction to another.
 */
export function readQuantity(text: string): bigint | "not_a_number" | "negative" {
  const [, sign, whole, fraction = ""] = QUANTITY.exec(text.trim()) ?? [];
  if (whole === undefined) return "not_a_number";
  const hundredths = BigInt(whole + fraction.padEnd(2, "0"));
  return sign && hundredths > 0n ? "negative" : hundredths;
}

/** Hundredths as decimal text: 750 is "7.50". */
export function formatQuantity(hundredths: bigint): string {
  const digits = hundredths.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
