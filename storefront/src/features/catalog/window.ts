import type { GoodCard } from "../../lib/wire.ts";

const IN_FRONT = 3;

/**
 * For the shop window: the first product of each co-op at work with enough of it in front, the rest behind, in the given
 * order. Where a place has few co-ops, more of the same fill the front.
 */
export function firstOfEach(goods: readonly GoodCard[]): { first: GoodCard[]; rest: GoodCard[] } {
  const fit = goods.filter(({ stock, coop, locked }) => stock === "in_stock" && !coop.paused && !locked);
  const ofNew = fit.filter(
    ({ coop }, i) => fit.findIndex((other) => other.coop.handle === coop.handle) === i,
  );
  const first = [...ofNew, ...fit.filter((good) => !ofNew.includes(good))].slice(0, IN_FRONT);
  return { first, rest: goods.filter((good) => !first.includes(good)) };
}
