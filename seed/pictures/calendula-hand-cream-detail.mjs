/** A calendula before the label. */
import { halo, place } from "./lib/draw.mjs";
import whole from "./calendula-hand-cream.mjs";

export default {
  name: "calendula-hand-cream-detail",
  coop: "saponaria-lumen",
  seed: 223,
  things: whole.things.map((thing) => place(thing, "translate(-280 -1510) scale(2.0)")),
  gouged: halo(600, 800, 700, 800, 50, 6),
};
