/** Puts things on a ground, the nearer covering the farther, and gives the press its blocks in order. */
import { PASSES } from "./draw.mjs";

/**
 * `things` are drawn from back to front; each may name its own co-op (`inks`) when several share a picture.
 * What a thing prints as `ground` is printed again by the ground block inside it. `gouged` is path data cleared from the ground. Returns blocks for the press.
 */
export function blocksOf({ coop, things, gouged = "", inks, groundInk }) {
  const owners = [...new Set(things.map((thing) => thing.inks ?? coop))];
  const clear = (thing) => (thing.sil ? `<g fill="#fff">${thing.sil}</g>` : "");
  const blocks = [
    {
      ink: groundInk ?? inks(coop).ground,
      full: true,
      svg: `<path d="${gouged}" fill="#fff"/>${things.map((thing) => clear(thing) + (thing.ground ?? "")).join("")}`,
    },
  ];
  for (const pass of PASSES) {
    for (const owner of owners) {
      const svg = things
        .map((thing) => clear(thing) + ((thing.inks ?? coop) === owner ? (thing[pass] ?? "") : ""))
        .join("");
      if (things.some((thing) => (thing.inks ?? coop) === owner && thing[pass])) {
        blocks.push({ ink: inks(owner)[pass], svg });
      }
    }
  }
  return blocks;
}
