/** The biscuits in the tin, a little of the clock behind them. */
import { halo, place } from "./lib/draw.mjs";
import whole from "./gift-tin-biscuits.mjs";

export default {
  name: "gift-tin-biscuits-detail",
  coop: "biscottificio-tramonto",
  seed: 214,
  things: whole.things.map((thing) => place(thing, "translate(-576 -909) scale(2.1)")),
  gouged: halo(600, 800, 700, 800, 50, 6),
};
