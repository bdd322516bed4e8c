/** The dial of the beech clock from close by, the shoulder of the arch against the ground. */
import { halo, place } from "./lib/draw.mjs";
import { clock } from "./beech-table-clock.mjs";

export default {
  name: "beech-table-clock-detail",
  coop: "horabuena",
  seed: 52,
  things: [place(clock(), "translate(-840 -480) scale(2.02)")],
  gouged: halo(500, 900, 800, 860, 60, 6),
};
