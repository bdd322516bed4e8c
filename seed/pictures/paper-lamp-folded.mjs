/** A lamp of folded paper, lit from within, on a small turned foot with its cloth cord. */
import { castShadow, cut, ellipse, gouge, halo, ink, line, polygon } from "./lib/draw.mjs";
import { band, part, pile, seam, tones, turned, wire } from "./lib/kit.mjs";

/** The shade in rings of facets: half widths and heights from top to foot. */
const RINGS = [
  [150, 250],
  [330, 400],
  [410, 580],
  [400, 760],
  [310, 920],
  [160, 1040],
];
const COUNT = 9;

function shadeOf() {
  const facets = [];
  const point = (ring, k) => {
    const [w, y] = RINGS[ring];
    const a = Math.PI - ((k + (ring % 2) * 0.5) / COUNT) * Math.PI;
    return [600 + Math.cos(a) * w * 1.02, y + Math.sin(a) * w * 0.1];
  };
  const clampEnd = (ring, k) =>
    point(ring, Math.max(-(ring % 2) * 0.5, Math.min(COUNT - (ring % 2) * 0.5, k)));
  for (let ring = 0; ring < RINGS.length - 1; ring += 1) {
    for (let k = -1; k <= COUNT; k += 1) {
      const even = ring % 2 === 0;
      const [a, b, c] = even
        ? [clampEnd(ring, k), clampEnd(ring, k + 1), clampEnd(ring + 1, k)]
        : [clampEnd(ring, k), clampEnd(ring, k + 1), clampEnd(ring + 1, k + 1)];
      const [d, e, f] = even
        ? [clampEnd(ring + 1, k - 1), clampEnd(ring + 1, k), clampEnd(ring, k)]
        : [clampEnd(ring + 1, k), clampEnd(ring + 1, k + 1), clampEnd(ring, k)];
      facets.push({ d: polygon([a, b, c]), up: true, x: (a[0] + b[0] + c[0]) / 3, y: (a[1] + c[1]) / 2 });
      facets.push({ d: polygon([d, e, f]), up: false, x: (d[0] + e[0] + f[0]) / 3, y: (d[1] + f[1]) / 2 });
    }
  }
  return facets
    .filter(({ d }) => {
      const xs = [...d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])]);
      const [[ax, ay], [bx, by], [cx, cy]] = xs;
      return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) > 200;
    })
    .map(({ d, up, x, y }, i) => {
      const away = Math.hypot((x - 580) / 420, (y - 680) / 420);
      const side = (x - 600) / 420;
      return part(d, {
        fill: away < 0.42 ? [] : "light",
        edge: 4,
        gap: 11,
        seed: i + 1,
        along: up ? 70 : 20,
        deep: tones.even(away < 0.22 ? 0 : up ? 0.1 + away * 0.34 : away * 0.28),
        tint: away > 0.8 ? tones.even(0.25 * away) : undefined,
        dark: side > 0.2 ? tones.even(Math.max(0.02, (up ? 0.5 : 0.34) * side)) : undefined,
      });
    });
}

const cord = band("760 1240, 880 1262, 980 1230, 1060 1270, 1130 1350", 15);
const rays = Array.from({ length: 26 }, (_, i) => {
  const a = (i / 26) * Math.PI * 2 + 0.1;
  const [c, s] = [Math.cos(a), Math.sin(a)];
  const out = i % 2 ? 540 : 500;
  return s > 0.72 ? "" : gouge(600 + c * 470, 660 + s * 500, 600 + c * (out + 40), 660 + s * (out + 60), 13);
}).join("");

export default {
  name: "paper-lamp-folded",
  coop: "encuadernadores-del-parana",
  seed: 142,
  things: [
    castShadow(740, 1270, 400, 66, 4),
    part(cord, {
      fill: "accent",
      edge: 4,
      on: { key: seam(wire("760 1240, 880 1262, 980 1230, 1060 1270, 1130 1350"), 5, "8 14") },
    }),
    pile(
      part(turned(600, "56 1030, 50 1090, 64 1150, 190 1200, 206 1230, 200 1256", 0.16), {
        fill: "accent",
        along: 90,
        dark: tones.round,
        glint: gouge(560, 1090, 556, 1150, 12) + gouge(440, 1220, 520, 1196, 10, -3),
      }),
      part(ellipse(600, 1044, 150, 22), { fill: "key", edge: 4 }),
      shadeOf(),
      part(ellipse(600, 252, 152, 20), { fill: [], edge: 6, dark: tones.even(0.3), along: 4 }),
      part(band("600 250, 596 190, 604 150", 12), { fill: "accent", edge: 4 }),
      { key: line(ellipse(603, 138, 14), 7), accent: ink(ellipse(603, 138, 12)) + cut(ellipse(603, 138, 6)) },
    ),
  ],
  gouged: rays + halo(600, 760, 540, 660, 30, 9),
};
