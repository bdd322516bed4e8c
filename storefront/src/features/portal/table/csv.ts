import Papa from "papaparse";
import { languageOf, type Lang, type Language } from "../../../i18n/langs.ts";

/**
 * How a spreadsheet of each language reads a file that somebody opens by clicking on it: English ones divide cells by
 * commas and write 12.50; Italian and Spanish ones divide by semicolons and would take 12.50 for a date, so they get
 * 12,50. Amounts are plain everywhere: no currency sign, no thousands.
 */
const FORMS: Record<Language, { delimiter: "," | ";"; point: "." | "," }> = {
  en: { delimiter: ",", point: "." },
  it: { delimiter: ";", point: "," },
  es: { delimiter: ";", point: "," },
};

/** What a spreadsheet would run instead of show. A plain negative amount begins like one of them and is none. */
const FORMULA = /^(?![+-]?\d+([.,]\d+)?$)[\s\uFEFF]*[=+\-@\t\r\n＝＋－＠]/;

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** An amount or a quantity; it is written the way the language's spreadsheets read numbers. */
export type Figure = { figure: string };

export function figure(decimal: string): Figure {
  if (!DECIMAL.test(decimal)) throw new Error(`Not a decimal: "${decimal}"`);
  return { figure: decimal };
}

/** A table as a file for spreadsheets. It begins with a mark that tells Excel that the text is UTF-8. */
export function csv(rows: readonly (readonly (string | Figure)[])[], lang: Lang): string {
  const { delimiter, point } = FORMS[languageOf(lang)];
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? cell : cell.figure.replace(".", point))),
  );
  return `\uFEFF${Papa.unparse(cells, { delimiter, escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`;
}
