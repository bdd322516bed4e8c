/** The heap in the scoop. */
import { halo, place } from "./lib/draw.mjs";
import whole from "./cacao-nibs-200.mjs";

export default {
  name: "cacao-nibs-200-detail",
  coop: "dulce-ladera",
  seed: 252,
  things: whole.things.map((thing) => place(thing, "translate(-324 -1476) scale(2.1)")),
  gouged: halo(600, 800, 700, 800, 50, 6),
};
