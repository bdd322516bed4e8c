/** A mate: a calabash sewn into leather, a metal rim, the bombilla in its yerba. */
import { arc, castShadow, curve, cut, ellipse, gouge, halo, ink, line, place, swell } from "./lib/draw.mjs";
import { band, bounds, bows, leaf, part, pile, seam, tones, turned, wire } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

const BODY = turned(570, "232 560, 250 610, 262 640, 330 800, 356 940, 334 1080, 260 1190, 190 1230", 0.16);

function bombilla() {
  return pile(
    part(band("540 560, 640 380, 740 220, 810 140, 900 120", 34), {
      fill: [],
      along: 50,
      gap: 11,
      dark: (u, v) => 0.16 + Math.max(0, v - 0.3) * 0.4,
      edge: 6,
      glint: swell(
        [
          [560, 500],
          [720, 230],
        ],
        () => 8,
      ),
    }),
    part(band("878 124, 930 112, 960 112", 44), { fill: "accent", edge: 6 }),
    part(band("664 360, 690 316", 54), { fill: "accent", dark: tones.round, along: 30, edge: 6 }),
  );
}

function yerba() {
  const next = random(7);
  let bits = "";
  let darkBits = "";
  for (let i = 0; i < 120; i += 1) {
    const [a, r] = [next() * 7, Math.sqrt(next())];
    const [x, y, t] = [570 + Math.cos(a) * r * 184, 556 + Math.sin(a) * r * 44, next() * 7];
    const mark = gouge(x, y, x + Math.cos(t) * 26, y + Math.sin(t) * 12, 9);
    if (i % 2) bits += mark;
    else darkBits += mark;
  }
  return part(ellipse(570, 556, 194, 50), {
    fill: "light",
    dark: tones.even(0.42),
    along: 20,
    gap: 8,
    on: { light: cut(bits), deep: "", key: ink(darkBits) + cut(bits) },
  });
}

function cup() {
  const field = bounds(BODY);
  const lace = [[], []];
  for (let i = 0; i < 12; i += 1) {
    const y = 660 + i * 44;
    lace[0].push(
      `M${760 + 60 * Math.sin((i / 11) * Math.PI)} ${y}L${800 + 66 * Math.sin((i / 11) * Math.PI)} ${y + 34}`,
    );
    lace[1].push(
      `M${800 + 66 * Math.sin((i / 11) * Math.PI)} ${y}L${760 + 60 * Math.sin((i / 11) * Math.PI)} ${y + 34}`,
    );
  }
  const flower = Array.from({ length: 8 }, (_, i) => {
    const a = (i / 8) * Math.PI * 2;
    return gouge(
      480 + Math.cos(a) * 30,
      950 + Math.sin(a) * 30,
      480 + Math.cos(a) * 120,
      950 + Math.sin(a) * 120,
      42,
    );
  }).join("");
  return pile(
    part(ellipse(570, 1254, 206, 46), {
      fill: "light",
      deep: tones.even(0.5),
      dark: tones.even(0.6),
      edge: 7,
    }),
    part(BODY, {
      fill: "light",
      field,
      along: bows(field, 60, 13),
      gap: 13,
      deep: (u, v) => 0.2 + tones.ball(u, v) * 0.8,
      dark: (u, v) => tones.ball(u, v) * 0.95 - 0.05,
      glint: gouge(300, 780, 290, 1010, 28, 16) + gouge(344, 740, 330, 820, 12, 4),
      on: {
        accent: ink(flower) + ink(ellipse(480, 950, 20)),
        key:
          lace
            .flat()
            .map((d) => line(d, 8))
            .join("") +
          line(wire("760 650, 800 760, 826 900, 806 1060, 764 1170"), 4) +
          seam(ellipse(480, 950, 146), 5, "14 12") +
          seam(wire("310 672, 420 712, 570 726, 720 712, 830 672"), 6) +
          seam(wire("286 1120, 420 1176, 570 1190, 720 1176, 860 1120"), 6),
        light: "",
      },
    }),
    part(turned(570, "246 560, 252 590, 258 628", 0.22), {
      fill: [],
      along: 90,
      gap: 13,
      dark: (u) => Math.max(0, u - 0.46) * 1.5,
      on: { key: line(curve(arc(570, 604, 256, 58, 176, 4, 30), false), 4) },
    }),
    part(ellipse(570, 558, 246, 66), { fill: [], edge: 7, dark: (u) => Math.max(0, u - 0.7) }),
    part(ellipse(570, 560, 210, 52), { fill: "key", edge: 0 }),
    yerba(),
  );
}

export default {
  name: "leather-mate-cup",
  coop: "quebracho-sur",
  seed: 132,
  things: [
    castShadow(780, 1270, 400, 62, 4),
    cup(),
    bombilla(),
    place(leaf(0, 0, 210, 80, 20, { fill: "accent" }), "translate(850 1290)"),
    place(leaf(0, 0, 170, 70, -160, { fill: "accent" }), "translate(236 1330)"),
    place(leaf(0, 0, 150, 60, 170, { fill: "accent" }), "translate(1010 1400)"),
  ],
  gouged: halo(590, 760, 500, 660, 70, 5),
};
