/** The home page: one good from each co-op together on a honey-coloured ground. */
import { castShadow, flatShadow, halo, place, polygon } from "./lib/draw.mjs";
import { bar, hazelnut, sleeve } from "./gianduja-dark-bar-box.mjs";
import { jar, rosemary } from "./rosemary-honey-500.mjs";
import { clock } from "./beech-table-clock.mjs";

const of = (coop, thing) => ({ ...thing, inks: coop });
const lean = "translate(150 170) rotate(-6) scale(0.62)";

export default {
  name: "home",
  coop: "pietrachiara",
  groundInk: "#f3c45f",
  shape: "wide",
  seed: 71,
  things: [
    of("horabuena", place(castShadow(800, 1196, 450, 74, 5), "translate(800 -26) scale(0.8)")),
    of("horabuena", place(clock(), "translate(770 -14) scale(0.8)")),
    of(
      "pietrachiara",
      place(
        flatShadow(
          polygon([
            [0, 0],
            [528, 0],
            [528, 1200],
            [0, 1200],
          ]),
          60,
          10,
          { x: -60, y: -40, width: 720, height: 1320 },
        ),
        lean,
      ),
    ),
    of("pietrachiara", place(bar({ w: 176, h: 186, broken: false }), lean)),
    of("pietrachiara", place(sleeve({ width: 528, height: 1180, at: 560 }), lean)),
    of("valdemiel", place(castShadow(770, 1262, 400, 62, 21), "translate(408 176) scale(0.63)")),
    of("valdemiel", place(jar(), "translate(388 140) scale(0.66)")),
    of("valdemiel", place(rosemary(), "translate(360 142) scale(0.64)")),
    of("pietrachiara", hazelnut(560, 985, 56, 24, 3)),
    of("pietrachiara", hazelnut(668, 1006, 50, -50, 5)),
    of("pietrachiara", hazelnut(1120, 1000, 54, -24, 7)),
  ].map((thing) => place(thing, "translate(32 20) scale(0.94)")),
  gouged: halo(800, 540, 820, 480, 90, 9),
};
