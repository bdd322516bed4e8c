/** A gusseted bag of coffee folded down and closed with a tin tie, mountains printed on it, beans at its foot. */
import { castShadow, curve, cut, ellipse, gouge, halo, ink, line, place } from "./lib/draw.mjs";
import { bean } from "./lib/coffee.mjs";
import { facet, part, pile, tones } from "./lib/kit.mjs";

function bag() {
  const front = "M290 420L800 440L830 1230Q560 1262 270 1226Z";
  const side = "M800 440L940 400L970 1160L830 1230Z";
  const fold = facet("800 440, 872 700, 884 980, 830 1230");
  const back = facet("240 1300, 240 860, 380 700, 460 780, 590 600, 690 730, 760 660, 900 840, 900 1300");
  const snow =
    facet("590 600, 520 700, 556 690, 586 726, 622 686, 664 700") +
    facet("380 700, 330 762, 366 756, 400 780, 424 744") +
    facet("760 660, 716 714, 752 712, 780 740, 806 714");
  const near =
    curve(
      [
        [240, 960],
        [360, 920],
        [480, 980],
        [640, 930],
        [760, 990],
        [900, 940],
      ],
      false,
    ) + "L900 1300L240 1300Z";
  const rows = Array.from({ length: 7 }, (_, i) =>
    line(
      curve(
        [
          [240, 1000 + i * 40],
          [380, 970 + i * 40],
          [500, 1030 + i * 38],
          [660, 985 + i * 40],
          [860, 1030 + i * 40],
        ],
        false,
      ),
      9,
    ),
  ).join("");
  return pile(
    part(side, { fill: "accent", along: 86, dark: (u) => 0.46 + u * 0.26, gap: 12 }),
    part(fold, { fill: "accent", dark: tones.even(0.8), along: 86, edge: 5 }),
    part(front, {
      fill: [],
      along: 88,
      gap: 13,
      dark: (u) => Math.max(0, u - 0.82) * 2.6,
      on: {
        accent: ink(back) + cut(snow) + cut(near) + ink("M280 400H840V500H280Z"),
        light: ink(near) + ink(ellipse(470, 620, 66)),
        deep: rows,
        key:
          line(back, 5) +
          cut(near) +
          line(near, 5) +
          rows.replaceAll('stroke-width="9"', 'stroke-width="4"') +
          line("M286 502L806 512", 5) +
          ink(gouge(590, 610, 640, 850, 16, -14)) +
          ink(gouge(380, 710, 420, 880, 13, -10)) +
          ink(gouge(764, 670, 800, 820, 13, -8)),
      },
      glint: gouge(312, 530, 300, 1180, 12, 4),
    }),
    part(facet("280 300, 930 270, 948 402, 806 444, 284 424"), {
      fill: "accent",
      along: 3,
      dark: (u, v) => Math.max(0, u - 0.74) * 2 + Math.max(0, v - 0.8),
      glint: gouge(310, 330, 560, 322, 10),
    }),
    part("M250 336L960 306L966 366L254 392Z", {
      fill: [],
      edge: 6,
      along: 3,
      gap: 10,
      dark: (u) => Math.max(0, u - 0.7),
    }),
    part("M250 336L210 330Q190 362 212 396L254 392Z", { fill: [], edge: 6, dark: tones.even(0.4) }),
    part("M960 306L994 300Q1012 334 996 362L966 366Z", { fill: [], edge: 6, dark: tones.even(0.4) }),
  );
}

export default {
  name: "highland-coffee-250",
  coop: "dulce-ladera",
  seed: 155,
  things: [
    castShadow(860, 1230, 380, 66, 4),
    bag(),
    ...[
      [240, 1300, 20, 1],
      [400, 1340, -30, 1.1],
      [560, 1320, 70, 1],
      [760, 1350, 10, 1.05],
      [900, 1300, -50, 0.95],
      [300, 1400, 80, 0.9],
      [660, 1410, -14, 0.9],
    ].map(([x, y, turn, scale]) => place(bean(), `translate(${x} ${y}) rotate(${turn}) scale(${scale})`)),
  ],
  gouged: halo(600, 780, 500, 660, 70, 5),
};
