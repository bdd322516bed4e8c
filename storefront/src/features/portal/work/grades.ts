import type { Grade, WorkMonth } from "../wire.ts";
import { plainQuantity } from "./paste.ts";
import { key, type WorkEntry } from "./month.ts";

/** Grades as they are typed, one a line: "B; 0.7". */
export function typedGrades(grades: readonly Grade[]): string {
  return grades.map(({ grade, weight }) => `${grade}; ${weight.replace(/\.?0+$/, "")}`).join("\n");
}

/** The same read back; null where a line is none. The backend judges names and numbers. */
export function parseGrades(text: string): Grade[] | null {
  const grades: Grade[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") continue;
    const [, grade = "", typed = ""] = /^(.*)[;\t](.*)$/.exec(line) ?? [];
    const weight = plainQuantity(typed);
    if (grade.trim() === "" || weight === null) return null;
    grades.push({ grade: grade.trim(), weight });
  }
  return grades;
}

/**
 * A month's work under other grades. Pieces of before there were grades are of the first; those of one grade add up where
 * there are to be none; null where pieces of a grade that is gone are written down.
 */
export function regraded({ entries }: WorkMonth, grades: readonly Grade[]): WorkEntry[] | null {
  const [first] = grades;
  if (!first) return entries.map(({ code, quantity }) => ({ code, grade: "", quantity }));
  const kept = new Set(grades.map(({ grade }) => key(grade)));
  const work: WorkEntry[] = [];
  for (const { code, quantity, grades: made } of entries) {
    if (made.length === 0) work.push({ code, grade: first.grade, quantity });
    for (const part of made) {
      if (!kept.has(key(part.grade))) return null;
      work.push({ code, grade: part.grade, quantity: part.quantity });
    }
  }
  return work;
}
