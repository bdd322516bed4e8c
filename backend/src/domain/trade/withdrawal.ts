/**
 * The right to withdraw: within fourteen days of the day on which the last good of the order was received (Directive 2011/83/EU,
 * articles 9 and 10; for Italy articles 52 to 54 of the Codice del consumo, for Spain 102 to 107 of the consumer act TRLGDCU),
 * told with a button on the order's page (article 11a, in force since 19 June 2026).
 */
const WITHDRAWAL_DAYS = 14;

/**
 * We know when a parcel left and not when it came. A trader has thirty days to deliver (article 18), so a parcel is taken
 * to be that long under way. It may keep the button longer than the law asks, and never shorter.
 */
const TRANSPORT_DAYS = 30;

/** The days of the law are whole days where the buyer lives; one more covers every time zone. */
const ALL_DAYS = WITHDRAWAL_DAYS + TRANSPORT_DAYS + 1;
const DAY_MS = 24 * 60 * 60_000;

export type WithdrawableOrder = {
  /** It expired or was cancelled: there is no contract left. */
  ended: boolean;
  /** Something still has to leave, or has not been paid: the days have not begun. */
  more_to_come: boolean;
  /** When each parcel left. */
  parcels: readonly Date[];
};

/** Whether the button is there. An order of which nothing left or will leave has nothing to withdraw from. */
export function mayWithdraw({ ended, more_to_come, parcels }: WithdrawableOrder, now: Date): boolean {
  if (ended) return false;
  if (more_to_come) return true;
  return parcels.some((sent_at) => now.getTime() <= sent_at.getTime() + ALL_DAYS * DAY_MS);
}

type Units = { quantity: number; refunded: number; withdrawn: number };

/**
 * Of how many units somebody may still withdraw. A unit that was refunded may be one that was withdrawn from, so the
 * larger of the two counts and not their sum.
 */
export function unitsToWithdraw({ quantity, refunded, withdrawn }: Units): number {
  return Math.max(0, quantity - Math.max(refunded, withdrawn));
}

type WithdrawnLine = { piece_id: string; quantity: number };

/**
 * Which of an order's notices have been refunded whole, given how many units of each piece were. Notices are served in the
 * order in which they came, so `notices` are oldest first.
 */
export function refundedNotices(
  notices: readonly { id: string; lines: readonly WithdrawnLine[] }[],
  refunded: ReadonlyMap<string, number>,
): Set<string> {
  const asked = new Map<string, number>();
  const done = notices.filter(({ lines }) => {
    for (const { piece_id, quantity } of lines) asked.set(piece_id, (asked.get(piece_id) ?? 0) + quantity);
    return lines.every(({ piece_id }) => (refunded.get(piece_id) ?? 0) >= (asked.get(piece_id) ?? 0));
  });
  return new Set(done.map(({ id }) => id));
}
