/** A squat jar of dark honey from the monte, its lid off, a dipper held over it dripping a thread. */
import { arc, castShadow, curve, cut, ellipse, gouge, halo, ink, line, place, swell } from "./lib/draw.mjs";
import { band, bounds, bows, part, pile, tones, turned } from "./lib/kit.mjs";

const GLASS = turned(560, "300 690, 300 730, 372 790, 388 880, 388 1130, 360 1230, 330 1250", 0.14);
const HONEY = turned(560, "350 800, 366 880, 366 1130, 340 1214, 318 1230", 0.14);

function jar() {
  const field = bounds(HONEY);
  const label = `M330 900${curve(arc(560, 880, 300, 60, 140, 40, 20), false).replace("M", "L")}L790 900V1120${curve(arc(560, 1100, 300, 60, 40, 140, 20), false).replace("M", "L")}Z`;
  const crown =
    "M560 940C640 930 712 960 706 1010C690 1050 620 1030 566 1044C500 1032 430 1052 414 1010C410 960 480 930 560 940Z";
  return pile(
    part(GLASS, { fill: [], edge: 8, along: 90, dark: (u) => Math.max(0, u - 0.93) * 8 }),
    part(HONEY, {
      fill: ["light", "accent"],
      edge: 0,
      along: bows(field, 46, 13),
      gap: 13,
      dark: (u, v) =>
        0.08 +
        tones.round(u) * 0.9 +
        Math.max(0, 0.2 - v) +
        Math.max(0, (0.14 - u) * 3) -
        Math.max(0, 0.3 - Math.hypot((u - 0.72) * 1.6, v - 0.82)) * 2,
      glint: gouge(238, 870, 236, 1130, 30, 4) + gouge(276, 900, 274, 1010, 11),
    }),
    part(label, {
      fill: [],
      edge: 5,
      along: 90,
      dark: (u) => Math.max(0, u - 0.78) * 2.2,
      on: {
        light: "",
        accent: ink(crown),
        key:
          ink(
            swell(
              [
                [560, 1140],
                [556, 1080],
                [562, 1020],
              ],
              (t) => 34 - 16 * t,
            ),
          ) +
          ink(gouge(562, 1040, 630, 990, 15)) +
          ink(gouge(556, 1046, 490, 990, 15)) +
          ink("M440 1124H690V1132H440Z"),
      },
    }),
    part(turned(560, "312 640, 312 720", 0.16), {
      fill: [],
      along: 90,
      dark: (u) => Math.max(0, u - 0.55) * 1.2,
      edge: 7,
      on: { key: line(curve(arc(560, 690, 312, 52, 178, 2, 30), false), 6) },
    }),
    part(ellipse(560, 640, 312, 62), { fill: [], edge: 7 }),
    part(ellipse(560, 646, 278, 48), {
      fill: ["light", "accent"],
      dark: (u, v) => Math.max(0, 0.7 - v) * 0.8,
      along: 4,
      gap: 9,
      edge: 6,
      on: { accent: cut(gouge(620, 668, 760, 656, 10, -6)), light: cut(gouge(620, 668, 760, 656, 10, -6)) },
    }),
  );
}

/** The dipper about its head at (0, 0), its stick to the upper right. */
function dipper() {
  const discs = [-78, -40, -2, 36, 74].map((y, i) => {
    const r = [56, 86, 98, 88, 58][i];
    return part(turned(0, `${r} ${y - 13}, ${r + 3} ${y}, ${r} ${y + 13}`, 0.2), {
      fill: "light",
      along: 90,
      dark: tones.round,
      deep: (u) => Math.max(0, u - 0.4),
      edge: 6,
    });
  });
  return place(
    pile(
      part(band("0 -80, 2 -200, 0 -330", 36), {
        fill: "light",
        along: 90,
        dark: tones.round,
        edge: 6,
        on: { deep: ink(gouge(-4, -300, -2, -140, 9, 3)) },
      }),
      part(ellipse(0, -336, 34, 30), { fill: "light", dark: tones.ball, edge: 6, gap: 9 }),
      discs.reverse(),
    ),
    "rotate(34)",
  );
}

const thread = part(
  swell(
    [
      [492, 420],
      [500, 470],
      [503, 560],
      [504, 650],
    ],
    (t) => 30 - 18 * Math.min(1, t * 2) + (t > 0.9 ? 16 : 0),
  ),
  { fill: ["light", "accent"], edge: 5 },
);

function lid() {
  const d = turned(0, "190 -40, 196 0, 190 40", 0.24);
  return pile(
    part(d, { fill: "accent", along: 90, gap: 16, dark: (u) => 0.24 + tones.round(u) }),
    part(ellipse(0, -42, 190, 46), {
      fill: "accent",
      edge: 6,
      dark: (u) => Math.max(0, u - 0.6),
      glint: gouge(-130, -54, -20, -72, 10, -6),
    }),
  );
}

export default {
  name: "monte-honey-480",
  coop: "quebracho-sur",
  seed: 133,
  things: [
    castShadow(760, 1270, 420, 62, 4),
    jar(),
    thread,
    place(dipper(), "translate(520 340) scale(0.94)"),
    castShadow(1000, 1376, 190, 36, 8),
    place(lid(), "translate(950 1310)"),
  ],
  gouged: halo(600, 780, 500, 640, 70, 5),
};
