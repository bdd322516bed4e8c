/** The compass and the hour lines. */
import { halo, place } from "./lib/draw.mjs";
import whole from "./pocket-sundial.mjs";

export default {
  name: "pocket-sundial-detail",
  coop: "relojes-del-ande",
  seed: 282,
  things: whole.things.map((thing) => place(thing, "translate(-492 -1476) scale(2.1)")),
  gouged: halo(600, 800, 700, 800, 50, 6),
};
