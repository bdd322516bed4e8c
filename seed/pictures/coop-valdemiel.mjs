/** Hives in rows on a slope of La Alcarria, rosemary in flower between them, a low sun. */
import {
  curve,
  cut,
  ellipse,
  gouge,
  ink,
  line,
  parallels,
  place,
  polygon,
  shade,
  within,
} from "./lib/draw.mjs";
import { random } from "./lib/noise.mjs";

const SUN = [1240, 250, 150];
const floor = (points) => `${curve(points, false)}L1660 1100L-60 1100Z`;

function sun() {
  const disc = ellipse(...SUN);
  const rings = Array.from({ length: 13 }, (_, i) => [
    [SUN[0] - 160, SUN[1] - 140 + i * 24],
    [SUN[0] - 60, SUN[1] - 141 + i * 24],
    [SUN[0] + 60, SUN[1] - 139 + i * 24],
    [SUN[0] + 160, SUN[1] - 140 + i * 24],
  ]);
  return {
    sil: `<path d="${disc}"/>`,
    light: ink(disc),
    deep: within(disc, ink(shade(rings, 24, (_, y) => Math.max(0, (y - SUN[1] + 20) / 190), 2))),
  };
}

function rays() {
  const next = random(5);
  let d = "";
  for (let i = 0; i < 44; i += 1) {
    const a = (i / 44) * Math.PI * 2;
    const from = 182 + (i % 2) * 30;
    const to = from + 70 + next() * 60;
    d += gouge(
      SUN[0] + Math.cos(a) * from,
      SUN[1] + Math.sin(a) * from,
      SUN[0] + Math.cos(a) * to,
      SUN[1] + Math.sin(a) * to,
      11,
    );
  }
  return d;
}

/** A table hill with its flat rim and its gullies. */
function mesa() {
  const shape = floor([
    [-60, 420],
    [120, 408],
    [430, 404],
    [520, 412],
    [610, 470],
    [760, 500],
    [900, 520],
    [1100, 512],
    [1300, 470],
    [1380, 400],
    [1500, 392],
    [1660, 396],
  ]);
  const next = random(4);
  let gullies = "";
  for (let i = 0; i < 44; i += 1) {
    const x = next() * 1640;
    const y = x < 540 ? 420 : x > 1360 ? 410 : 500 + 12 * Math.sin(x / 90);
    gullies += gouge(x, y, x + 20 + next() * 50, y + 60 + next() * 90, 10, -8);
  }
  return {
    sil: `<path d="${shape}"/>`,
    accent: within(
      shape,
      ink(
        shade(
          parallels({ x: -60, y: 380, width: 1720, height: 260, angle: 2, gap: 14, seed: 3 }),
          14,
          (_, y) => 0.3 + Math.max(0, (y - 400) / 400),
          4,
        ),
      ),
    ),
    key: within(shape, ink(gullies)) + line(shape, 5),
  };
}

function slope(points, seed, tone) {
  const shape = floor(points);
  return {
    sil: `<path d="${shape}"/>`,
    light: ink(shape),
    deep: within(
      shape,
      ink(
        shade(
          parallels({ x: -60, y: 480, width: 1740, height: 640, angle: -7, gap: 17, seed }),
          17,
          tone,
          seed,
        ),
      ),
    ),
    key: line(shape, 5),
  };
}

/** A hive of two boxes on a stand, seen from its front left; `size` is its width. */
function hive(x, y, size, tint) {
  const w = size;
  const h = size * 0.56;
  const d = size * 0.34;
  const box = (top, height) => ({
    front: polygon([
      [0, top],
      [w, top],
      [w, top + height],
      [0, top + height],
    ]),
    side: polygon([
      [w, top],
      [w + d, top - d * 0.4],
      [w + d, top + height - d * 0.4],
      [w, top + height],
    ]),
  });
  const boxes = [box(-h * 2, h), box(-h, h)];
  const roof = polygon([
    [-9, -h * 2 - size * 0.16],
    [w + 9, -h * 2 - size * 0.16],
    [w + 9, -h * 2 + 4],
    [-9, -h * 2 + 4],
  ]);
  const roofSide = polygon([
    [w + 9, -h * 2 - size * 0.16],
    [w + d + 10, -h * 2 - size * 0.16 - d * 0.42],
    [w + d + 10, -h * 2 - d * 0.42 + 4],
    [w + 9, -h * 2 + 4],
  ]);
  const lid = polygon([
    [-9, -h * 2 - size * 0.16],
    [d - 8, -h * 2 - size * 0.16 - d * 0.42],
    [w + d + 10, -h * 2 - size * 0.16 - d * 0.42],
    [w + 9, -h * 2 - size * 0.16],
  ]);
  const legs = [
    [6, 0],
    [w - 16, 0],
    [w + d - 12, -d * 0.36],
  ]
    .map(([a, b]) =>
      polygon([
        [a, b],
        [a + 11, b],
        [a + 11, b + size * 0.2],
        [a, b + size * 0.2],
      ]),
    )
    .join("");
  const all = boxes.map(({ front, side }) => front + side).join("") + roof + roofSide + lid + legs;
  const fronts = boxes.map(({ front }) => front).join("");
  const sides = boxes.map(({ side }) => side).join("") + roofSide;
  const door = polygon([
    [w * 0.26, -size * 0.1],
    [w * 0.74, -size * 0.1],
    [w * 0.74, -size * 0.035],
    [w * 0.26, -size * 0.035],
  ]);
  const grips = [-h * 1.5, -h * 0.62]
    .map((top) =>
      polygon([
        [w * 0.38, top],
        [w * 0.62, top],
        [w * 0.62, top + size * 0.06],
        [w * 0.38, top + size * 0.06],
      ]),
    )
    .join("");
  const lines = parallels({
    x: -20,
    y: -h * 2.6,
    width: w + d + 40,
    height: h * 3,
    angle: 0,
    gap: 10,
    seed: 4,
  });
  return place(
    {
      sil: `<path d="${all}"/>`,
      light: tint === "light" ? ink(fronts) : "",
      accent:
        (tint === "accent" ? ink(fronts + sides) : "") +
        ink(roof + roofSide + lid) +
        cut(gouge(0, -h * 2 - size * 0.2, w * 0.8, -h * 2 - size * 0.24, 9)),
      key:
        boxes.map(({ front, side }) => line(front, 5) + line(side, 5)).join("") +
        line(roof, 5) +
        line(roofSide, 5) +
        line(lid, 5) +
        within(sides, ink(shade(lines, 10, () => 0.58, 3))) +
        within(
          fronts,
          ink(
            shade(
              lines,
              10,
              (px, py) => Math.max(0, (px - w * 0.62) / (w * 1.1)) + (py < -h * 2 + size * 0.1 ? 0.5 : 0),
              5,
            ),
          ),
        ) +
        ink(door) +
        ink(grips) +
        ink(legs) +
        ink(gouge(-10, size * 0.22, w * 2.1, size * 0.16, size * 0.12)),
    },
    `translate(${x} ${y})`,
  );
}

/** A cushion of rosemary: upright needles, flowers knocked into them. */
function rosemary(x, y, size, seed) {
  const next = random(seed);
  let needles = "";
  let flowers = "";
  for (let i = 0; i < 46; i += 1) {
    const t = (i / 45) * 2 - 1;
    const foot = [x + t * size * 0.72, y - next() * size * 0.1];
    const tip = [
      x + t * size * 1.2 + (next() - 0.5) * size * 0.2,
      y - size * (0.96 - 0.5 * t * t) * (0.66 + next() * 0.5),
    ];
    needles += gouge(foot[0], foot[1], tip[0], tip[1], size * 0.085, (next() - 0.5) * 14);
    if (i % 2) flowers += ellipse(tip[0], tip[1] + size * 0.06, size * 0.06, size * 0.07);
  }
  return { sil: `<path d="${needles}"/><path d="${flowers}"/>`, key: ink(needles) + cut(flowers) };
}

const hives = [];
const tints = ["paper", "light", "paper", "accent", "paper", "light"];
for (let row = 0; row < 3; row += 1) {
  const size = 78 + row * 52;
  const count = [8, 6, 4][row];
  for (let i = 0; i < count; i += 1) {
    const x = [90, -10, 60][row] + i * (size * 2.15 + 22);
    const y = [632, 760, 960][row] - x * 0.03 + 12 * Math.sin(x / 200);
    hives.push({ y, thing: hive(x, y, size, tints[(i * 2 + row) % 6]) });
    hives.push({
      y: y + 30 + row * 16,
      thing: rosemary(x + size * 1.78, y + 26 + row * 16, size * 0.5, row * 17 + i),
    });
  }
}
hives.push(
  { y: 1050, thing: rosemary(140, 1074, 150, 90) },
  { y: 1060, thing: rosemary(820, 1096, 140, 91) },
  { y: 1061, thing: rosemary(1490, 1080, 170, 92) },
);

function bees() {
  const next = random(17);
  let d = "";
  let wings = "";
  for (let i = 0; i < 13; i += 1) {
    const [x, y] = [140 + next() * 1300, 250 + next() * 330];
    const a = next() * 6;
    d += gouge(x, y, x + Math.cos(a) * 20, y + Math.sin(a) * 12, 11);
    wings += gouge(x + 8, y - 2, x + 2, y - 18, 9) + gouge(x + 10, y - 2, x + 20, y - 15, 9);
  }
  return { sil: `<path d="${wings}"/>`, key: ink(d) };
}

export default {
  name: "coop-valdemiel",
  coop: "valdemiel",
  shape: "wide",
  seed: 62,
  things: [
    sun(),
    mesa(),
    slope(
      [
        [-60, 600],
        [300, 560],
        [800, 585],
        [1300, 548],
        [1660, 560],
      ],
      5,
      (x, y) => 0.08 + Math.max(0, (y - 640) / 700),
    ),
    ...hives.sort((a, b) => a.y - b.y).map(({ thing }) => thing),
    bees(),
  ],
  gouged: rays(),
};
