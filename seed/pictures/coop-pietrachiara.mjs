/** The hills above Biella: snow behind, hazel orchards in rows, a branch with nuts close by. */
import {
  curve,
  cut,
  gouge,
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
import { hazelnut } from "./gianduja-dark-bar-box.mjs";

const floor = (points) => polygon([...points, [1640, 1100], [-40, 1100]]);
const ridge = [
  [-40, 430],
  [60, 380],
  [150, 300],
  [214, 330],
  [300, 210],
  [352, 252],
  [430, 130],
  [500, 222],
  [560, 196],
  [650, 300],
  [730, 262],
  [820, 190],
  [900, 286],
  [980, 250],
  [1080, 338],
  [1180, 290],
  [1280, 352],
  [1400, 318],
  [1500, 380],
  [1640, 350],
];

function mountains() {
  const shape = floor(ridge);
  const next = random(3);
  let slopes = "";
  ridge.forEach(([x, y], i) => {
    const after = ridge[i + 1];
    if (!after || after[1] < y) return;
    for (let k = 0; k < 9; k += 1) {
      const t = k / 9;
      const [px, py] = [x + (after[0] - x) * t, y + (after[1] - y) * t];
      slopes += gouge(px, py + 6, px - 26 + next() * 30 + 60 * t, py + 90 + next() * 110, 13, 10);
    }
  });
  return {
    sil: `<path d="${shape}"/>`,
    key: within(shape, ink(slopes)) + line(`M${ridge.map((p) => p.join(" ")).join("L")}`, 6),
  };
}

function hill(points, seed, angle, tone, solid) {
  const lines = parallels({ x: 0, y: 300, width: 1600, height: 780, angle, gap: 15, seed });
  const shape = floor(curvePoints(points));
  return {
    sil: `<path d="${shape}"/>`,
    light: solid ? ink(shape) : within(shape, ink(shade(lines, 15, tone, seed))),
    deep: solid ? within(shape, ink(shade(lines, 15, tone, seed))) : "",
    key: line(
      `M${curvePoints(points)
        .map((p) => p.map(Math.round).join(" "))
        .join("L")}`,
      5,
    ),
  };
}
function curvePoints(points) {
  return Array.from({ length: 90 }, (_, i) => {
    const x = -40 + (1680 * i) / 89;
    const at = points.findIndex(([px]) => px > x);
    const [a, b] = [points[Math.max(0, at - 1)], points[at === -1 ? points.length - 1 : at]];
    const t = b[0] === a[0] ? 0 : (x - a[0]) / (b[0] - a[0]);
    const ease = t * t * (3 - 2 * t);
    return [x, a[1] + (b[1] - a[1]) * ease];
  });
}

/** A hazel: many stems from one foot, a round crown of leaves. */
function bush(x, y, r, seed) {
  const next = random(seed);
  const crown = curve(
    Array.from({ length: 14 }, (_, i) => {
      const a = (i / 14) * Math.PI * 2;
      const reach = r * (0.86 + next() * 0.26);
      return [x + Math.cos(a) * reach * 1.06, y - r * 1.14 + Math.sin(a) * reach * 0.92];
    }),
  );
  let leaves = "";
  let lit = "";
  for (let i = 0; i < r * 1.5; i += 1) {
    const a = next() * Math.PI * 2;
    const out = Math.sqrt(next()) * r * 0.98;
    const [px, py] = [x + Math.cos(a) * out, y - r * 1.14 + Math.sin(a) * out * 0.9];
    const shadow = (px - x) * 0.7 + (py - y + r * 1.14) * 0.8;
    const turn = next() * Math.PI * 2;
    const mark = gouge(px, py, px + Math.cos(turn) * r * 0.2, py + Math.sin(turn) * r * 0.16, r * 0.09, 2);
    if (shadow > r * (next() - 0.35)) leaves += mark;
    else if (shadow < -r * 0.2) lit += mark;
  }
  const stems = [-0.3, -0.12, 0.08, 0.26]
    .map((lean) => gouge(x + lean * r * 0.4, y + 8, x + lean * r * 1.7, y - r * 0.7, r * 0.1, lean * 14))
    .join("");
  return {
    sil: `<path d="${crown}"/>`,
    accent: ink(crown) + cut(lit),
    key: ink(stems) + ink(leaves) + ink(gouge(x - r * 0.6, y + 8, x + r * 1.5, y + 10, r * 0.16)),
  };
}

const rows = [];
for (let row = 0; row < 4; row += 1) {
  const size = 24 + row * 15;
  const count = 15 - row * 2;
  for (let i = 0; i < count; i += 1) {
    const x = -20 + ((i + (row % 2) * 0.5) * 1700) / count;
    rows.push(bush(x, 590 + row * 86 + row * row * 10 + 34 * Math.sin(x / 330 + 1), size, row * 31 + i));
  }
}

/** A leaf of hazel: broad, toothed, with parallel veins. */
function leaf(x, y, size, angle) {
  const teeth = [];
  for (let i = 0; i <= 22; i += 1) {
    const t = i / 22;
    const wide = size * 0.46 * Math.sin(Math.PI * t ** 0.86) ** 0.75 + (i % 2 ? 7 : 0);
    teeth.push([t * size, -wide]);
  }
  const shape = polygon([...teeth, [size * 1.14, 0], ...teeth.map(([a, b]) => [a, -b]).reverse()]);
  let veins = gouge(0, 0, size * 1.08, 0, 9);
  for (let i = 1; i < 8; i += 1)
    for (const side of [-1, 1])
      veins += gouge(
        (size * i) / 9,
        0,
        (size * i) / 9 + size * 0.22,
        side * size * 0.36 * Math.sin((Math.PI * (i + 0.7)) / 9),
        6,
        side * 4,
      );
  const half = polygon([[0, 0], [size * 1.14, 0], ...teeth.map(([a, b]) => [a, -b]).reverse()]);
  return place(
    {
      sil: `<path d="${shape}"/>`,
      accent: ink(shape) + cut(veins),
      key:
        line(shape, 5) +
        within(
          half,
          ink(
            shade(
              parallels({ x: 0, y: 0, width: size * 1.2, height: size * 0.6, angle: 52, gap: 12, seed: 4 }),
              12,
              () => 0.3,
              5,
            ),
          ) + cut(veins),
        ),
    },
    `translate(${x} ${y}) rotate(${angle})`,
  );
}
const twig = {
  sil: `<path d="${swell(
    [
      [1640, 500],
      [1500, 560],
      [1360, 640],
      [1230, 690],
    ],
    () => 26,
  )}"/>`,
  key: ink(
    swell(
      [
        [1640, 500],
        [1500, 560],
        [1360, 640],
        [1230, 690],
      ],
      (t) => 24 - 14 * t,
    ),
  ),
};

export default {
  name: "coop-pietrachiara",
  coop: "pietrachiara",
  shape: "wide",
  seed: 61,
  things: [
    mountains(),
    hill(
      [
        [-40, 470],
        [260, 400],
        [620, 500],
        [960, 420],
        [1300, 500],
        [1640, 430],
      ],
      3,
      -14,
      (x, y) => 0.42 + Math.max(0, (y - 430) / 300),
      false,
    ),
    hill(
      [
        [-40, 560],
        [300, 590],
        [760, 520],
        [1200, 580],
        [1640, 540],
      ],
      5,
      10,
      (x, y) => Math.max(0, (x - 500) / 4000) + Math.max(0, (y - 760) / 900),
      true,
    ),
    ...rows,
    ...[
      leaf(1420, 600, 250, 160),
      twig,
      leaf(1330, 650, 270, 118),
      leaf(1500, 566, 240, 62),
      leaf(1240, 690, 200, 205),
      hazelnut(1236, 776, 62, 168, 3),
      hazelnut(1352, 790, 66, 190, 5),
    ].map((thing) => place(thing, "translate(30 -470)")),
  ],
  gouged: (() => {
    const next = random(8);
    let d = "";
    for (let i = 0; i < 46; i += 1) {
      const [x, y] = [next() * 1600, 20 + next() * 180];
      d += gouge(x, y, x + 50 + next() * 90, y - 3, 4 + next() * 4, 3);
    }
    return d;
  })(),
};
