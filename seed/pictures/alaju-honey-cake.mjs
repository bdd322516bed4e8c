/** A round of alajú with one wedge drawn out: almonds in honey between two wafers. */
import {
  arc,
  castShadow,
  cut,
  ellipse,
  gouge,
  halo,
  ink,
  line,
  parallels,
  place,
  polygon,
  shade,
  swell,
  within,
} from "./lib/draw.mjs";
import { random } from "./lib/noise.mjs";

/** The almonds and honey of a cut face, drawn flat in a w × h strip. */
export function face(w, h, seed) {
  const next = random(seed);
  const strip = polygon([
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ]);
  const inner = polygon([
    [-4, 17],
    [w + 4, 17],
    [w + 4, h - 17],
    [-4, h - 17],
  ]);
  let nuts = "";
  let skins = "";
  const rows = Math.max(2, Math.round((h - 34) / 48));
  for (let row = 0; row < rows; row += 1) {
    for (let x = 10 + (row % 2) * 34; x < w; x += 66 + next() * 14) {
      const y = 17 + ((row + 0.5) / rows) * (h - 34) + (next() - 0.5) * 10;
      const a = (next() - 0.5) * 1.5;
      const [dx, dy] = [Math.cos(a) * 32, Math.sin(a) * 20];
      nuts += gouge(x - dx, y - dy, x + dx, y + dy, 34, 2);
      skins += swell(
        [
          [x - dx, y - dy],
          [x + dy * 0.5, y + 17],
          [x + dx, y + dy],
        ],
        (t) => 6 * Math.sin(Math.PI * t) + 2,
      );
    }
  }
  const crumbs = Array.from({ length: Math.round((w * h) / 1400) }, () => [
    next() * w,
    20 + next() * (h - 40),
  ])
    .map(([x, y]) => ellipse(x, y, 3 + next() * 3, 2 + next() * 3))
    .join("");
  return {
    sil: `<path d="${strip}"/>`,
    light: within(inner, ink(inner) + cut(nuts)),
    deep: within(
      inner,
      ink(
        shade(
          parallels({ x: 0, y: 0, width: w, height: h, angle: 8, gap: 11, seed }),
          11,
          (_, y) => 0.3 + (y / h) * 0.6,
          seed,
        ),
      ) + cut(nuts),
    ),
    accent: within(
      inner,
      ink(crumbs) +
        ink(
          shade(
            parallels({ x: 0, y: 0, width: w, height: h, angle: 8, gap: 11, seed: 3 }),
            11,
            (x, y) => Math.max(0, (y - h * 0.5) / h) + 0.12,
            seed + 1,
          ),
        ) +
        cut(nuts) +
        ink(skins),
    ),
    key: line(inner, 4) + line(strip, 6),
  };
}

const wedge = (cx, cy, rx, ry, from, to) =>
  `M${cx} ${cy}L${arc(cx, cy, rx, ry, from, to, 40)
    .map((p) => p.map((v) => v.toFixed(1)).join(" "))
    .join("L")}Z`;

/** A wafer's top: pale, with the grid of the iron pressed in it. */
function waferTop(d, cx, cy, squash, mid = cx) {
  const grid = [38, -38]
    .map((angle) => parallels({ x: -520, y: -520, width: 1040, height: 1040, angle, gap: 58, seed: 6 }))
    .flat()
    .map((points) => points.map(([x, y]) => [cx + x, cy + y * squash]));
  return {
    accent: within(d, ink(grid.map((points) => swell(points, () => 5.5)).join(""))),
    key:
      within(
        d,
        ink(
          shade(
            parallels({ x: cx - 520, y: cy - 360, width: 1040, height: 720, angle: -8, gap: 13, seed: 3 }),
            13,
            (x, y) => Math.max(0, (x - mid) / 900 + (y - cy) / 900 - 0.12),
            5,
          ),
        ),
      ) + line(d, 7),
  };
}

const join = (...things) =>
  Object.fromEntries(
    ["sil", "light", "deep", "accent", "key"].map((pass) => [
      pass,
      things.map((thing) => thing[pass] ?? "").join(""),
    ]),
  );

/** A slanted copy of a cut face: its left edge at (x, y), running by (dx, dy) per unit. */
const lean = (thing, x, y, dx, dy) => place(thing, `matrix(${dx} ${dy} 0 1 ${x} ${y})`);

export function cake(cx, cy, rx, ry, h, from, to) {
  const top = wedge(cx, cy, rx, ry, to, from + 360);
  const rimFrom = arc(cx, cy, rx, ry, 0, 180, 60);
  const wall = polygon([...rimFrom, ...[...rimFrom].reverse().map(([x, y]) => [x, y + h])]);
  const [ax, ay] = arc(cx, cy, rx, ry, from, from, 1)[0];
  const [bx, by] = arc(cx, cy, rx, ry, to, to, 1)[0];
  const lines = Array.from({ length: Math.ceil(h / 11) + 1 }, (_, i) =>
    arc(cx, cy + i * 11, rx, ry, 178, 2, 60),
  );
  const next = random(7);
  let rough = "";
  for (let i = 0; i < 90; i += 1) {
    const a = Math.PI * next();
    const [x, y] = [cx + Math.cos(a) * rx, cy + Math.sin(a) * ry + 22 + next() * (h - 44)];
    rough += gouge(x - 14, y, x + 14, y + (next() - 0.5) * 8, 14, 2);
  }
  const middle = polygon([
    ...rimFrom.map(([x, y]) => [x, y + 16]),
    ...[...rimFrom].reverse().map(([x, y]) => [x, y + h - 16]),
  ]);
  const side = {
    sil: `<path d="${wall}"/>`,
    light: within(wall, ink(middle) + cut(rough)),
    deep: within(
      middle,
      ink(shade(lines, 11, (x) => 0.3 + Math.max(0, (x - cx + rx * 0.4) / (rx * 1.5)), 4)) + cut(rough),
    ),
    accent: within(
      middle,
      ink(shade(lines, 11, (x) => Math.max(0, (x - cx + rx * 0.2) / (rx * 1.3)) + 0.14, 5)) + cut(rough),
    ),
    key:
      line(wall, 7) +
      within(wall, ink(shade(lines, 11, (x) => Math.max(0, (x - cx - rx * 0.35) / (rx * 0.8)), 8))) +
      line(`M${rimFrom.map(([x, y]) => `${x.toFixed(1)} ${(y + 16).toFixed(1)}`).join("L")}`, 3) +
      line(`M${rimFrom.map(([x, y]) => `${x.toFixed(1)} ${(y + h - 16).toFixed(1)}`).join("L")}`, 3),
  };
  const length = (x, y) => Math.hypot(x - cx, y - cy);
  const faceA = lean(
    face(length(ax, ay), h, 5),
    cx,
    cy,
    (ax - cx) / length(ax, ay),
    (ay - cy) / length(ax, ay),
  );
  const faceB = lean(
    face(length(bx, by), h, 9),
    cx,
    cy,
    (bx - cx) / length(bx, by),
    (by - cy) / length(bx, by),
  );
  // The gap shows the plate's shade where the wedge was, so the wall must not cover it.
  const gap = polygon([
    [cx, cy],
    ...arc(cx, cy, rx, ry, from, to, 20),
    ...arc(cx, cy + h, rx, ry, to, from, 20),
    [cx, cy + h],
  ]);
  return {
    side,
    gap,
    faces: join(faceB, faceA),
    top: { sil: `<path d="${top}"/>`, ...waferTop(top, cx, cy, ry / rx) },
  };
}

/** A wedge on its own, its point at (x, y), opening towards the viewer between two angles. */
export function slice(cx, cy, rx, ry, h, from, to) {
  const top = wedge(cx, cy, rx, ry, from, to);
  const [bx, by] = arc(cx, cy, rx, ry, to, to, 1)[0];
  const length = (x, y) => Math.hypot(x - cx, y - cy);
  const outer = arc(cx, cy, rx, ry, from, to, 20);
  const wall = polygon([...outer, ...[...outer].reverse().map(([x, y]) => [x, y + h])]);
  const left = lean(
    face(length(bx, by), h, 21),
    cx,
    cy,
    (bx - cx) / length(bx, by),
    (by - cy) / length(bx, by),
  );
  const lines = Array.from({ length: 14 }, (_, i) => outer.map(([x, y]) => [x, y + i * 11]));
  const middle = polygon([
    ...outer.map(([x, y]) => [x, y + 16]),
    ...[...outer].reverse().map(([x, y]) => [x, y + h - 16]),
  ]);
  const side = {
    sil: `<path d="${wall}"/>`,
    light: ink(middle),
    deep: within(middle, ink(shade(lines, 11, () => 0.7, 2))),
    accent: within(middle, ink(shade(lines, 11, () => 0.62, 3))),
    key: line(wall, 6) + line(middle, 3) + within(wall, ink(shade(lines, 11, () => 0.34, 5))),
  };
  return [side, left, { sil: `<path d="${top}"/>`, ...waferTop(top, cx, cy, ry / rx, cx + rx / 2) }];
}

export const almond = (x, y, size, turn, seed) => {
  const shape = "M0 -100C46 -70 66 -6 52 44C42 80 20 96 0 96S-42 80 -52 44C-66 -6 -46 -70 0 -100Z";
  const ribs = Array.from({ length: 9 }, (_, i) =>
    Array.from({ length: 20 }, (_, k) => [
      (-50 + i * 12.5) * Math.sin(Math.PI * (0.08 + (k / 19) * 0.86)) ** 0.8,
      -94 + k * 9.8,
    ]),
  );
  return place(
    {
      sil: `<path d="${shape}"/>`,
      light: ink(shape) + cut(gouge(-24, -44, -30, 40, 13, 4)),
      accent: within(shape, ink(shade(ribs, 12.5, (px) => 0.3 + Math.max(0, px / 70), seed))),
      key:
        line(shape, 7) + within(shape, ink(shade(ribs, 12.5, (px) => Math.max(0, (px - 6) / 60), seed + 2))),
    },
    `translate(${x} ${y}) rotate(${turn}) scale(${size})`,
  );
};

const whole = cake(600, 480, 480, 280, 132, 66, 122);
export default {
  name: "alaju-honey-cake",
  coop: "valdemiel",
  seed: 43,
  things: [
    castShadow(720, 720, 500, 180, 5),
    whole.side,
    {
      sil: `<path d="${whole.gap}"/>`,
      key: within(
        whole.gap,
        ink(
          shade(
            parallels({ x: 300, y: 440, width: 700, height: 500, angle: 3, gap: 13, seed: 3 }),
            13,
            () => 0.55,
            3,
          ),
        ),
      ),
    },
    whole.faces,
    whole.top,
    castShadow(700, 1350, 400, 56, 6),
    ...slice(330, 1090, 500, 300, 132, -24, 32),
    almond(206, 1290, 0.8, 58, 3),
    almond(960, 1330, 0.76, -30, 5),
    almond(1064, 1230, 0.8, 24, 8),
  ],
  gouged: halo(600, 760, 540, 640, 60, 5),
};
