import Papa from "papaparse";

/** What is wrong with a cell. The last ones are the backend's own; it alone knows the members and the month. */
export type CellFault =
  | "cells"
  | "code_missing"
  | "not_a_number"
  | "twice"
  | "negative"
  | "member_unknown"
  | "grade_unknown"
  | "too_many_hours";

/** One row of what was pasted. `row` counts the lines of the text from 1; `quantity` is a plain decimal if it is one. */
export type PastedRow = {
  row: number;
  code: string;
  /** Empty where pieces have no grades. */
  grade: string;
  quantity: string;
  fault: CellFault | null;
};

export const HEADS =
  /^(code|member|member code|codice|socio|socia|socio\/a|codice socio|c[oó]digo|integrante|socio\/socia)$/i;
const LONGEST_CODE = 40;

/** Text from a spreadsheet has tabs; from a file it may have semicolons or commas. The first that occurs decides. */
export function delimiterOf(text: string): "\t" | ";" | "," {
  if (text.includes("\t")) return "\t";
  return text.includes(";") ? ";" : ",";
}

/**
 * "7,5" and "7.50" are seven and a half, and people write both. "1.250" could be a thousand or one and a bit, so it is
 * no number here; nor is anything with words. Null when it is none.
 */
export function plainQuantity(text: string): string | null {
  const parts = /^([+-]?)(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.replaceAll(/[\s\u00a0]/g, ""));
  if (!parts) return null;
  const [, sign = "", whole = "0", fraction] = parts;
  const value = `${whole.replace(/^0+(?=\d)/, "")}${fraction ? `.${fraction}` : ""}`;
  return sign === "-" && !/^0(\.0+)?$/.test(value) ? `-${value}` : value;
}

/**
 * Rows of code and quantity from text that was copied out of a spreadsheet, of code, grade and quantity where pieces have
 * grades; a first row of headings is left out.
 */
export function parsePaste(text: string, has_grades = false): PastedRow[] {
  const columns = has_grades ? 3 : 2;
  const delimiter = delimiterOf(text);
  const { data } = Papa.parse<string[]>(text.replaceAll(/\r\n?/g, "\n").replace(/\n+$/, ""), { delimiter });
  const seen = new Set<string>();
  const rows: PastedRow[] = [];
  data.forEach((cells, index) => {
    const filled = cells.map((cell) => cell.trim());
    // A selection in a spreadsheet often has empty columns at its end.
    while (filled.length > columns && filled.at(-1) === "") filled.pop();
    if (filled.every((cell) => cell === "")) return;
    const [code = "", second = "", third = ""] = filled;
    const [grade, typed] = has_grades ? [second, third] : ["", second];
    if (rows.length === 0 && HEADS.test(code) && plainQuantity(typed) === null) return;
    rows.push({ row: index + 1, ...judged({ code, grade, typed }, filled.length === columns, seen) });
  });
  return rows;
}

function judged(
  { code, grade, typed }: { code: string; grade: string; typed: string },
  is_whole: boolean,
  seen: Set<string>,
): Omit<PastedRow, "row"> {
  const quantity = plainQuantity(typed);
  const told = {
    code: code.slice(0, LONGEST_CODE),
    grade: grade.slice(0, LONGEST_CODE),
    quantity: quantity ?? typed.slice(0, LONGEST_CODE),
  };
  if (!is_whole) return { ...told, fault: "cells" };
  if (code === "") return { ...told, fault: "code_missing" };
  if (quantity === null) return { ...told, fault: "not_a_number" };
  if (quantity.startsWith("-")) return { ...told, fault: "negative" };
  const key = `${code} ${grade}`.toLocaleUpperCase("en");
  if (seen.has(key)) return { ...told, fault: "twice" };
  seen.add(key);
  return { ...told, fault: null };
}
