/** Where the glaze stops on the bare clay. */
import { halo, place } from "./lib/draw.mjs";
import whole from "./espresso-cup-pair.mjs";

export default {
  name: "espresso-cup-pair-detail",
  coop: "caleta-azul",
  seed: 271,
  things: whole.things.map((thing) => place(thing, "translate(-600 -1050) scale(2.0)")),
  gouged: halo(600, 800, 700, 800, 50, 6),
};
