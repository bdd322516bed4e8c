import type { Grade, MemberRow, WorkMonth } from "../wire.ts";
import { parsePaste, plainQuantity, type CellFault, type PastedRow } from "./paste.ts";

/** The fields of the grid are called after the codes, `of-M-01`, and after the place of a grade where there are some, `of0-M-01`. */
export const cellName = (code: string, grade_at: number | null = null): string =>
  `of${grade_at ?? ""}-${code}`;
/** The field that says which grade stands at a place when the form was made. */
const gradeName = (at: number): string => `grade-${at}`;
const weightName = (at: number): string => `weight-${at}`;

/** The grades that a form was made with, in their order. */
export function gradesIn(values: Record<string, string>): Grade[] {
  const grades: Grade[] = [];
  for (let at = 0; values[gradeName(at)]; at += 1)
    grades.push({ grade: values[gradeName(at)] ?? "", weight: values[weightName(at)] ?? "" });
  return grades;
}

/** The same as fields of the form. */
export const gradeFields = (grades: readonly Grade[]): [name: string, value: string][] =>
  grades.flatMap(({ grade, weight }, at): [string, string][] => [
    [gradeName(at), grade],
    [weightName(at), weight],
  ]);
export const lineName = (row: number): string => `line-${row}`;

type Source = { field: string };
export type WorkEntry = { code: string; grade: string; quantity: string };
/** What goes to the backend, and for each entry the field that says what is wrong with it. */
export type ReadMonth = { entries: (WorkEntry & Source)[]; faults: Record<string, CellFault> };

/**
 * A month from its form: the cells of the grid, and over them what was pasted. Codes are compared without regard to
 * capitals. Faults that can be seen from here are all told together; the backend judges what is left.
 */
export function readMonth(values: Record<string, string>, paste: string): ReadMonth {
  const grades = gradesIn(values);
  const pasted = parsePaste(paste, grades.length > 0);
  const grid = Object.entries(values).flatMap(([field, typed]) => {
    const [, at = "", code] = /^of(\d?)-(.+)$/.exec(field) ?? [];
    if (code === undefined || (at === "") !== (grades.length === 0)) return [];
    return [{ field, code, grade: at === "" ? "" : (grades[Number(at)]?.grade ?? ""), typed }];
  });
  const known = new Set(grid.map(({ code }) => key(code)));
  const over = new Set(pasted.map(({ code }) => key(code)));
  const entries: ReadMonth["entries"] = [];
  const faults: Record<string, CellFault> = {};
  for (const { field, code, grade, typed } of grid) {
    if (typed === "" || over.has(key(code))) continue;
    const quantity = plainQuantity(typed);
    if (quantity === null) faults[field] = "not_a_number";
    else if (quantity.startsWith("-")) faults[field] = "negative";
    entries.push({ code, grade, quantity: quantity ?? typed, field });
  }
  for (const row of pasted) {
    if (row.fault) faults[lineName(row.row)] = row.fault;
    entries.push({ code: row.code, grade: row.grade, quantity: row.quantity, field: lineName(row.row) });
  }
  if (Object.keys(faults).length > 0) addUnknown(pasted, known, faults);
  return { entries, faults };
}

/** Only beside other faults: a colleague may have added a member since the form was made, and the backend knows. */
function addUnknown(
  pasted: readonly PastedRow[],
  known: ReadonlySet<string>,
  faults: Record<string, CellFault>,
): void {
  for (const { row, code, fault } of pasted)
    if (!fault && !known.has(key(code))) faults[lineName(row)] = "member_unknown";
}

/** A code or a grade as people type it: capitals and spaces around it make no other. */
export const key = (code: string): string => code.normalize("NFC").trim().toUpperCase();

const BACKEND_FAULTS = [
  "member_unknown",
  "grade_unknown",
  "not_a_number",
  "too_many_hours",
  "twice",
  "negative",
] as const;

/** The backend's faulty cells, as faults of the fields they came from. What cannot be read is left out. */
export function faultsFrom(cells: unknown, entries: ReadMonth["entries"]): Record<string, CellFault> {
  const faults: Record<string, CellFault> = {};
  let listed: unknown = null;
  try {
    listed = typeof cells === "string" ? JSON.parse(cells) : cells;
  } catch {
    return faults;
  }
  if (!Array.isArray(listed)) return faults;
  for (const cell of listed as unknown[]) {
    if (typeof cell !== "object" || cell === null) continue;
    const { row, fault } = cell as { row?: unknown; fault?: unknown };
    const named = BACKEND_FAULTS.find((one) => one === fault);
    const entry = typeof row === "number" ? entries[row] : undefined;
    if (named && entry) faults[entry.field] = named;
  }
  return faults;
}

/** The codes of a month's grid: who was there, and whoever has work in it anyway. */
export function codesOf(month: WorkMonth, members: readonly MemberRow[]): string[] {
  const there = members
    .filter(({ left_on }) => left_on === null || left_on >= `${month.month}-01`)
    .map(({ code }) => code);
  return [...new Set([...there, ...month.entries.map(({ code }) => code)])].sort();
}
