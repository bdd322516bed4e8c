/** A wall clock sawn as a stepped cross, marks of inlay, a pendulum with a sun. */
import { cut, ellipse, flatShadow, gouge, halo, ink, line, place, polygon } from "./lib/draw.mjs";
import { band, bounds, part, pile, tones } from "./lib/kit.mjs";
import { flecks, grain } from "./lib/wood.mjs";

/** The stepped cross about (0, 0); `s` is one step. */
function cross(s) {
  const quarter = [[1.5, -4.5], [1.5, -3], [3, -3], [3, -1.5], [4.5, -1.5]];
  const points = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const [c, d] = [[1, 0], [0, 1], [-1, 0], [0, -1]][turn];
    points.push(...quarter.map(([x, y]) => [(x * c - y * d) * s, (x * d + y * c) * s]));
  }
  return polygon(points);
}
const OUT = cross(102);

function hand(angle, length, width) {
  const d = polygon([[-width * 0.3, 70], [-width / 2, 0], [-width * 0.42, -length * 0.7], [-width * 0.8, -length * 0.7], [0, -length], [width * 0.8, -length * 0.7], [width * 0.42, -length * 0.7], [width / 2, 0], [width * 0.3, 70]]);
  return place(part(d, { fill: "accent", edge: 4, on: { key: ink(polygon([[width * 0.12, 90], [width, 90], [width, -length], [width * 0.12, -length]])) } }), `rotate(${angle})`);
}

function clock() {
  const field = bounds(OUT);
  const inner = cross(84);
  const marks = Array.from({ length: 12 }, (_, i) => {
    const a = (i / 12) * Math.PI * 2;
    const at = (r, off) => [Math.sin(a) * r + Math.cos(a) * off, -Math.cos(a) * r + Math.sin(a) * off];
    return i % 3 ? polygon([at(236, -10), at(236, 10), at(276, 10), at(276, -10)]) : polygon([at(212, 0), at(250, 26), at(288, 0), at(250, -26)]);
  }).join("");
  const shadow = polygon([[-8, 60], [-10, 0], [0, -230], [10, 0], [8, 60]]);
  return pile(
    place(part(OUT, { fill: "light", deep: tones.even(0.7), dark: tones.even(0.66), along: 46 }), "translate(24 28)"),
    part(OUT, {
      fill: "light",
      field,
      along: 80,
      gap: 14,
      edge: 8,
      deep: (u, v) => Math.max(0, u + v - 1.2) * 0.5,
      dark: (u, v) => Math.max(0, u + v - 1.48) * 1.2,
      glint: gouge(-446, -140, -446, 130, 17, 4) + gouge(-290, -292, -170, -292, 12) + gouge(-140, -446, 130, -446, 15) + gouge(-296, -280, -296, -170, 12),
      on: { deep: ink(grain({ ...field, gap: 30, eyeX: 60, eyeY: 120, pull: 90, weight: 9, seed: 4 })) + ink(flecks({ ...field, count: 90, seed: 8, length: 30 })), accent: line(inner, 13), key: line(inner, 4) },
    }),
    part(ellipse(0, 0, 316), { fill: "light", edge: 6, along: 46, deep: (u, v) => (u + v < 0.62 ? 0.5 : 0.06), dark: (u, v) => (u + v < 0.5 ? 0.4 : 0), on: { accent: ink(marks), light: cut(marks), key: line(ellipse(0, 0, 300), 4), deep: cut(marks) } }),
    place({ deep: ink(shadow) }, "translate(16 22) rotate(-54)"),
    place({ deep: ink(shadow) }, "translate(16 22) rotate(52)"),
    hand(-54, 170, 34),
    hand(52, 250, 28),
    part(ellipse(0, 0, 24), { fill: [], edge: 7 }),
  );
}

function pendulum() {
  const rays = Array.from({ length: 16 }, (_, i) => {
    const a = (i / 16) * Math.PI * 2;
    return polygon([[Math.cos(a - 0.16) * 74, Math.sin(a - 0.16) * 74], [Math.cos(a) * (i % 2 ? 104 : 118), Math.sin(a) * (i % 2 ? 104 : 118)], [Math.cos(a + 0.16) * 74, Math.sin(a + 0.16) * 74]]);
  }).join("");
  return pile(
    part(band("-50 -520, -26 -250, 0 0", 18), { fill: "accent", edge: 4 }),
    part(rays, { fill: "accent", edge: 4 }),
    part(ellipse(0, 0, 80), { fill: "accent", dark: tones.ball, glint: gouge(-52, -14, -10, -54, 11, -8), edge: 6, on: { accent: cut(ellipse(0, 0, 40)), light: ink(ellipse(0, 0, 40)), key: line(ellipse(0, 0, 42), 5) } }),
  );
}

export default {
  name: "andean-wall-clock",
  coop: "relojes-del-ande",
  seed: 181,
  things: [
    place(flatShadow(OUT, 74, 80, { ...bounds(OUT), gap: 13 }), "translate(580 640)"),
    flatShadow(ellipse(640, 1270, 110), 60, 60, { x: 520, y: 1150, width: 260, height: 260, gap: 13 }),
    place(pendulum(), "translate(640 1276)"),
    place(clock(), "translate(580 640)"),
  ],
  gouged: halo(600, 740, 540, 660, 60, 5),
};
