import { LOCALES, type Dictionary, type Lang } from "../../../i18n/index.ts";
import { formatMoney, isMore, isZero } from "../../../lib/money.ts";
import type { Money } from "../../../lib/wire.ts";
import { formatMonth } from "../dates.ts";
import type { SinceLast } from "../wire.ts";

/** What is new in a run, in words: for one member, for the whole, and who is no longer in it. */
export function sinceLast(since: SinceLast, t: Dictionary, lang: Lang) {
  const words = t.portal.pay;
  const changes = new Map(since.lines.map(({ member_id, change }) => [member_id, change]));
  const changed = (change: Money | null | undefined): string => {
    if (!change) return words.not_then;
    if (isZero(change)) return words.same;
    return (isMore(change, { ...change, amount: "0" }) ? "+" : "") + formatMoney(change, LOCALES[lang]);
  };
  const gone = since.gone.map(({ code, amount }) => `${code} (${formatMoney(amount, LOCALES[lang])})`);
  return {
    against: words.since(formatMonth(since.month, lang)),
    of: (member_id: string): string => changed(changes.get(member_id)),
    all: changed(since.change),
    gone: gone.length > 0 ? words.gone(formatMonth(since.month, lang), gone.join(", ")) : null,
  };
}
