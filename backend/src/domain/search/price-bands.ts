import { decimalsOf } from "../currency";
import { PLACES, type PlaceCode } from "../trade/places";

/** Where one band of prices ends and the next begins, in whole units of the place's currency. */
const BOUNDS: Record<PlaceCode, readonly bigint[]> = {
  eu: [10n, 25n, 50n],
  ar: [10_000n, 25_000n, 60_000n],
  pe: [30n, 80n, 200n],
  pr: [12n, 30n, 60n],
};

/** Minor units, both ends belonging to the band; null at an open end. */
export type PriceBand = { min_minor: bigint | null; max_minor: bigint | null };

/** The bands that prices of a place fall into, from the lowest: every price is in exactly one. */
export function priceBands(place: PlaceCode): PriceBand[] {
  const unit = 10n ** BigInt(decimalsOf(PLACES[place].currency));
  const bounds = BOUNDS[place].map((bound) => bound * unit);
  return [null, ...bounds].map((min_minor, index) => {
    const next = bounds[index];
    return { min_minor, max_minor: next === undefined ? null : next - 1n };
  });
}
