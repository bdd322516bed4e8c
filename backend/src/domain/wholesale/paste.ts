/** The most lines of one paste; more is a file that was pasted by mistake. */
export const PASTE_MOST_LINES = 300;

/** One line of a paste as it was typed. Numbers count from 1, empty lines included, so that an editor's number fits. */
export type PastedLine =
  | { number: number; text: string; sku: string; quantity: number; fault: null }
  | { number: number; text: string; sku: string | null; quantity: null; fault: "unreadable" | "quantity" };

/**
 * Reads an article number and a quantity from each line, parted by a tab, a comma, a semicolon or spaces. Nothing is lost:
 * a line that cannot be read comes back as it was, with its fault. Empty lines say nothing and are left out.
 */
export function readPaste(text: string): PastedLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, number }) => readLine(line, number));
}

function readLine(line: string, number: number): PastedLine {
  const text = line.trim();
  const [sku = "", quantity, ...rest] = text.split(/[\s,;]+/).filter(Boolean);
  if (quantity === undefined || rest.length > 0 || !/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,59}$/u.test(sku))
    return { number, text, sku: null, quantity: null, fault: "unreadable" };
  const article = sku.toUpperCase();
  if (!/^[1-9]\d{0,5}$/.test(quantity))
    return { number, text, sku: article, quantity: null, fault: "quantity" };
  return { number, text, sku: article, quantity: Number(quantity), fault: null };
}
