/** The knitted alpacas and the ribbed cuff. */
import { halo, place } from "./lib/draw.mjs";
import whole from "./alpaca-socks.mjs";

export default {
  name: "alpaca-socks-detail",
  coop: "hilos-del-misti",
  seed: 262,
  things: whole.things.map((thing) => place(thing, "translate(-303 -594) scale(2.1)")),
  gouged: halo(600, 800, 700, 800, 50, 6),
};
