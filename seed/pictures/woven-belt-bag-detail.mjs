/** The woven band, the zip and its tassel. */
import { halo, place } from "./lib/draw.mjs";
import whole from "./woven-belt-bag.mjs";

export default {
  name: "woven-belt-bag-detail",
  coop: "hilos-del-misti",
  seed: 263,
  things: whole.things.map((thing) => place(thing, "translate(-732 -915) scale(1.85)")),
  gouged: halo(600, 800, 700, 800, 50, 6),
};
