/** One rough bar of olive and laurel soap, brown outside, its cut corner green; a leaf stamped in it, a sprig before it. */
import { castShadow, cut, ellipse, gouge, halo, ink, line, place } from "./lib/draw.mjs";
import { crate, facet, leaf, part, pile, seam, tones, wire } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

function cube(seed) {
  const { front, side, top } = crate(0, 0, 440, 330, 130, -110);
  const next = random(seed);
  let pores = "";
  for (let i = 0; i < 46; i += 1)
    pores += ellipse(next() * 440, next() * 330, 2 + next() * 5, 2 + next() * 3);
  const chips = [0, 1, 2, 3, 4]
    .map((i) => gouge(20 + i * 96, 4, 60 + i * 92 + next() * 20, 6, 9, 2))
    .join("");
  const leafy = leaf(96, 252, 290, 130, -34, { fill: [], edge: 0, veins: 5 });
  return pile(
    part(side, { fill: ["light", "accent"], dark: (u, v) => 0.5 + v * 0.34, along: 88, gap: 12 }),
    part(top, {
      fill: ["light", "accent"],
      dark: (u) => Math.max(0, u - 0.8),
      along: 2,
      glint: gouge(40, -18, 330, -16, 13, 3),
    }),
    part(front, {
      fill: ["light", "accent"],
      deep: (u, v) => 0.08 + Math.max(0, u - 0.4) * 0.7 + Math.max(0, v - 0.7) * 0.8,
      dark: (u, v) => Math.max(0, u + v - 1.5) * 1.1,
      along: 8,
      glint: chips + gouge(5, 20, 5, 220, 10),
      on: { deep: ink(pores), key: ink(ellipse(220, 168, 196, 140)) + cut(ellipse(214, 164, 194, 138)) },
    }),
    part(facet("300 -60, 440 -118, 572 -112, 572 -20, 446 62, 332 6"), {
      fill: "light",
      edge: 6,
      along: 60,
      deep: tones.fall,
      dark: (u, v) => Math.max(0, u - 0.5) * 0.9 + Math.max(0, v - 0.7) * 0.6,
      glint: gouge(330, -54, 440, -98, 9),
    }),
    { key: line("M446 62L440 -30L332 6M440 -30L572 -112", 5) },
    {
      deep: leafy.sil.replace("<path", '<path fill="#000"'),
      key: line(leafy.sil.match(/d="([^"]+)/)[1], 6) + leafy.key,
    },
    {
      key: seam(
        wire("60 168, 120 60, 220 44, 320 60, 384 160, 330 270, 220 292, 110 270, 60 168"),
        5,
        "4 15",
      ),
    },
  );
}

const olive = (x, y, turn) =>
  place(
    part(ellipse(0, 0, 74, 56), {
      fill: "key",
      glint: gouge(-46, -20, 6, -38, 15, -6) + gouge(30, 32, 50, 12, 7),
    }),
    `translate(${x} ${y}) rotate(${turn})`,
  );

const sprig = pile(
  { key: line(wire("1080 1250, 960 1210, 820 1200, 640 1230, 420 1216, 250 1250"), 10) },
  ...[
    [1010, 1228, 250, 84, -120],
    [990, 1222, 210, 80, 118],
    [880, 1204, 260, 92, -146],
    [850, 1202, 220, 80, 140],
    [700, 1218, 250, 88, 214],
    [700, 1220, 210, 78, 148],
    [520, 1226, 240, 84, 206],
    [500, 1222, 190, 74, 146],
    [340, 1230, 220, 80, 198],
    [300, 1240, 180, 70, 158],
  ].map(([x, y, length, width, turn]) => leaf(x, y, length, width, turn, { fill: "light", bend: 0.1 })),
  olive(620, 1286, -12),
  olive(800, 1270, 20),
);

export default {
  name: "olive-laurel-soap",
  coop: "saponaria-lumen",
  seed: 121,
  things: [
    castShadow(820, 1080, 480, 80, 4),
    place(cube(3), "translate(216 600) scale(1.36)"),
    castShadow(660, 1235, 420, 50, 8),
    place(sprig, "translate(-10 -85)"),
  ],
  gouged: halo(600, 800, 500, 640, 70, 5),
};
