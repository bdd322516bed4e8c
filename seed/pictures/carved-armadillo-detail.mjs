/** The plates of the back and the head. */
import { halo, place } from "./lib/draw.mjs";
import whole from "./carved-armadillo.mjs";

export default {
  name: "carved-armadillo-detail",
  coop: "quebracho-sur",
  seed: 234,
  things: whole.things.map((thing) => place(thing, "translate(-822 -582) scale(1.8)")),
  gouged: halo(600, 800, 700, 800, 50, 6),
};
