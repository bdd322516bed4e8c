/** A bar of dark gianduja half out of its paper, a corner broken off, with hazelnuts. */
import {
  castShadow,
  curve,
  cut,
  flatShadow,
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

/** One piece of the bar at (x, y): a low pillow with four slopes, lit from the upper left. */
function piece(x, y, w, h, seed) {
  const s = 24;
  const right = x + w;
  const foot = y + h;
  const face = polygon([
    [x + s, y + s],
    [right - s, y + s],
    [right - s, foot - s],
    [x + s, foot - s],
  ]);
  const top = polygon([
    [x + 4, y + 4],
    [right - 4, y + 4],
    [right - s, y + s],
    [x + s, y + s],
  ]);
  const left = polygon([
    [x + 4, y + 4],
    [x + s, y + s],
    [x + s, foot - s],
    [x + 4, foot - 4],
  ]);
  const low = polygon([
    [x + 4, foot - 4],
    [x + s, foot - s],
    [right - s, foot - s],
    [right - 4, foot - 4],
  ]);
  const far = polygon([
    [right - 4, y + 4],
    [right - s, y + s],
    [right - s, foot - s],
    [right - 4, foot - 4],
  ]);
  const all = polygon([
    [x, y],
    [right, y],
    [right, foot],
    [x, foot],
  ]);
  const hatch = parallels({ x, y, width: w, height: h, angle: 38, gap: 11, seed });
  return {
    light:
      ink(all) +
      cut(gouge(x + s - 4, y + s + 4, x + s - 4, foot - s - 30, 7)) +
      cut(gouge(x + s + 4, y + s - 5, right - s - 26, y + s - 5, 8)),
    deep:
      ink(face) + ink(low) + ink(far) + cut(gouge(x + s + 22, y + s + 58, x + s + 64, y + s + 18, 12, -4)),
    accent: "",
    key:
      ink(low) +
      ink(far) +
      within(left, ink(shade(hatch, 11, () => 0.25, seed))) +
      within(top, "") +
      within(
        face,
        ink(
          shade(
            hatch,
            11,
            (px, py) => 0.26 + (0.52 * ((px - x) / w + (py - y) / h)) / 2 + 0.16 * ((py - y) / h),
            seed + 3,
          ),
        ) + cut(gouge(x + s + 22, y + s + 58, x + s + 64, y + s + 18, 12, -4)),
      ) +
      line(all, 9),
  };
}

/** The bare bar: `columns` × `rows` pieces of w × h, its far right corner broken away when asked. */
export function bar({ columns = 3, rows = 5, w = 150, h = 156, broken = true }) {
  const width = columns * w;
  const height = rows * h;
  const snapped = [
    [0, 0],
    [width - w * 1.1, 0],
    [width - w * 0.96, h * 0.28],
    [width - w * 0.7, h * 0.42],
    [width - w * 0.62, h * 0.7],
    [width - w * 0.28, h * 0.86],
    [width, h * 1.12],
    [width, height],
    [0, height],
  ];
  const whole = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  const outline = polygon(broken ? snapped : whole);
  const all = { light: "", deep: "", key: "" };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const one = piece(column * w, row * h, w, h, row * 7 + column + 1);
      for (const pass of ["light", "deep", "key"]) all[pass] += one[pass];
    }
  }
  const edge = snapped.slice(1, 7);
  const crumbled = broken ? swell([...edge.map(([x, y]) => [x - 7, y + 8])], () => 24) : "";
  const side = broken
    ? polygon([
        [width, h * 1.12],
        [width + 22, h * 1.26],
        [width + 22, height + 24],
        [width, height],
      ])
    : polygon([
        [width, 0],
        [width + 22, 24],
        [width + 22, height + 24],
        [width, height],
      ]);
  return {
    sil: `<path d="${outline}"/><path d="${side}"/>`,
    light:
      within(outline, all.light) +
      cut(crumbled) +
      ink(
        swell(
          edge.map(([x, y]) => [x - 5, y + 9]),
          () => 13,
        ),
      ),
    deep: within(outline, all.deep) + ink(side) + (broken ? cut(crumbled) : ""),
    key: within(outline, all.key) + (broken ? cut(crumbled) : "") + ink(side) + line(outline, 7),
  };
}

/** A hazelnut about `r` units across its half, point up, turned by `turn` degrees. */
export function hazelnut(x, y, r, turn, seed) {
  const shape = curve(
    [
      [0, -1.12],
      [0.42, -0.92],
      [0.86, -0.36],
      [0.98, 0.24],
      [0.7, 0.76],
      [0, 0.94],
      [-0.7, 0.76],
      [-0.98, 0.24],
      [-0.86, -0.36],
      [-0.42, -0.92],
    ].map(([a, b]) => [a * r, b * r]),
  );
  const cap = curve(
    [
      [-0.74, 0.62],
      [-0.3, 0.5],
      [0.3, 0.5],
      [0.74, 0.62],
      [0.46, 0.9],
      [0, 0.98],
      [-0.46, 0.9],
    ].map(([a, b]) => [a * r, b * r]),
  );
  const ribs = Array.from({ length: 15 }, (_, i) => {
    const lean = -1.02 + (2.04 * i) / 14;
    return Array.from({ length: 22 }, (_, k) => {
      const t = k / 21;
      return [lean * r * Math.sin(Math.PI * (0.06 + 0.86 * t)) ** 0.75, (-1.08 + 2 * t) * r];
    });
  });
  const gap = (2 * r) / 14;
  const tone = (px, py) => Math.max(0, (px / r + 0.55 + 0.35 * (py / r)) / 1.75);
  const thing = {
    sil: `<path d="${shape}"/>`,
    light:
      ink(shape) +
      cut(cap) +
      ink(shade(ribs, gap, (px, py) => (py > r * 0.5 ? 0.5 : 0), seed)) +
      cut(gouge(-0.52 * r, -0.42 * r, -0.66 * r, 0.18 * r, 0.2 * r, 0.06 * r)),
    deep: within(
      shape,
      ink(shade(ribs, gap, (px, py) => (py > 0.56 * r ? 0 : tone(px, py) + 0.16), seed + 1)),
    ),
    key:
      within(
        shape,
        ink(
          shade(ribs, gap, (px, py) => (py > 0.56 * r ? tone(px, py) * 0.5 : tone(px, py) ** 1.5), seed + 2),
        ),
      ) +
      line(shape, 6) +
      line(
        curve(
          [
            [-0.74, 0.62],
            [-0.3, 0.5],
            [0.3, 0.5],
            [0.74, 0.62],
          ].map(([a, b]) => [a * r, b * r]),
          false,
        ),
        4,
      ),
  };
  return place(thing, `translate(${x} ${y}) rotate(${turn})`);
}

/** The paper: a sleeve over the lower part of the bar, folded back at its mouth, printed with leaves. */
export function sleeve({ width, height, at, seed = 3 }) {
  const next = random(seed);
  const mouth = Array.from({ length: 15 }, (_, i) => [
    -16 + ((width + 32) * i) / 14,
    at + (i % 2 ? 9 : -9) + (next() - 0.5) * 16,
  ]);
  const body = polygon([
    ...mouth,
    [width + 24, height + 18],
    [width + 16, height + 34],
    [-14, height + 30],
    [-20, height],
  ]);
  const foil = polygon([
    ...mouth.map(([x, y]) => [x, y - 2]),
    ...[...mouth].reverse().map(([x, y], i) => [x - 2, y + 58 + (i % 3) * 9]),
  ]);
  const band = polygon([
    [-18, at + 190],
    [width + 22, at + 190],
    [width + 22, at + 350],
    [-18, at + 350],
  ]);
  const leaf = (x, y, turn, size) => {
    const a = (turn * Math.PI) / 180;
    return gouge(x, y, x + Math.cos(a) * size, y + Math.sin(a) * size, size * 0.46, 4);
  };
  let leaves = "";
  for (let row = 0; row < 9; row += 1) {
    for (let column = 0; column < 5; column += 1) {
      const x = 20 + column * 100 + (row % 2) * 50;
      const y = at + 100 + row * 62;
      leaves +=
        leaf(x, y, row % 2 ? -52 : -128, 58) + (row % 2 === column % 2 ? leaf(x + 34, y + 16, 20, 16) : "");
    }
  }
  const hatch = parallels({
    x: -30,
    y: at - 20,
    width: width + 70,
    height: height - at + 70,
    angle: 90,
    gap: 14,
    seed: 5,
  });
  return {
    sil: `<path d="${body}"/>`,
    light: within(
      foil,
      ink(
        shade(
          parallels({ x: -20, y: at - 20, width: width + 50, height: 110, angle: 60, gap: 15, seed: 9 }),
          15,
          (x) => 0.25 + (x / width) * 0.4,
          4,
        ),
      ),
    ),
    accent: within(body, ink(body) + cut(foil) + cut(leaves) + cut(band)),
    key:
      within(body, ink(shade(hatch, 14, (x) => Math.max(0, (x - width * 0.8) / (width * 0.36)), 6))) +
      line(body, 6) +
      ink(
        swell(
          [
            [30, at + 216],
            [width - 26, at + 216],
          ],
          () => 5,
        ),
      ) +
      ink(
        swell(
          [
            [30, at + 324],
            [width - 26, at + 324],
          ],
          () => 5,
        ),
      ) +
      ink(
        swell(
          [
            [90, at + 258],
            [width - 90, at + 258],
          ],
          (t) => 20 * Math.sin(Math.PI * (0.15 + 0.7 * t)),
        ),
      ) +
      ink(
        swell(
          [
            [150, at + 292],
            [width - 150, at + 292],
          ],
          () => 8,
        ),
      ) +
      line(
        polygon([...mouth].reverse().map(([x, y], i) => [x - 2, y + 58 + (i % 3) * 9])).replace("Z", ""),
        4,
      ),
  };
}

export const chocolate = () => bar({});
const turn = "translate(450 96) rotate(17)";
const lost = place(piece(0, 0, 128, 128, 40), "translate(930 330) rotate(52)");
lost.sil = `<g transform="translate(930 330) rotate(52)"><path d="${polygon([
  [-6, 40],
  [30, -6],
  [134, -6],
  [134, 134],
  [60, 134],
  [40, 100],
  [-6, 90],
])}"/></g>`;

export default {
  name: "gianduja-dark-bar-box",
  coop: "pietrachiara",
  seed: 31,
  things: [
    place(
      flatShadow(
        polygon([
          [0, 30],
          [400, 30],
          [528, 230],
          [528, 1190],
          [0, 1190],
        ]),
        62,
        8,
        { x: -60, y: -40, width: 700, height: 1300 },
      ),
      turn,
    ),
    place(bar({ w: 176, h: 186 }), turn),
    place(sleeve({ width: 528, height: 1180, at: 560 }), turn),
    lost,
    castShadow(1010, 760, 120, 40, 8),
    hazelnut(985, 690, 82, -24, 3),
    hazelnut(196, 1130, 92, 18, 5),
    hazelnut(160, 1312, 78, 74, 7),
  ],
  gouged: halo(600, 740, 500, 690, 70, 4),
};
