import Papa from "papaparse";

/** What is in a cell is for the backend to judge, which alone knows members and currency. */
export type AdjustmentRow = { code: string; amount: string; reason: string };
/** `line` counts the lines of the text from 1. */
export type PastedAdjustments = {
  rows: (AdjustmentRow & { line: number })[];
  faults: { line: number; text: string }[];
};
/** The backend's own word on a cell; `row` counts the rows it was sent from 0. */
export type FaultyAdjustment = {
  row: number;
  column: keyof AdjustmentRow;
  typed: string;
  fault: "member_unknown" | "twice" | "not_an_amount" | "nothing" | "reason_missing" | "reason_long";
};

const LONGEST_CELL = 200;

/**
 * Rows of code, amount and reason, one a line. What stands after the second mark is the reason, whatever marks are in it; a
 * comma divides only where there is no tab and no semicolon, since amounts have commas too.
 */
export function parseAdjustments(text: string): PastedAdjustments {
  const found: PastedAdjustments = { rows: [], faults: [] };
  const plain = text.replaceAll(/\r\n?/g, "\n").replace(/\n+$/, "");
  const delimiter = ["\t", ";", ","].find((mark) => plain.includes(mark)) ?? ";";
  const { data } = Papa.parse<string[]>(plain, { delimiter });
  data.forEach((cells, index) => {
    const [code = "", amount = "", ...rest] = cells.map((cell) => cell.trim());
    const reason = rest.filter((cell) => cell !== "").join(`${delimiter === "\t" ? "" : delimiter} `);
    if (code === "" && amount === "" && reason === "") return;
    const line = index + 1;
    if (amount === "") found.faults.push({ line, text: cells.join(" ").trim().slice(0, LONGEST_CELL) });
    else
      found.rows.push({
        ...{ line, code: code.slice(0, LONGEST_CELL), amount: amount.slice(0, LONGEST_CELL) },
        reason: reason.slice(0, LONGEST_CELL),
      });
  });
  return found;
}
