/** A wooden scoop heaped with cacao nibs, before the paper pouch they come in. */
import { castShadow, curve, cut, ellipse, gouge, halo, ink, line, place, polygon } from "./lib/draw.mjs";
import { band, facet, part, pile, seam, tones } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

/** One broken nib with a lit and a shaded face. */
function nib(next, size) {
  const count = 5;
  const points = Array.from({ length: count }, (_, i) => {
    const a = (i / count) * Math.PI * 2 + next() * 0.7;
    const r = size * (0.7 + next() * 0.5);
    return [Math.cos(a) * r, Math.sin(a) * r * 0.76];
  });
  const dim = polygon([points[0], points[1], [0, 0]]) + polygon([points[1], points[2], [0, 0]]);
  return part(polygon(points), {
    fill: ["light", "accent"],
    edge: 5,
    on: { accent: cut(polygon([points[3], points[4], [0, 0]])), key: ink(dim) },
  });
}

function heap(cx, cy, rx, ry, count, seed, size) {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    const [a, r] = [Math.PI + next() * Math.PI, Math.sqrt(next())];
    return [cx + Math.cos(a) * r * rx, cy + Math.sin(a) * r * ry];
  })
    .sort((p, q) => p[1] - q[1])
    .map(([x, y]) =>
      place(nib(next, size * (0.7 + next() * 0.6)), `translate(${x} ${y}) rotate(${next() * 360})`),
    );
}

function pouch() {
  const d =
    "M-290 -400H290Q300 -380 292 -330L330 260Q334 330 290 350Q0 380 -290 350Q-334 330 -330 260L-292 -330Q-300 -380 -290 -400Z";
  const window =
    "M0 -160C90 -150 136 -60 110 40C90 110 40 150 0 170C-40 150 -90 110 -110 40C-136 -60 -90 -150 0 -160Z";
  const peaks = facet("-400 400, -400 230, -250 120, -140 200, 0 90, 130 210, 260 110, 400 240, 400 400");
  return pile(
    part(d, {
      fill: [],
      along: 90,
      gap: 13,
      dark: (u) => Math.max(0, u - 0.66) * 1.7,
      deep: (u) => Math.max(0, u - 0.5) * 0.6,
      on: {
        accent: ink("M-400 -420H400V-330H-400Z") + ink(peaks),
        light: ink(facet("-400 400, -400 310, -200 220, 0 300, 210 230, 400 320, 400 400")),
        key:
          seam("M-292 -346H292", 4, "10 8") +
          line("M-292 -330H292", 5) +
          line(peaks, 5) +
          [-220, -130, 120, 230].map((x, i) => ink(gouge(x, 346, x + (i < 2 ? 30 : -30), 240, 13))).join(""),
      },
      glint: gouge(-272, -300, -300, 200, 14, 4),
    }),
    part(window, { fill: "light", edge: 7, dark: tones.even(0.5), on: { key: "" } }),
    {
      light: "",
      key: [-60, -20, 20, 60]
        .map((x) =>
          line(
            curve(
              [
                [x * 0.3, -140],
                [x * 1.5, 0],
                [x * 0.4, 150],
              ],
              false,
            ),
            5,
          ),
        )
        .join(""),
    },
    part("M-18 -176L0 -230L18 -176Z", { fill: "key", edge: 0 }),
    part(ellipse(0, -366, 17), { fill: [], edge: 5 }),
  );
}

function scoop() {
  return pile(
    part(band("240 60, 400 20, 520 -30", 74), {
      fill: "light",
      along: 76,
      dark: (u, v) => 0.1 + Math.max(0, v - 0.5),
      deep: tones.fall,
    }),
    part(ellipse(530, -34, 46, 44), {
      fill: "light",
      dark: tones.ball,
      on: { key: ink(ellipse(536, -34, 15, 15)) },
    }),
    part(ellipse(0, 0, 302, 82), { fill: "light", dark: tones.even(0.6), along: 3 }),
    heap(-10, 46, 270, 170, 130, 4, 34),
    part("M-302 0C-292 110 -170 190 0 192C170 190 292 110 302 0C270 70 130 90 0 90C-130 90 -270 70 -302 0Z", {
      fill: "light",
      along: 6,
      gap: 12,
      deep: (u, v) => 0.1 + v * 0.5,
      dark: (u, v) => tones.round(u) * 0.8 + Math.max(0, v - 0.66),
      glint: gouge(-250, 70, -120, 124, 13, -8),
    }),
  );
}

const next = random(23);
const loose = Array.from({ length: 16 }, () =>
  place(
    nib(next, 24 + next() * 12),
    `translate(${130 + next() * 900} ${1290 + next() * 120}) rotate(${next() * 360})`,
  ),
);

export default {
  name: "cacao-nibs-200",
  coop: "dulce-ladera",
  seed: 152,
  things: [
    castShadow(840, 960, 380, 66, 4),
    place(pouch(), "translate(610 600) scale(1.04)"),
    castShadow(560, 1250, 440, 66, 6),
    place(scoop(), "translate(460 1070) rotate(-4) scale(1.06)"),
    ...loose,
  ],
  gouged: halo(600, 760, 500, 640, 70, 5),
};
