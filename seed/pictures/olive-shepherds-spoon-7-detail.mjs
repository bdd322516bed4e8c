/** The handle of the spoon from close by, with the curls the knife left. */
import { castShadow, halo, place } from "./lib/draw.mjs";
import { curl, spoon } from "./olive-shepherds-spoon-7.mjs";

export default {
  name: "olive-shepherds-spoon-7-detail",
  coop: "horabuena",
  seed: 56,
  things: [
    castShadow(900, 1260, 360, 60, 4),
    place(spoon(), "translate(1290 -470) rotate(33) scale(3)"),
    curl(960, 1200, 130, 20),
    curl(1050, 1370, 84, 170),
  ],
  gouged: halo(640, 760, 640, 740, 60, 9),
};
