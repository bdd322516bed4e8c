import type { Dictionary } from "../../../i18n/index.ts";
import { MOST_ROWS, type FaultyCell, type PastedPayroll } from "./payroll.ts";

/** Every wrong cell by line, column and what stands there, each leading to the text it came from. */
export function payrollFaults(
  { rows, faults }: PastedPayroll,
  cells: readonly FaultyCell[],
  t: Dictionary,
): { href: string; words: string }[] {
  const words = t.portal.payroll;
  const told = [
    ...faults.map(({ line, text }) => ({ line, words: `${words.line(line, text)}: ${words.faults.cells}` })),
    ...cells.map(({ row, column, typed, fault }) => {
      const line = rows[row]?.line ?? row + 1;
      return { line, words: `${words.cell(line, words.columns[column], typed)}: ${words.faults[fault]}` };
    }),
    ...(rows.length > MOST_ROWS ? [{ line: MOST_ROWS, words: words.faults.too_many }] : []),
  ];
  return told
    .sort((left, right) => left.line - right.line)
    .map((one) => ({ href: "#paste", words: one.words }));
}
