import { languageOf, type Lang } from "../langs.ts";
import { legalWords } from "./index.ts";

/** For how many days each table keeps what it knows of people; null: until an act. A test holds it to what the shop does. */
export const KEPT = [
  ["member", null],
  ["member_regime", null],
  ["member_flag", null],
  ["member_amount", null],
  ["payee", 730],
  ["vault_read", 1095],
  ["coop_staff", null],
  ["coop_invitation", 365],
  ["coop_login_attempt", 1],
  ["mail", 30],
] as const;

/** What is kept and for how long, in plain words; `long` is its days, or its years where they are whole. */
export type KeptWords = Record<(typeof KEPT)[number][0], (long: string) => string>;

export function keptLines(lang: Lang): string[] {
  const { kept } = legalWords(lang);
  return KEPT.map(([table, days]) => kept[table](days === null ? "" : longOf(days, lang)));
}

function longOf(days: number, lang: Lang): string {
  const [count, unit] = days % 365 === 0 ? [days / 365, "year"] : [days, "day"];
  return new Intl.NumberFormat(languageOf(lang), { style: "unit", unit, unitDisplay: "long" }).format(count);
}
