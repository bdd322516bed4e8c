/** A linen apron on its peg: neck strap, waist ties, a big pocket with a wooden spoon in it. */
import { arc, curve, ellipse, flatShadow, gouge, halo, ink, line } from "./lib/draw.mjs";
import { band, bounds, bows, part, pile, seam, tones, wire } from "./lib/kit.mjs";

const left = "436 470, 424 560, 392 640, 300 716, 262 740, 250 900, 240 1120, 232 1340";
const mirrored = left
  .split(", ")
  .map((p) => p.split(" ").map(Number))
  .map(([x, y]) => [1200 - x, y])
  .reverse();
const BODY = `${wire(left)}Q600 1376 968 1340${curve(mirrored, false).replace("M", "L")}Q600 492 436 470Z`;
const falls = [
  [320, 800, 300, 1300],
  [420, 1120, 400, 1340],
  [520, 1150, 528, 1350],
  [700, 1160, 690, 1346],
  [800, 1110, 824, 1330],
  [884, 800, 902, 1300],
  [850, 780, 858, 960],
  [500, 520, 492, 640],
  [712, 520, 716, 660],
].map(([x, y, ex, ey], i) => gouge(x, y, ex, ey, 16, i % 2 ? 10 : -10)).join("");

function apron() {
  const pocket = "M400 880H800V1090Q800 1130 760 1132H440Q400 1130 400 1090Z";
  const tie = (points) => part(band(points, 34), { fill: "accent", dark: tones.fall, along: 70, gap: 10, edge: 5 });
  const spoon = pile(
    part(band("650 910, 682 780, 702 690", 36), { fill: "light", edge: 5, dark: tones.round, along: 90 }),
    part(curve(arc(710, 626, 62, 84, 0, 348, 16)), { fill: "light", dark: tones.ball, edge: 6, gap: 10, on: { deep: ink(ellipse(714, 630, 38, 56)) } }),
  );
  return pile(
    part(band("440 484, 452 380, 520 270, 600 214, 680 270, 748 380, 760 484", 38), { fill: "accent", dark: tones.fall, along: 30, gap: 10 }),
    tie("280 748, 190 800, 150 920, 172 1040, 140 1130"),
    tie("920 748, 1016 790, 1052 900, 1030 1010, 1066 1110"),
    part(BODY, {
      fill: "light",
      gap: 12,
      along: bows({ ...bounds(BODY), y: bounds(BODY).y - 40, height: bounds(BODY).height + 80 }, 30, 12),
      deep: (u, v) => 0.1 + Math.max(0, u - 0.5) * 0.9 + Math.max(0, v - 0.86) * 2,
      dark: (u) => Math.max(0, u - 0.84) * 3.4,
      glint: gouge(290, 780, 276, 1240, 20, 6) + gouge(452, 510, 440, 620, 13),
      on: {
        deep: ink(falls),
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
        accent: ink("M400 880H800V936H400Z"),
        key: line("M400 936H800", 4) + seam("M414 950V1090Q414 1116 440 1118H760Q786 1116 786 1090V950", 5) + seam("M400 894H800", 4, "16 12") + seam("M560 940V1130", 5),
      },
    }),
  );
}

const peg = pile(
  part("M470 120H730V210Q730 222 716 222H484Q470 222 470 210Z", { fill: "light", deep: tones.even(0.4), dark: tones.fall, along: 3 }),
  part(ellipse(600, 196, 40), { fill: "accent", dark: tones.ball, gap: 9, glint: gouge(576, 186, 596, 168, 10, 4) }),
  part(ellipse(516, 168, 9), { fill: "key", edge: 0 }),
  part(ellipse(684, 168, 9), { fill: "key", edge: 0 }),
);

export default {
  name: "linen-apron",
  coop: "tessitura-marena",
  seed: 103,
  things: [
    flatShadow(BODY, 40, 34, { x: 200, y: 440, width: 860, height: 960, gap: 12 }),
    pile(peg),
    apron(),
    part(ellipse(600, 202, 34), { fill: "accent", dark: tones.ball, gap: 9, glint: gouge(580, 194, 598, 178, 9, 4) }),
  ],
  gouged: halo(600, 780, 520, 680, 70, 9),
};
