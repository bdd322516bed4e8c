import { formatDate, type Dictionary, type Lang } from "../../i18n/index.ts";
import type { FollowedOrder, Parcel } from "../../lib/wire.ts";

export type Step = { words: string; note: string | null; state: "done" | "now" | "next" | "stopped" };

const PARCEL_WAY = ["waiting", "to_send", "sent"] as const;
const PARTLY_SENT_WAY = ["to_send", "partly_sent", "sent"] as const;
const MONEY_WAY = ["held", "earned", "settling", "settled"] as const;

/** Steps up to the one reached: earlier ones done, later ones to come. The last step is done when reached. */
function along<T extends string>(
  way: readonly T[],
  reached: T,
  words: Record<T, string>,
  note: string | null,
): Step[] {
  const at = way.indexOf(reached);
  return way.map((step, i) => ({
    words: words[step],
    note: i === at ? note : null,
    state: i < at || (i === at && i === way.length - 1) ? "done" : i === at ? "now" : "next",
  }));
}

/** The parcel's way. A parcel that was paid for no longer shows the waiting; one sent in part says what has left. */
export function parcelWay(parcel: Parcel, lang: Lang, t: Dictionary): Step[] {
  const words = t.order.parcel_state;
  if (parcel.state === "cancelled") return [{ words: words.cancelled, note: null, state: "stopped" }];
  const last = parcel.sent_parcels.at(-1);
  const note = last ? t.order.sent_on(formatDate(last.sent_at, lang)) : null;
  if (parcel.state === "partly_sent") return along(PARTLY_SENT_WAY, parcel.state, words, note);
  const way = along(PARCEL_WAY, parcel.state, words, note);
  return parcel.state === "waiting" ? way : way.slice(1);
}

/** The money's way, as far as the books have it: nothing here promises what is not yet written down. */
export function moneyWay(parcel: Parcel, lang: Lang, t: Dictionary): Step[] {
  const { money } = parcel;
  if (!money) return [];
  const notes = t.order.money_notes;
  const note = {
    held: money.frees_at ? notes.frees(formatDate(money.frees_at, lang)) : notes.held,
    earned: notes.earned,
    settling: notes.settling,
    settled: money.settled_at ? notes.settled(formatDate(money.settled_at, lang)) : null,
  }[money.state];
  return along(MONEY_WAY, money.state, t.order.money_state, note);
}

/** Whether a buyer still has something to transfer. */
export function isAwaitingTransfer(order: Pick<FollowedOrder, "status" | "bank">): boolean {
  return order.status === "awaiting_payment" && order.bank !== null;
}
