import { languageOf, LOCALES, type Dictionary, type Lang } from "../../../i18n/index.ts";
import { formatMoney } from "../../../lib/money.ts";
import type { Money } from "../../../lib/wire.ts";
import { formatDay, formatMonth } from "../dates.ts";
import { estimatedHead } from "../pay/estimated-head.ts";
import type { Statement, StatementSet } from "../wire.ts";
import { amountInWords } from "./amount-words.ts";
import { Paper } from "./paper.ts";
import {
  firstLines,
  headRows,
  howOf,
  numberOf,
  sheetTitle,
  type HeadRow,
  carriedParts,
} from "./statement-rows.ts";

const SHARES = [3, 2];
const PARTS = [5, 4, 2, 2];

/** Large enough to read without asking for help; smaller where a pay has so many parts that they would need a second sheet. */
const LARGE = { line: 12, pad: 4, big: 15, part: 10, part_pad: 3, words: 11, gap: 12 };
const DENSE = { line: 9.5, pad: 1.5, big: 12, part: 8, part_pad: 1.5, words: 9, gap: 5 };
/** For the longest sheet there can be: every part of pay, every grade and an adjustment. */
const TIGHT = { line: 8.5, pad: 0.25, big: 10.5, part: 7.5, part_pad: 0.25, words: 8.5, gap: 2 };
type Sizes = typeof LARGE;
/** So many parts and balances fit on a sheet in large print, in the longest words of our languages. */
const MOST_IN_LARGE = 7;
const MOST_IN_DENSE = 15;

/**
 * The papers of one pay run: a list to sign, a sheet for each member, and the key to their numbers. A sheet carries a code, the
 * co-op's name and figures, and no word about where anybody lives or why; the law stands on the key alone.
 */
export async function memberStatements(set: StatementSet, t: Dictionary, lang: Lang): Promise<Buffer> {
  const paper = new Paper({ title: t.portal.statement.all(formatMonth(set.month, lang)), lang });
  coverList(paper, set, t, lang);
  for (const one of set.statements) {
    paper.page();
    sheet(paper, set, one, t, lang);
  }
  if (set.method !== "locked") {
    paper.page();
    keySheet(paper, set, t, lang);
  }
  return paper.bytes();
}

const moneyIn = (lang: Lang) => (amount: Money) => formatMoney(amount, LOCALES[lang]);

function heading(paper: Paper, set: StatementSet, title: string, lang: Lang): void {
  paper.text(set.coop_name, { size: 13, bold: true });
  paper.space(14);
  paper.text(title, { size: 24, bold: true });
  paper.text(formatMonth(set.month, lang), { size: 16 });
  paper.space(14);
}

/** Codes with room to sign; it may go on over several pages. */
function coverList(paper: Paper, set: StatementSet, t: Dictionary, lang: Lang): void {
  const words = t.portal.statement;
  heading(paper, set, words.cover, lang);
  paper.text(words.cover_lead, { size: 11 });
  paper.space(10);
  const row = (cells: [string, string, string], bold = false) => {
    const [code, net, signature] = cells;
    paper.row(
      [
        { text: code, bold },
        { text: net, bold, align: "end" },
        { text: signature, bold },
      ],
      [2, 2, 5],
      bold ? {} : { pad: 11 },
    );
    paper.rule();
  };
  row([words.member, words.net, words.signature], true);
  for (const { code, net, payroll } of set.statements) row([code, moneyIn(lang)(payroll?.net ?? net), ""]);
}

function sizesFor(lines: number): Sizes {
  if (lines <= MOST_IN_LARGE) return LARGE;
  return lines <= MOST_IN_DENSE ? DENSE : TIGHT;
}

function sheet(paper: Paper, set: StatementSet, one: Statement, t: Dictionary, lang: Lang): void {
  const words = t.portal.statement;
  const money = moneyIn(lang);
  const rows = headRows(one, t);
  // Grades and an adjustment take lines of their own.
  const more = one.grades.length + (one.adjustment ? 1 : 0);
  const sizes = sizesFor(rows.length + one.held.length + one.estimate.length + one.carried.length + more);
  const line = (label: string, value: string, { big = false } = {}) => {
    paper.row(
      [
        { text: label, size: big ? sizes.big : sizes.line, bold: big },
        { text: value, size: big ? sizes.big : sizes.line, bold: big, align: "end" },
      ],
      SHARES,
      { pad: big ? sizes.pad + 2 : sizes.pad },
    );
    paper.rule(big ? 1.5 : 0.75);
  };

  heading(paper, set, sheetTitle(set, t), lang);
  paper.rule(1.5);
  for (const { label, value, kind } of firstLines(set, one, t, lang))
    line(label, value, { big: kind === "pay" });
  const told = t.portal.payroll;
  const net = one.payroll?.net ?? one.net;
  if (set.method !== "locked") {
    paper.space(sizes.gap);
    parts(paper, one, rows, sizes, t, lang);
    paper.space(sizes.gap);
    line(one.payroll ? told.statement.net : words.net, money(net), { big: true });
  }
  paper.space(4);
  paper.text(`${words.in_words}: ${amountInWords(net, lang)}`, { size: sizes.words });
  paper.space(sizes.gap);
  paper.rule();
  for (const { head, amount } of one.held) line(`${words.held}: ${t.portal.pay.heads[head]}`, money(amount));
  for (const { head, amount } of carriedParts(one))
    line(told.carried(t.portal.pay.heads[head]), money(amount));
  line(words.paid_on, one.paid_on ? formatDay(one.paid_on, lang) : words.not_paid);

  paper.space(sizes.gap);
  if (one.estimate.length > 0) {
    paper.text(told.estimate, { size: sizes.line, bold: true });
    paper.text(told.estimate_lead, { size: sizes.words });
    paper.rule(0.75);
    for (const part of one.estimate) line(estimatedHead(part, t), money(part.amount));
    for (const part of one.carried) line(told.carried(estimatedHead(part, t)), money(part.amount));
    paper.space(sizes.gap);
  }
  paper.text(howOf(set, t), { size: sizes.words });
  paper.text(words.ask, { size: sizes.words });
  if (set.demo_split) {
    paper.space(6);
    paper.text(`${words.demo} ${t.portal.pay.demo_split}`, { size: sizes.words, bold: true });
  }
}

/** Where a pay goes: each part with its number, its payee, this time and this year. */
function parts(
  paper: Paper,
  one: Statement,
  rows: readonly HeadRow[],
  sizes: Sizes,
  t: Dictionary,
  lang: Lang,
): void {
  const words = t.portal.statement;
  const cell = (amount: Money | null) => (amount ? moneyIn(lang)(amount) : "–");
  const row = (cells: [string, string, string, string], bold = false) => {
    paper.row(
      cells.map((text, at) => ({ text, size: sizes.part, bold, align: at > 1 ? "end" : "start" })),
      PARTS,
      { pad: sizes.part_pad },
    );
    paper.rule(bold ? 1.5 : 0.75);
  };
  row([words.goes, words.paid_to, words.this_pay, words.this_year], true);
  for (const { number, head, to, now, year } of rows)
    row([`${number}  ${t.portal.pay.heads[head]}`, to, cell(now), cell(year)]);
  row([t.portal.pay.total, "", cell(one.amount), cell(one.year.pay)], true);
}

/** For whoever asks which law a number is by. */
function keySheet(paper: Paper, set: StatementSet, t: Dictionary, lang: Lang): void {
  const words = t.portal.statement;
  const language = languageOf(lang);
  heading(paper, set, words.key, lang);
  paper.text(words.key_lead, { size: 11 });
  for (const name of set.key.rule_sets) {
    paper.space(4);
    paper.text(t.portal.pay.rule_set(name[language]), { size: 11, bold: true });
  }
  paper.space(10);
  for (const { head, words: said, citation } of set.key.heads) {
    paper.rule();
    paper.row(
      [
        { text: String(numberOf(head)), bold: true },
        { text: said?.[language] ?? t.portal.pay.heads[head] },
        { text: citation ?? "–" },
      ],
      [1, 6, 6],
    );
  }
}
