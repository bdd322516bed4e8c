/**
 * Which settlements' work parts have become pay. Money set aside for work is used first in, first out, and money has no
 * names: so the units that came in and those that left by pay runs are counted along one line, and a settlement is paid
 * when every unit of its stretch was used by runs that are paid.
 */

/** What *work* received at one time, oldest first; null for what came from the co-op's funds. May be below zero. */
export type WorkInflow = { settlement_id: string | null; amount: bigint };
/** An approved run, in the order of approval. `members` counts those who share in it. */
export type WorkUse = { month: string; amount: bigint; members: number; paid: boolean };

export type WorkState = { state: "set_aside"; month: null } | { state: "paid"; month: string };

/** Among fewer people a buyer could reckon what one member earned. */
const FEWEST_MEMBERS = 10;

const SET_ASIDE: WorkState = { state: "set_aside", month: null };

/**
 * What a settlement brought below zero takes no stretch of its own and gives none back: later money has to fill the gap
 * first, so *paid* may be said too late and never too early.
 */
export function workStates(inflows: readonly WorkInflow[], uses: readonly WorkUse[]): Map<string, WorkState> {
  const states = new Map<string, WorkState>();
  let received = 0n;
  let filled = 0n;
  for (const { settlement_id, amount } of inflows) {
    received += amount;
    const begin = filled;
    if (received > filled) filled = received;
    if (settlement_id !== null) states.set(settlement_id, stateOf(begin, filled, uses));
  }
  return states;
}

/** Judges the stretch after `begin` and up to `end`; an empty one is judged by the unit before it. */
function stateOf(begin: bigint, end: bigint, uses: readonly WorkUse[]): WorkState {
  if (end === 0n) return SET_ASIDE;
  const from = begin === end ? begin - 1n : begin;
  let used = 0n;
  let last: WorkUse | null = null;
  for (const use of uses) {
    const used_before = used;
    used += use.amount;
    if (used <= from || used_before >= end) continue;
    if (!use.paid || use.members < FEWEST_MEMBERS) return SET_ASIDE;
    last = use;
  }
  return used >= end && last ? { state: "paid", month: last.month } : SET_ASIDE;
}
