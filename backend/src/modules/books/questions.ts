import { QUESTIONS_ABOUT_COOP_BOOKS } from "./questions-coop";
import { QUESTIONS_ABOUT_THE_LEDGER } from "./questions-ledger";
import { QUESTIONS_ABOUT_RECORDS } from "./questions-records";
import { QUESTIONS_ABOUT_TIME } from "./questions-time";
import { type Row, type Sql, toJson } from "./sql";
import type { Question } from "./types";

/** Asks everything that must be answered with none. It only reads, and sees one moment since the book is locked. */
export async function questions(sql: Sql, now: Date): Promise<Question[]> {
  await sql.query("select id from book for share");
  const answers: Question[] = [];
  const asked = [
    ...QUESTIONS_ABOUT_THE_LEDGER,
    ...QUESTIONS_ABOUT_RECORDS,
    ...QUESTIONS_ABOUT_COOP_BOOKS,
    ...QUESTIONS_ABOUT_TIME,
  ];
  for (const { name, question, ask } of asked) {
    const found = (await ask(sql, now)).map(toText);
    answers.push({ name, question, ok: found.length === 0, found });
  }
  return answers;
}

function toText(row: Row): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, wordFor(value)]));
}

function wordFor(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" ? value : toJson(value);
}
