/** The corner of the sail from close by: its rows of stitches, the eyelet, the strap. */
import { halo, place } from "./lib/draw.mjs";
import whole from "./market-backpack.mjs";

export default {
  name: "market-backpack-detail",
  coop: "tessitura-marena",
  seed: 205,
  things: whole.things.map((thing) => place(thing, "translate(-660 -930) scale(2.1)")),
  gouged: halo(600, 800, 700, 800, 50, 6),
};
