/** The threads of the open spine. */
import { halo, place } from "./lib/draw.mjs";
import whole from "./stitched-notebook-a5.mjs";

export default {
  name: "stitched-notebook-a5-detail",
  coop: "encuadernadores-del-parana",
  seed: 241,
  things: whole.things.map((thing) => place(thing, "translate(-440 -450) scale(2.0)")),
  gouged: halo(600, 800, 700, 800, 50, 6),
};
