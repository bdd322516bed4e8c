/** Two espresso cups without handles, of one throwing: one upright on its saucer with coffee, one turned over beside it. */
import { arc, castShadow, curve, ellipse, gouge, halo, ink, line, place, swell } from "./lib/draw.mjs";
import { blob, bounds, bows, part, pile, tones, turned } from "./lib/kit.mjs";

const BODY = turned(0, "210 -190, 206 -60, 190 60, 150 150, 104 190", 0.2);
/** The glaze runs down to an uneven edge; below it the clay is bare. */
const GLAZE =
  "M-230 -260H230V20Q200 60 176 30Q150 -6 120 40Q90 96 56 40Q20 -10 -10 50Q-36 100 -70 46Q-100 6 -130 56Q-166 90 -230 30Z";

function cup(coffee) {
  const field = bounds(BODY);
  return pile(
    part(BODY, {
      fill: [],
      along: bows(field, 44, 12),
      dark: (u, v) => tones.round(u) * 0.9 + Math.max(0, v - 0.86),
      deep: undefined,
      on: {
        accent: ink(GLAZE),
        light: "",
        deep: "",
        key:
          line(GLAZE, 4) +
          [
            [-60, 130, 5],
            [40, 150, 4],
            [-100, 110, 4],
            [90, 120, 5],
            [0, 110, 3],
            [-20, 170, 4],
          ]
            .map((p) => ink(ellipse(...p)))
            .join(""),
      },
      glint: gouge(-160, -110, -150, 20, 24, 6) + gouge(-118, -110, -112, -40, 10),
    }),
    part(ellipse(0, -190, 210, 60), { fill: [], edge: 7 }),
    part(
      ellipse(0, -186, 184, 47),
      coffee
        ? { fill: "key", edge: 5, glint: gouge(-120, -176, 20, -156, 13, -6) }
        : { fill: "accent", dark: tones.even(0.5) },
    ),
    coffee
      ? part(curve(arc(0, -184, 170, 40, 0, 350, 22)), {
          fill: ["light"],
          edge: 0,
          dark: tones.even(0.66),
          along: 6,
          gap: 8,
          on: { light: "", accent: "" },
          glint: gouge(-130, -180, -10, -160, 11, -6),
        })
      : [],
  );
}

function upturned() {
  const d = turned(0, "104 -190, 150 -150, 190 -60, 206 60, 210 190", 0.2);
  const glaze =
    "M-240 260H240V-20Q200 -64 170 -30Q140 10 100 -40Q70 -80 30 -30Q0 10 -40 -40Q-80 -86 -110 -40Q-150 10 -180 -40L-240 -10Z";
  return pile(
    part(d, {
      fill: [],
      along: bows(bounds(d), 44, 12),
      dark: (u, v) => tones.round(u) * 0.9 + Math.max(0, v - 0.9),
      on: {
        accent: ink(glaze),
        key: line(glaze, 4) + line(curve(arc(0, 168, 210, 42, 176, 4, 30), false), 5),
        deep: "",
      },
      glint: gouge(-172, 30, -176, 140, 20, 4),
    }),
    part(ellipse(0, -190, 104, 26), {
      fill: [],
      edge: 6,
      dark: (u) => Math.max(0, u - 0.5),
      on: { key: line(ellipse(0, -190, 78, 17), 5) },
    }),
  );
}

function saucer() {
  return pile(
    place(
      part(ellipse(0, 0, 380, 112), { fill: "light", dark: tones.even(0.6), along: 4 }),
      "translate(0 26)",
    ),
    part(ellipse(0, 0, 380, 112), {
      fill: "light",
      along: 3,
      deep: (u) => Math.max(0, u - 0.5),
      dark: (u, v) => Math.max(0, u - 0.62) * 0.9 + (v > 0.4 && u > 0.44 && u < 0.86 ? 0.3 : 0),
      glint: swell(arc(0, 0, 350, 94, 150, 236, 14), (t) => 13 * Math.sin(Math.PI * t)),
      on: { accent: line(ellipse(0, 0, 340, 94), 11) },
    }),
    part(ellipse(20, 12, 190, 50), { fill: "light", edge: 4, dark: tones.even(0.6) }),
  );
}

const steam = [
  [-60, 0],
  [50, 20],
]
  .map(
    ([x, y]) =>
      gouge(450 + x, 480 + y, 430 + x, 380 + y, 13, 18) +
      gouge(432 + x, 372 + y, 460 + x, 270 + y, 13, -20) +
      gouge(458 + x, 262 + y, 442 + x, 200 + y, 10, 12),
  )
  .join("");

export default {
  name: "espresso-cup-pair",
  coop: "caleta-azul",
  seed: 171,
  things: [
    castShadow(600, 970, 460, 60, 4),
    place(saucer(), "translate(480 920)"),
    place(cup(true), "translate(470 730)"),
    castShadow(860, 1280, 330, 60, 7),
    place(upturned(), "translate(770 1080)"),
    part(blob("300 1240, 330 1206, 380 1206, 408 1240, 380 1272, 330 1274"), {
      fill: "key",
      glint: gouge(330, 1230, 370, 1216, 9, -3) + gouge(326, 1252, 390, 1240, 6, 4),
    }),
    part(blob("200 1180, 232 1150, 280 1160, 296 1196, 262 1222, 214 1214"), {
      fill: "key",
      glint: gouge(226, 1180, 262, 1168, 9, -3) + gouge(222, 1204, 280, 1186, 6, 4),
    }),
  ],
  gouged: steam + halo(600, 780, 500, 640, 60, 5),
};
