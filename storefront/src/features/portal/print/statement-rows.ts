import type { Dictionary } from "../../../i18n/index.ts";
import type { Money } from "../../../lib/wire.ts";
import { HEADS, type Head, type PayHead, type Statement } from "../wire.ts";

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
  const kind = t.portal.members.payee_kinds[paid_to];
  return payment ? `${kind}, ${t.portal.pay.payment_states[payment.state]}` : kind;
}
