import Papa from "papaparse";
import { HEADS as CODE_HEADS, delimiterOf } from "../work/paste.ts";

/** What the backend is told of one member; what is in a cell is for it to judge, which alone knows members and currency. */
export const COLUMNS = ["code", "gross", "withheld", "net"] as const;
export type Column = (typeof COLUMNS)[number];
export type PayrollRow = Record<Column, string>;

/** `line` counts the lines of the text from 1, as whoever looks for a cell does. */
export type PastedPayroll = {
  rows: (PayrollRow & { line: number })[];
  faults: { line: number; text: string }[];
};

/** The backend's own word on a cell; `row` counts the rows it was sent from 0. */
export type PayrollFault = "member_unknown" | "twice" | "not_an_amount" | "negative" | "sum";
export type FaultyCell = { row: number; column: Column; typed: string; fault: PayrollFault };

/** What payroll offices write over their columns, in the languages of the portal. */
const HEADINGS: Record<Column, RegExp> = {
  code: CODE_HEADS,
  gross:
    /^(gross|gross pay|gross cost|lordo|costo|costo lordo|retribuzione lorda|bruto|costo bruto|salario bruto)$/i,
  withheld:
    /^(withheld|deductions|tax and contributions|trattenute|ritenute|ritenute e contributi|retenido|retenciones|descuentos)$/i,
  net: /^(net|net pay|netto|retribuzione netta|neto|salario neto|l[ií]quido)$/i,
};
const LONGEST_CELL = 60;
export const MOST_ROWS = 5_000;

/**
 * Rows from text that was copied out of a spreadsheet or read from a file. Where the first row names the four columns they may
 * stand in any order, among others that nobody here wants to know; otherwise there are four, in our order. A first row
 * without a figure is headings too.
 */
export function parsePayroll(text: string): PastedPayroll {
  const plain = text.replaceAll(/\r\n?/g, "\n").replace(/\n+$/, "");
  const { data } = Papa.parse<string[]>(plain, { delimiter: delimiterOf(plain) });
  const found: PastedPayroll = { rows: [], faults: [] };
  let places: Record<Column, number> | null = null;
  let begun = false;
  data.forEach((cells, index) => {
    const filled = cells.map((cell) => cell.trim());
    if (filled.every((cell) => cell === "")) return;
    if (!begun) {
      begun = true;
      places = placesOf(filled);
      if (places || !filled.slice(1).some((cell) => /\d/.test(cell))) return;
    }
    const line = index + 1;
    const row = places ? rowAt(filled, places) : rowOfFour(filled);
    if (row) found.rows.push({ line, ...row });
    else found.faults.push({ line, text: filled.join(" ").slice(0, LONGEST_CELL) });
  });
  return found;
}

/** Where each column stands, if the headings name all four. */
function placesOf(heads: readonly string[]): Record<Column, number> | null {
  const [code = -1, gross = -1, withheld = -1, net = -1] = COLUMNS.map((column) =>
    heads.findIndex((head) => HEADINGS[column].test(head)),
  );
  return Math.min(code, gross, withheld, net) < 0 ? null : { code, gross, withheld, net };
}

function rowAt(cells: readonly string[], places: Record<Column, number>): PayrollRow {
  const at = (column: Column): string => (cells[places[column]] ?? "").slice(0, LONGEST_CELL);
  return { code: at("code"), gross: at("gross"), withheld: at("withheld"), net: at("net") };
}

function rowOfFour(cells: readonly string[]): PayrollRow | null {
  // A selection in a spreadsheet often has empty columns at its end.
  const [code, gross, withheld, net, ...more] = cells;
  if (code === undefined || gross === undefined || withheld === undefined || net === undefined) return null;
  if (more.some((cell) => cell !== "")) return null;
  return rowAt(cells, { code: 0, gross: 1, withheld: 2, net: 3 });
}

/** A table as text that `parsePayroll` reads: tabs between cells, so that neither a comma nor a semicolon divides an amount. */
export function asText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => cell.replaceAll(/[\t\r\n"]/g, " ")).join("\t")).join("\n");
}

/** A figure of a spreadsheet as text: a sum that came out as 1320.0000000001 is 1320. */
export function figureText(figure: number): string {
  return String(Number(figure.toFixed(6)));
}
