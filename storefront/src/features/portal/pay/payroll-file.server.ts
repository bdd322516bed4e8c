import { readSheet } from "read-excel-file/node";
import { asText, figureText } from "./payroll.ts";
import { unpackedSize } from "./zip-size.ts";

/** Larger than any payroll of five thousand people, and small enough to be read at once. */
export const LARGEST_FILE = 1_000_000;
const LARGEST_UNPACKED = 20_000_000;

/** The text of a table in a file, or null where it is no table that can be read. */
export async function payrollFileText(file: File): Promise<string | null> {
  if (file.size > LARGEST_FILE) return null;
  const bytes = Buffer.from(await file.arrayBuffer());
  // Every .xlsx is a zip, and no text begins with these letters by chance.
  if (bytes.subarray(0, 2).toString("latin1") === "PK") return sheetText(bytes);
  if (bytes.includes(0)) return null;
  return plainText(bytes);
}

/** The first sheet of a workbook. A cell that is no text and no figure, such as a day, is no amount and no code. */
async function sheetText(bytes: Buffer): Promise<string | null> {
  const size = unpackedSize(bytes);
  if (size === null || size > LARGEST_UNPACKED) return null;
  try {
    const rows = await readSheet(bytes);
    return asText(
      rows.map((cells) =>
        cells.map((cell) => {
          if (cell === null) return "";
          return typeof cell === "number" ? figureText(cell) : String(cell);
        }),
      ),
    );
  } catch {
    // Not a workbook, or one that is broken or locked: whoever sent it is told so.
    return null;
  }
}

/** Spreadsheets of Windows still write files that are not UTF-8. */
function plainText(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
