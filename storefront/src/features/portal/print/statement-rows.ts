import { LOCALES, type Dictionary, type Lang } from "../../../i18n/index.ts";
import { formatMoney } from "../../../lib/money.ts";
import type { Money } from "../../../lib/wire.ts";
import { formatQuantity } from "../dates.ts";
import { HEADS, type Head, type PayHead, type Statement, type StatementSet } from "../wire.ts";

/** What a sheet says first. */
export type FirstLine = { label: string; value: string; kind: "text" | "money" | "pay" };

/** Whose sheet it is and what they have: by which work, where it is by work; to whom, where no table says it. */
export function firstLines(set: StatementSet, one: Statement, t: Dictionary, lang: Lang): FirstLine[] {
  const { statement: words, let_go, payroll } = t.portal;
  const money = (amount: Money) => formatMoney(amount, LOCALES[lang]);
  const to_whom = one.heads.map((head): FirstLine => ({
    label: words.paid_to,
    value: whom(head, one.payments, t),
    kind: "text",
  }));
  const pay = { share: words.pay, payroll: payroll.statement.gross, locked: let_go.statement.pay };
  return [
    { label: words.member, value: one.code, kind: "text" },
    ...(set.method === "share" ? shareLines(set, one, t, lang) : []),
    { label: pay[set.method], value: money(one.amount), kind: "pay" },
    ...(set.method === "locked" ? to_whom : []),
  ];
}

/** What a member needs to reckon their part anew: their work, everybody's where it counts, and what was divided. */
function shareLines(set: StatementSet, one: Statement, t: Dictionary, lang: Lang): FirstLine[] {
  const { statement: words, sharing, work } = t.portal;
  const own = sharing.statement;
  const by = set.division?.by ?? "work";
  const quantity = (text: string) => formatQuantity(text, lang);
  const worked = (text: string) => work.amount_of[set.kind](quantity(text));
  const money = (amount: Money) => formatMoney(amount, LOCALES[lang]);
  const text = (label: string, value: string): FirstLine => ({ label, value, kind: "text" });
  const has_grades = set.statements.some(({ grades }) => grades.length > 0);
  const counts = has_grades && by !== "equal";
  const of_all = {
    work: counts
      ? text(own.all_counted, quantity(set.all_counted))
      : text(words.all_worked, worked(set.all_worked)),
    equal: text(own.members, String(set.members)),
    rate: null,
  }[by];
  const divided: FirstLine =
    set.division?.by === "rate"
      ? { label: own.rate, value: money(set.division.rate), kind: "money" }
      : { label: by === "equal" ? own.divided_equally : words.fund, value: money(set.fund), kind: "money" };
  return [
    text(words.worked, worked(one.quantity)),
    ...one.grades.map(({ grade, weight, quantity: made }) =>
      text(own.of_grade(grade, quantity(weight)), quantity(made)),
    ),
    ...(counts ? [text(own.counted, quantity(one.counted))] : []),
    ...(of_all ? [of_all] : []),
    divided,
    ...(one.adjustment
      ? [
          {
            ...{ label: own.adjustment(one.adjustment.reason), kind: "money" as const },
            value: money(one.adjustment.amount),
          },
        ]
      : []),
  ];
}

/** What a shared pay could not cover and the next one is asked for; a payroll says it with its estimate. */
export function carriedParts({ payroll, carried }: Statement): PayHead[] {
  return payroll ? [] : carried;
}

/** How the figures of a sheet came about. */
export function howOf({ method, division }: StatementSet, t: Dictionary): string {
  const { statement, let_go, payroll, sharing } = t.portal;
  const { how_equal, how_rate } = sharing.statement;
  const share = { work: statement.how, equal: how_equal, rate: how_rate }[division?.by ?? "work"];
  return { share, payroll: payroll.statement.how, locked: let_go.statement.how }[method];
}

/** What stands over a sheet. */
export function sheetTitle({ method }: StatementSet, t: Dictionary): string {
  return method === "locked" ? t.portal.let_go.statement.title : t.portal.statement.title;
}

/** One part of a member's pay as a sheet says it: the number that the key explains, to whom, this time and this year. */
export type HeadRow = {
  number: number;
  head: Head;
  to: string;
  now: Money | null;
  year: Money | null;
};

/** Where a part stands among all of them is its number in the key. */
export const numberOf = (head: Head): number => HEADS.indexOf(head) + 1;

/** What this pay or this year has, each part once. */
export function headRows({ heads, year, payments }: Statement, t: Dictionary): HeadRow[] {
  return HEADS.flatMap((head): HeadRow[] => {
    const now = heads.filter((one) => one.head === head);
    const then = year.heads.find((one) => one.head === head) ?? null;
    if (now.length === 0) {
      return then ? [{ number: numberOf(head), head, to: "–", now: null, year: then.amount }] : [];
    }
    return now.map((one, at) => ({
      ...{ number: numberOf(head), head, now: one.amount },
      to: whom(one, payments, t),
      // A part that two payees share has its year once.
      year: at === 0 ? (then?.amount ?? null) : null,
    }));
  });
}

/** Which kind of payee has it, and how far it is; never who. */
function whom({ paid_to }: PayHead, payments: Statement["payments"], t: Dictionary): string {
  if (!paid_to || paid_to === "coop") return t.portal.statement.kept_by_coop;
  const payment = payments.find((one) => one.paid_to === paid_to);
  // The member may have chosen somebody else than the law names.
  const kind = t.portal.members.payee_kinds[payment?.payee ?? paid_to];
  return payment ? `${kind}, ${t.portal.pay.payment_states[payment.state]}` : kind;
}
