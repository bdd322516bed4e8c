/** A flat bar of olive and laurel soap, brown outside; a corner cut off as a wedge shows it green within; a sprig before it. */
import { castShadow, ellipse, gouge, halo, ink, line, place } from "./lib/draw.mjs";
import { leaf, part, pile, seam, tones, wire } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

const BROWN = ["light", "accent"];
const TOP = "M226 806Q124 808 168 734L296 520Q326 470 386 470L908 462Q978 462 956 516L916 602L664 806Z";
const FRONT = "M158 766Q146 806 226 806L664 806L664 934L236 940Q170 938 166 884Z";
const CUT = "M664 806L916 602L914 726Q910 738 900 746L664 934Z";
const HEART = "M664 824L902 632L900 724Q898 732 890 738L664 918Z";
const SIDE = "M916 602L956 516Q968 492 966 520L958 620Q956 634 950 648L914 728Z";

const WEDGE_BACK =
  "M716 1004Q712 1080 768 1128Q802 1156 866 1136L1010 1086Q1048 1070 1040 1012L1030 1006L770 1106Z";
const WEDGE =
  "M716 1004Q722 996 734 992L968 912Q980 908 986 916L1036 1000Q1040 1008 1030 1012L786 1104Q772 1108 766 1098Z";
const WEDGE_HEART =
  "M740 1006L966 928Q974 926 978 932L1016 996Q1018 1002 1010 1006L792 1088Q784 1090 778 1082Z";

/** Bubbles of air, strewn over a field. */
function pores(x, y, width, height, count, seed) {
  const next = random(seed);
  let d = "";
  for (let i = 0; i < count; i += 1)
    d += ellipse(x + next() * width, y + next() * height, 2 + next() * 4, 1.5 + next() * 2.5);
  return d;
}

/** The maker's leaf, pressed into the top: drawn upright and laid down with it. */
function stamp() {
  const sprig = leaf(-150, 190, 430, 250, -52, { fill: [], edge: 0, veins: 5 });
  const oval = wire("-290 0, -212 -170, 0 -236, 212 -170, 290 0, 212 170, 0 236, -212 170, -290 0");
  return place(
    {
      deep: sprig.sil.replace("<path", '<path fill="#000"'),
      accent: sprig.accent,
      key: line(sprig.sil.match(/d="([^"]+)/)[1], 9) + sprig.key + seam(oval, 8, "4 22"),
    },
    "translate(528 636) skewX(-32) scale(0.84 0.52)",
  );
}

function bar() {
  return pile(
    part(SIDE, { fill: BROWN, along: 66, gap: 10, dark: tones.even(0.55) }),
    part(TOP, {
      fill: BROWN,
      along: 2,
      gap: 13,
      dark: (u, v) => Math.max(0, u - v * 0.2 - 0.8) * 0.8,
      on: { deep: ink(pores(220, 480, 700, 310, 60, 3)) },
      glint: gouge(196, 752, 316, 552, 15, 10) + gouge(400, 488, 700, 482, 12, 3),
    }),
    stamp(),
    part(FRONT, {
      fill: BROWN,
      along: 2,
      gap: 13,
      deep: (u, v) => 0.1 + Math.max(0, v - 0.5) * 0.6,
      dark: (u, v) => Math.max(0, v - 0.4) * 1.2,
      on: { key: ink(pores(180, 830, 470, 90, 26, 5)) },
      glint: gouge(196, 824, 520, 826, 13, 3),
    }),
    part(CUT, { fill: BROWN }),
    part(HEART, {
      fill: "light",
      edge: 0,
      along: 50,
      gap: 12,
      deep: (u, v) => 0.06 + Math.max(0, u + v - 0.9) * 0.5,
      dark: (u, v) => Math.max(0, u * 0.6 + v - 0.95) * 0.9,
      on: { key: ink(pores(670, 640, 230, 270, 26, 9)) },
      glint: gouge(676, 834, 800, 736, 10),
    }),
  );
}

const wedge = pile(
  part(WEDGE_BACK, {
    fill: BROWN,
    along: 70,
    gap: 11,
    dark: (u, v) => 0.1 + Math.max(0, v + u * 0.3 - 0.6),
  }),
  part(WEDGE, { fill: BROWN }),
  part(WEDGE_HEART, {
    fill: "light",
    edge: 0,
    along: -18,
    gap: 12,
    deep: (u, v) => 0.06 + Math.max(0, u + v - 1) * 0.4,
    dark: (u, v) => Math.max(0, u * 0.5 + v - 1) * 0.9,
    on: { key: ink(pores(750, 930, 260, 150, 30, 12)) },
    glint: gouge(756, 1012, 900, 960, 10),
  }),
);

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
    [1010, 1228, 250, 84, -160],
    [990, 1222, 210, 80, 118],
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
    castShadow(760, 850, 440, 70, 4),
    place(bar(), "translate(20 -130) scale(1.04)"),
    castShadow(950, 1010, 200, 46, 6),
    place(wedge, "translate(20 -110)"),
    castShadow(660, 1290, 420, 50, 8),
    place(sprig, "translate(-20 -20)"),
  ],
  gouged: halo(600, 800, 500, 640, 70, 5),
};
