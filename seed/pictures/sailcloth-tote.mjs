/** A tote cut from one panel of a sail, two long straps that fall to either side, a sail’s letter stencilled on its front. */
import { castShadow, gouge, halo, ink, line } from "./lib/draw.mjs";
import { band, blob, bounds, bows, part, pile, seam, tones, wire } from "./lib/kit.mjs";

const BODY = blob(
  "256 644, 430 634, 600 640, 770 634, 944 644, 960 860, 976 1190, 954 1250, 780 1264, 600 1258, 420 1266, 246 1250, 224 1190, 240 860",
);
const FOLDS = [
  [300, 720, 276, 1040],
  [912, 720, 940, 1080],
  [640, 1236, 560, 1110],
  [760, 1240, 800, 1120],
  [380, 1244, 420, 1140],
]
  .map(([x, y, ex, ey], i) => gouge(x, y, ex, ey, 14, i % 2 ? 12 : -12))
  .join("");

/** The letter of a sail as a stencil, its strokes broken by bridges. */
const LETTER = [
  "M482 812V928",
  "M482 958V1086",
  "M718 812V928",
  "M718 958V1086",
  "M512 826L588 962",
  "M688 826L612 962",
];
const figures = LETTER.map((d) => line(d, 46).replaceAll("round", "butt")).join("");

function strap(shape, back) {
  return part(band(shape, 46), {
    fill: "accent",
    dark: back ? tones.even(0.5) : tones.round,
    along: 60,
    gap: 11,
    on: { key: seam(wire(shape), 4, "16 13") },
  });
}

function bag() {
  const { x, y, width, height } = bounds(BODY);
  const tab = (at) =>
    part(`M${at - 28} 680H${at + 28}V836H${at - 28}Z`, {
      fill: "accent",
      dark: (u) => Math.max(0, u - 0.6) * 1.3,
      on: {
        key: seam(
          `M${at - 17} 690V826H${at + 17}V690M${at - 17} 740L${at + 17} 826M${at + 17} 740L${at - 17} 826`,
          4,
          "13 9",
        ),
      },
    });
  return pile(
    strap("452 664, 470 520, 540 330, 660 190, 790 130, 880 190, 876 350, 820 520, 780 664", true),
    part(blob("270 646, 430 616, 600 610, 770 616, 930 646, 770 662, 600 666, 430 662"), {
      fill: "light",
      dark: tones.even(0.8),
      along: 4,
      gap: 9,
    }),
    part(BODY, {
      fill: "light",
      gap: 13,
      along: bows({ x, y, width, height }, 16, 13),
      deep: (u, v) => 0.08 + Math.max(0, u - 0.5) * 0.7 + Math.max(0, v - 0.8),
      dark: (u, v) => Math.max(0, (u - 0.82) / 0.18) * 0.75 + Math.max(0, v - 0.93) * 6,
      glint: gouge(270, 760, 256, 1120, 16, 6),
      on: {
        accent: figures,
        light: figures.replaceAll("#000", "#fff"),
        deep: ink(FOLDS) + figures.replaceAll("#000", "#fff"),
        key:
          ink(FOLDS) +
          seam(wire("236 706, 600 716, 964 706"), 5) +
          line(wire("230 724, 600 734, 970 724"), 4) +
          line("M200 1190L1000 1104", 4) +
          seam("M200 1172L1000 1086", 4) +
          seam("M200 1208L1000 1122", 4),
      },
    }),
    strap("392 720, 352 560, 300 360, 300 180, 390 92, 510 130, 640 290, 750 500, 808 720", false),
    tab(392),
    tab(808),
  );
}

export default {
  name: "sailcloth-tote",
  coop: "tessitura-marena",
  seed: 101,
  things: [castShadow(800, 1250, 400, 62, 11), bag()],
  gouged: halo(600, 760, 480, 660, 70, 6),
};
