import { type Rail, parseRail } from "../../domain/books/accounts";
import { type Row, textOf } from "./sql";

export function railOf(row: Row, column: string): Rail {
  return parseRail(textOf(row, column));
}

export function railOrNull(row: Row, column: string): Rail | null {
  return row[column] === null ? null : railOf(row, column);
}
