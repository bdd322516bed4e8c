/** A squat glass jar of hand cream, full to the brim, its lid leaning on it, calendula flowers before it. */
import { arc, castShadow, curve, cut, ellipse, gouge, halo, ink, line, place, swell } from "./lib/draw.mjs";
import { blob, bounds, bows, leaf, part, pile, tones, trace, turned } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

/** A calendula seen from above: two rings of petals round a dark eye. */
function calendula(size, seed) {
  const next = random(seed);
  const ring = (count, r) =>
    Array.from({ length: count }, (_, i) => {
      const turn = (i / count) * 360 + next() * 8;
      const petal = blob(
        `0 -10, ${r * 0.5} -${r * 0.13}, ${r} -${r * 0.08}, ${r * 1.04} 0, ${r} ${r * 0.08}, ${r * 0.5} ${r * 0.13}, 0 10`,
      );
      return place(
        part(petal, {
          fill: "accent",
          edge: 4,
          on: { key: ink(gouge(r * 0.34, 2, r * 0.94, 2, 5)) + ink(gouge(r * 0.4, 10, r * 0.8, 9, 4)) },
        }),
        `rotate(${turn})`,
      );
    });
  const eye = Array.from({ length: 34 }, () => {
    const [a, d] = [next() * 7, Math.sqrt(next()) * size * 0.24];
    return ellipse(Math.cos(a) * d, Math.sin(a) * d, 6, 6);
  }).join("");
  return pile(
    ring(22, size),
    ring(17, size * 0.74),
    part(ellipse(0, 0, size * 0.29), { fill: "key", edge: 4, on: { key: cut(eye) } }),
  );
}

function jar() {
  const glass = turned(0, "330 -130, 372 -80, 384 40, 376 190, 340 250", 0.2);
  const petals = Array.from({ length: 16 }, (_, i) => {
    const a = (i / 16) * Math.PI * 2;
    return gouge(Math.cos(a) * 28, 96 + Math.sin(a) * 28, Math.cos(a) * 92, 96 + Math.sin(a) * 92, 25);
  }).join("");
  const label = `M-250 20${curve(arc(0, 0, 280, 60, 152, 28, 20), false).replace("M", "L")}L250 20V190${curve(arc(0, 180, 280, 66, 28, 152, 20), false).replace("M", "L")}Z`;
  const cream = trace(
    "-260 -150, -150 -176, -60 -200, 20 -262, 60 -280, 70 -240, 110 -200, 200 -170, 264 -150",
    8,
  );
  return pile(
    part(glass, {
      fill: "light",
      along: bows(bounds(glass), 60, 13),
      gap: 13,
      deep: (u, v) => 0.16 + tones.round(u) * 0.6 + v * 0.1,
      dark: (u, v) => tones.round(u) * 0.8 + Math.max(0, v - 0.86) * 2,
      glint: gouge(-330, -40, -334, 160, 24, 6) + gouge(-290, -30, -292, 70, 9),
    }),
    part(label, {
      fill: [],
      edge: 5,
      along: 90,
      dark: (u) => Math.max(0, u - 0.74) * 2,
      on: { accent: ink(petals), key: ink(ellipse(0, 96, 20)) },
    }),
    part(turned(0, "344 -190, 346 -130", 0.2), {
      fill: "light",
      along: 90,
      gap: 13,
      dark: tones.round,
      on: { key: line(curve(arc(0, -150, 346, 69, 176, 4, 30), false), 4) },
    }),
    part(ellipse(0, -190, 344, 70), { fill: "light", edge: 7 }),
    part(ellipse(0, -186, 310, 56), {
      fill: [],
      edge: 5,
      along: 4,
      dark: (u, v) => Math.max(0, u + v - 1.3) * 0.8,
    }),
    part(`${curve(cream, false)}Q0 -110 -260 -150Z`, {
      fill: [],
      edge: 5,
      along: 20,
      tint: (u) => Math.max(0, u - 0.5) * 0.5,
      dark: (u, v) => Math.max(0, u - 0.52) * 0.9 + Math.max(0, v - 0.86),
      on: { key: ink(swell(trace("60 -270, 20 -226, 60 -190, 150 -176"), (t) => 9 * Math.sin(Math.PI * t))) },
    }),
  );
}

function lid() {
  const R = 270;
  const rings = [0.86, 0.8].map((k) => line(ellipse(0, 0, R * k), 4)).join("");
  return pile(
    place(
      part(ellipse(0, 0, R), { fill: "accent", dark: tones.even(0.6), along: 0, gap: 11 }),
      "translate(62 14)",
    ),
    part(ellipse(0, 0, R), {
      fill: [],
      edge: 8,
      along: 50,
      dark: (u, v) => tones.ball(u, v) * 0.6,
      on: { key: rings },
      glint: swell(arc(0, 0, 236, 236, 190, 260, 14), (t) => 15 * Math.sin(Math.PI * t)),
    }),
  );
}

export default {
  name: "calendula-hand-cream",
  coop: "saponaria-lumen",
  seed: 123,
  things: [
    castShadow(820, 1130, 440, 80, 4),
    place(lid(), "translate(830 500) rotate(-8)"),
    place(jar(), "translate(580 860) scale(1.06)"),
    leaf(470, 1290, 280, 92, -24, { fill: "light" }),
    leaf(280, 1210, 220, 80, -150, { fill: "light" }),
    castShadow(420, 1350, 230, 50, 3),
    place(calendula(190, 4), "translate(330 1220)"),
    place(calendula(120, 9), "translate(900 1300)"),
  ],
  gouged: halo(600, 780, 520, 640, 70, 5),
};
