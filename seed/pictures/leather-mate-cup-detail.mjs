/** The lacing of the leather and the rim. */
import { halo, place } from "./lib/draw.mjs";
import whole from "./leather-mate-cup.mjs";

export default {
  name: "leather-mate-cup-detail",
  coop: "quebracho-sur",
  seed: 232,
  things: whole.things.map((thing) => place(thing, "translate(-760 -850) scale(2.0)")),
  gouged: halo(600, 800, 700, 800, 50, 6),
};
