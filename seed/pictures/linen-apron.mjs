/** A linen apron on its peg: straps that cross, a pocket stitched in three with a wooden spoon in one of them. */
import { arc, curve, ellipse, flatShadow, gouge, halo, ink, line } from "./lib/draw.mjs";
import { at, band, bounds, bows, part, pile, seam, tones, wire } from "./lib/kit.mjs";

const LEFT = "436 470, 424 560, 392 640, 300 716, 262 740, 250 900, 240 1120, 232 1340";
const right = at(LEFT)
  .map(([x, y]) => [1200 - x, y])
  .reverse();
const BODY = `${wire(LEFT)}Q600 1376 968 1340${curve(right, false).replace("M", "L")}Q600 492 436 470Z`;
const FALLS = [
  [320, 800, 300, 1300],
  [420, 1150, 400, 1340],
  [520, 1170, 528, 1350],
  [700, 1180, 690, 1346],
  [800, 1150, 824, 1330],
  [884, 800, 902, 1300],
  [500, 520, 492, 640],
]
  .map(([x, y, ex, ey], i) => gouge(x, y, ex, ey, 16, i % 2 ? 10 : -10))
  .join("");

const strap = (text) =>
  part(band(text, 44), {
    fill: "accent",
    dark: tones.fall,
    along: 40,
    gap: 11,
    on: { key: seam(wire(text), 4, "14 12") },
  });

function apron() {
  const pocket = "M352 890H848V1120Q848 1160 808 1162H392Q352 1160 352 1120Z";
  const spoon = pile(
    part(band("764 920, 776 800, 784 690", 36), { fill: "light", edge: 5, dark: tones.round, along: 90 }),
    part(curve(arc(788, 640, 60, 82, 0, 348, 16)), {
      fill: "light",
      dark: tones.ball,
      edge: 6,
      gap: 10,
      on: { deep: ink(ellipse(792, 644, 36, 54)) },
    }),
  );
  return pile(
    strap("300 750, 250 640, 300 480, 450 350, 600 262, 700 330, 742 484"),
    strap("900 750, 950 640, 900 480, 750 350, 600 262, 500 330, 458 484"),
    part(BODY, {
      fill: "light",
      gap: 12,
      along: bows({ ...bounds(BODY), y: bounds(BODY).y - 40, height: bounds(BODY).height + 80 }, 30, 12),
      deep: (u, v) => 0.1 + Math.max(0, u - 0.5) * 0.9 + Math.max(0, v - 0.86) * 2,
      dark: (u) => Math.max(0, u - 0.84) * 3.4,
      glint: gouge(290, 780, 276, 1240, 20, 6) + gouge(452, 510, 440, 620, 13),
      on: {
        deep: ink(FALLS),
        key:
          seam(wire("250 1304, 600 1338, 950 1304"), 5) +
          seam(wire("454 506, 600 524, 746 506"), 5) +
          seam(wire("454 500, 444 570, 410 652, 318 730, 282 756, 270 900"), 4) +
          seam(wire("746 500, 756 570, 790 652, 882 730, 918 756, 930 900"), 4),
      },
    }),
    spoon,
    part(pocket, {
      fill: "light",
      deep: (u, v) => 0.12 + u * 0.4 + v * 0.2,
      dark: (u) => Math.max(0, u - 0.8) * 2.6,
      along: 4,
      on: {
        accent: ink("M352 890H848V944H352Z"),
        key:
          line("M352 944H848", 4) +
          seam("M366 960V1120Q366 1146 392 1148H808Q834 1146 834 1120V960", 5) +
          seam("M352 904H848", 4, "16 12") +
          seam("M540 944V1160M700 944V1160", 6),
      },
    }),
  );
}

const board = part("M470 130H730V250Q730 262 716 262H484Q470 262 470 250Z", {
  fill: "light",
  deep: tones.even(0.4),
  dark: tones.fall,
  along: 3,
  on: { key: ink(ellipse(506, 170, 9)) + ink(ellipse(694, 170, 9)) },
});
const peg = part(ellipse(600, 236, 38), {
  fill: "accent",
  dark: tones.ball,
  gap: 9,
  glint: gouge(578, 228, 598, 210, 10, 4),
});

export default {
  name: "linen-apron",
  coop: "tessitura-marena",
  seed: 103,
  things: [
    flatShadow(BODY, 40, 34, { x: 200, y: 440, width: 860, height: 960, gap: 12 }),
    board,
    apron(),
    peg,
  ],
  gouged: halo(600, 780, 520, 680, 70, 9),
};
