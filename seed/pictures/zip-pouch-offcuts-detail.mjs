/** Where four offcuts meet. */
import { halo, place } from "./lib/draw.mjs";
import whole from "./zip-pouch-offcuts.mjs";

export default {
  name: "zip-pouch-offcuts-detail",
  coop: "tessitura-marena",
  seed: 202,
  things: whole.things.map((thing) => place(thing, "translate(-440 -490) scale(2.0)")),
  gouged: halo(600, 800, 700, 800, 50, 6),
};
