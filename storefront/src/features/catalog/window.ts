import type { GoodCard } from "../../lib/wire.ts";

/** For the shop window: the first product of each co-op with enough of it in front, the rest behind, in the given order. */
export function firstOfEach(goods: readonly GoodCard[]): { first: GoodCard[]; rest: GoodCard[] } {
  const seen = new Set<string>();
  const first: GoodCard[] = [];
  const rest: GoodCard[] = [];
  for (const good of goods) {
    const in_front = first.length < 3 && !seen.has(good.coop.handle) && good.stock === "in_stock";
    if (in_front) seen.add(good.coop.handle);
    (in_front ? first : rest).push(good);
  }
  return { first, rest };
}
