/** The monte of the Chaco: a red quebracho, its timber stacked to dry, hives in its shade, a low sun. */
import { cut, ellipse, gouge, ink, line } from "./lib/draw.mjs";
import { blob, crate, part, pile, tones } from "./lib/kit.mjs";
import { cloud, ground, rays, sun, tuft } from "./lib/land.mjs";
import { random } from "./lib/noise.mjs";

const TRUNK = blob(
  "500 930, 540 860, 556 740, 548 620, 500 520, 400 440, 412 420, 510 476, 560 520, 566 400, 540 300, 568 296, 604 400, 616 520, 690 440, 800 390, 812 410, 720 490, 664 580, 648 700, 656 840, 690 926, 600 916",
);

/** Foliage in flat cushions, lit from the upper left. */
function cushion(x, y, rx, ry, seed) {
  const next = random(seed);
  const rim = Array.from({ length: 20 }, (_, i) => {
    const a = (i / 20) * Math.PI * 2;
    const r = 0.9 + next() * 0.2;
    return `${x + Math.cos(a) * rx * r} ${y + Math.sin(a) * ry * r * (Math.sin(a) > 0 ? 0.7 : 1)}`;
  }).join(", ");
  let leaves = "";
  let lit = "";
  for (let i = 0; i < rx * 0.9; i += 1) {
    const [a, r] = [next() * 6.28, Math.sqrt(next()) * 0.94];
    const [px, py] = [x + Math.cos(a) * r * rx, y + Math.sin(a) * r * ry];
    const mark = gouge(px, py, px + 24, py - 9, 10, -3);
    if (next() < 0.62 - ((px - x) / rx) * 0.3 - ((py - y) / ry) * 0.4) lit += mark;
    else leaves += mark;
  }
  return part(blob(rim), {
    fill: "accent",
    edge: 6,
    along: 10,
    dark: (u, v) => 0.1 + Math.max(0, u * 0.4 + v - 0.6),
    on: { accent: cut(lit), light: ink(lit), key: ink(leaves) + cut(lit) },
  });
}

function log(x, y, r, seed) {
  const next = random(seed);
  return pile(
    part(
      `M${x} ${y - r}L${x + 210} ${y - r - 26}A${r * 0.6} ${r} 0 0 1 ${x + 210} ${y + r - 26}L${x} ${y + r}Z`,
      { fill: ["light", "accent"], edge: 6, along: -7, gap: 10, dark: (_, v) => 0.1 + Math.max(0, v - 0.4) },
    ),
    part(ellipse(x, y, r * 0.84, r), {
      fill: "light",
      edge: 6,
      on: {
        deep: [0.72, 0.48, 0.26]
          .map((k) => line(ellipse(x + next() * 4, y, r * 0.84 * k, r * k), 5))
          .join(""),
        key: ink(gouge(x, y, x + r * 0.5, y - r * 0.5, 5)),
      },
    }),
  );
}

function hive(x, y, tint) {
  const low = crate(x, y, 120, 66, 46, -22);
  const high = crate(x, y - 66, 120, 66, 46, -22);
  const roof = crate(x - 8, y - 88, 136, 24, 50, -24);
  const boxOf = ({ front, side }) =>
    pile(
      part(side, { fill: tint, dark: tones.even(0.6), along: 0, gap: 9, edge: 5 }),
      part(front, { fill: tint, edge: 5 }),
    );
  return pile(
    {
      key: ink(
        `M${x + 8} ${y + 60}H${x + 20}V${y + 96}H${x + 8}ZM${x + 100} ${y + 60}H${x + 112}V${y + 96}H${x + 100}Z`,
      ),
    },
    boxOf(low),
    boxOf(high),
    part(roof.side, { fill: "accent", dark: tones.even(0.6), edge: 5 }),
    part(roof.top, { fill: "accent", edge: 5 }),
    part(roof.front, { fill: "accent", edge: 5 }),
    {
      key: ink(
        `M${x + 36} ${y + 44}H${x + 84}V${y + 56}H${x + 36}ZM${x + 44} ${y - 40}H${x + 76}V${y - 32}H${x + 44}Z`,
      ),
    },
  );
}

const palm = (x, y, h, seed) => {
  const next = random(seed);
  let fan = "";
  for (let i = 0; i < 17; i += 1) {
    const a = -Math.PI * 1.15 + (i / 16) * Math.PI * 1.3;
    fan += gouge(
      x + 4,
      y - h,
      x + 4 + Math.cos(a) * h * 0.3,
      y - h + Math.sin(a) * h * 0.27 + 8,
      h * 0.04,
      (next() - 0.5) * 8,
    );
  }
  return { sil: `<path d="${fan}"/>`, key: ink(fan) + ink(gouge(x, y, x + 4, y - h, h * 0.05, h * 0.03)) };
};

export default {
  name: "coop-quebracho-sur",
  coop: "quebracho-sur",
  shape: "wide",
  seed: 194,
  things: [
    sun(1180, 420, 170, "accent"),
    ground("-80 640, 200 626, 500 636, 900 620, 1300 632, 1680 622", {
      fill: "accent",
      pass: "key",
      tone: (x, y) => 0.3 + (y < 680 ? 0.2 : 0),
      seed: 3,
    }),
    [
      [860, 636, 150],
      [930, 634, 210],
      [1000, 636, 170],
      [1440, 634, 190],
      [1500, 632, 240],
      [150, 634, 170],
      [80, 636, 220],
    ].map(([x, y, h], i) => palm(x, y, h, i + 2)),
    ground("-80 690, 300 676, 700 690, 1100 672, 1680 690", {
      fill: "light",
      tone: (x, y) => 0.1 + Math.max(0, (y - 690) / 600),
      angle: 1,
      seed: 5,
    }),
    {
      key: ink(
        Array.from({ length: 20 }, (_, i) =>
          gouge(420 + i * 12, 926 + (i % 4) * 12, 980 + i * 14, 940 + (i % 4) * 13, 11, 3),
        ).join(""),
      ),
    },
    cushion(430, 390, 180, 90, 4),
    cushion(760, 350, 190, 96, 9),
    part(TRUNK, {
      fill: ["light", "accent"],
      along: 84,
      gap: 12,
      edge: 8,
      dark: (u) => 0.1 + Math.max(0, u - 0.36) * 1.1,
      on: {
        key: [
          [560, 880, 566, 760],
          [590, 860, 584, 700],
          [630, 880, 620, 720],
          [580, 660, 570, 560],
          [620, 640, 640, 560],
          [560, 500, 480, 450],
          [660, 540, 740, 450],
          [590, 480, 580, 350],
        ]
          .map((g) => ink(gouge(...g, 11, 4)))
          .join(""),
      },
      glint: gouge(566, 900, 566, 620, 10, -6),
    }),
    cushion(560, 250, 220, 110, 13),
    cushion(350, 480, 120, 56, 17),
    cushion(850, 446, 110, 52, 19),
    hive(880, 800, []),
    hive(1080, 830, "light"),
    hive(240, 820, []),
    [
      [1290, 960],
      [1390, 972],
      [1490, 984],
    ].map(([x, y], i) => log(x, y, 50, i + 4)),
    [
      [1340, 876],
      [1440, 888],
    ].map(([x, y], i) => log(x, y, 50, i + 14)),
    log(1390, 796, 48, 31),
    [
      [60, 1040, 120],
      [420, 1060, 100],
      [760, 1050, 90],
      [1130, 1060, 110],
      [180, 1080, 90],
      [960, 1084, 80],
    ].map(([x, y, s], i) => tuft(x, y, s, i + 3, 10)),
  ].flat(),
  gouged:
    rays(1180, 420, 170, { count: 48, reach: 110, seed: 4 }) +
    cloud(1440, 150, 160, 5) +
    cloud(130, 210, 140, 6),
};
