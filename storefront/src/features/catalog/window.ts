import type { GoodCard } from "../../lib/wire.ts";

/** For the shop window: the first product of each co-op at work with enough of it in front, the rest behind, in the given order. */
export function firstOfEach(goods: readonly GoodCard[]): { first: GoodCard[]; rest: GoodCard[] } {
  const seen = new Set<string>();
  const first: GoodCard[] = [];
  const rest: GoodCard[] = [];
  for (const good of goods) {
    const { handle, paused } = good.coop;
    const in_front = first.length < 3 && !seen.has(handle) && !paused && good.stock === "in_stock";
    if (in_front) seen.add(handle);
    (in_front ? first : rest).push(good);
  }
  return { first, rest };
}
