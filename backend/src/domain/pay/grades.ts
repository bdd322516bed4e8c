import { refuse } from "../errors";
import { codeKey } from "../members";
import { readQuantity } from "./quantity";

/** What one piece of a grade counts, in hundredths of a full piece. */
export type Grade = { grade: string; weight: bigint };
/** Pieces of one grade, in hundredths of a piece, with what the grade counted when they were written down. */
export type GradedWork = Grade & { quantity: bigint };
/** A grade as somebody typed it. */
export type TypedGrade = { grade: string; weight: string };

const MOST_GRADES = 6;
const LONGEST_NAME = 20;
/** A hundred full pieces. */
const MOST_WEIGHT = 10_000n;

/**
 * The grades of a month's pieces, in the order in which they were told. A piece that was not accepted is no grade: it is not
 * written down. Refuses `work.grades_invalid`.
 */
export function readGrades(typed: readonly TypedGrade[]): Grade[] {
  if (typed.length > MOST_GRADES) refuseGrades(`There can be ${MOST_GRADES} grades at most.`, "");
  const seen = new Set<string>();
  return typed.map(({ grade: text, weight: counted }) => {
    const grade = text.normalize("NFC").trim();
    if (grade === "" || grade.length > LONGEST_NAME || /[\p{C}\t;,]/u.test(grade))
      refuseGrades(`"${grade}" cannot be the name of a grade. Write 1 to ${LONGEST_NAME} letters.`, grade);
    if (seen.has(gradeKey(grade))) refuseGrades(`The grade ${grade} is there twice.`, grade);
    seen.add(gradeKey(grade));
    const weight = readQuantity(counted);
    if (typeof weight === "string" || weight === 0n || weight > MOST_WEIGHT)
      return refuseGrades(`What a piece of ${grade} counts is a number above 0, up to 100, like 0.7.`, grade);
    return { grade, weight };
  });
}

function refuseGrades(message: string, grade: string): never {
  return refuse("work.grades_invalid", message, { grade });
}

/** A grade as people type it: capitals and spaces around it make no other grade. */
export function gradeKey(grade: string): string {
  return codeKey(grade);
}

/**
 * What work counts when a fund is divided by it, in ten-thousandths of an hour or of a full piece; exact, as quantities and
 * weights have two decimals each. Work without grades counts as it is.
 */
export function counted({ quantity, grades }: { quantity: bigint; grades: readonly GradedWork[] }): bigint {
  if (grades.length === 0) return quantity * 100n;
  return grades.reduce((sum, one) => sum + one.quantity * one.weight, 0n);
}
