/** A cork oak on the plain of the Alentejo: bark cut to the first fork, the year painted on the trunk. */
import { curve, cut, gouge, ink, line, parallels, polygon, shade, swell, within } from "./lib/draw.mjs";
import { random } from "./lib/noise.mjs";

const floor = (points) => `${curve(points, false)}L1660 1100L-60 1100Z`;

function plain() {
  const shape = floor([
    [-60, 700],
    [300, 676],
    [800, 690],
    [1200, 668],
    [1660, 690],
  ]);
  const furrows = Array.from({ length: 46 }, (_, i) => {
    const foot = -900 + i * 74;
    return Array.from({ length: 26 }, (_, k) => {
      const t = k / 25;
      return [760 + (foot - 760) * (0.1 + 0.9 * t ** 1.5), 676 + 420 * t ** 1.25];
    });
  });
  return {
    sil: `<path d="${shape}"/>`,
    light: ink(shape),
    deep: within(shape, ink(shade(furrows, 26, (x, y) => 0.12 + Math.max(0, (y - 690) / 900), 3))),
    key: line(shape, 5),
  };
}

function hills() {
  const shape = floor([
    [-60, 620],
    [200, 570],
    [480, 612],
    [760, 590],
    [1040, 622],
    [1320, 566],
    [1660, 600],
  ]);
  return {
    sil: `<path d="${shape}"/>`,
    accent: within(
      shape,
      ink(
        shade(
          parallels({ x: -60, y: 540, width: 1720, height: 200, angle: -4, gap: 13, seed: 4 }),
          13,
          (_, y) => 0.34 + (y - 560) / 400,
          5,
        ),
      ),
    ),
    key: line(shape, 4),
  };
}

/** A far tree: a dark cushion on a short stem. */
function far(x, y, r, seed) {
  const next = random(seed);
  const crown = curve(
    Array.from({ length: 11 }, (_, i) => {
      const a = (i / 11) * Math.PI * 2;
      return [
        x + Math.cos(a) * r * (1 + next() * 0.3),
        y - r * 0.95 + Math.sin(a) * r * 0.62 * (0.9 + next() * 0.25),
      ];
    }),
  );
  let lit = "";
  for (let i = 0; i < 14; i += 1) {
    const [px, py] = [x - r * 0.9 + next() * r * 1.2, y - r * 1.45 + next() * r * 0.6];
    lit += gouge(px, py, px + r * 0.24, py - r * 0.05, r * 0.08, -2);
  }
  return {
    sil: `<path d="${crown}"/>`,
    key:
      within(crown, ink(crown) + cut(lit)) +
      ink(gouge(x, y - r * 0.4, x + 3, y + 4, r * 0.24)) +
      ink(gouge(x - r * 0.4, y + 3, x + r * 1.8, y + 5, r * 0.16)),
  };
}

const TRUNK = curve([
  [486, 980],
  [540, 940],
  [566, 840],
  [560, 720],
  [520, 620],
  [430, 540],
  [350, 470],
  [392, 440],
  [480, 486],
  [560, 540],
  [590, 470],
  [570, 380],
  [620, 360],
  [660, 460],
  [676, 520],
  [750, 450],
  [840, 400],
  [874, 432],
  [790, 520],
  [722, 610],
  [700, 720],
  [706, 840],
  [744, 930],
  [812, 978],
  [700, 984],
  [640, 960],
  [580, 986],
]);
const BARE = polygon([
  [440, 1000],
  [840, 1000],
  [800, 640],
  [742, 606],
  [690, 590],
  [640, 606],
  [576, 580],
  [500, 632],
]);

function oak() {
  const next = random(12);
  const bark = parallels({ x: 330, y: 340, width: 560, height: 680, angle: 86, gap: 13, seed: 5 });
  let cracks = "";
  for (let i = 0; i < 120; i += 1) {
    const [x, y] = [340 + next() * 540, 370 + next() * 240];
    cracks += gouge(x, y, x + (next() - 0.5) * 26, y + 26 + next() * 34, 9, (next() - 0.5) * 10);
  }
  const edge = swell(
    [
      [498, 634],
      [576, 584],
      [640, 610],
      [692, 594],
      [742, 610],
      [802, 644],
    ],
    (t) => 15 + 5 * Math.sin(t * 17),
  );
  const year = "M616 716C592 756 584 800 592 832C600 872 652 872 658 832C662 794 612 788 596 818";
  const painted = line(year, 17, "#fff");
  return {
    sil: `<path d="${TRUNK}"/>`,
    light: within(
      TRUNK,
      ink(TRUNK) +
        within(BARE, painted) +
        cut(
          swell(
            [
              [548, 700],
              [566, 800],
              [560, 900],
            ],
            (t) => 12 * Math.sin(Math.PI * t),
          ),
        ),
    ),
    deep: within(
      TRUNK,
      within(
        BARE,
        ink(BARE) +
          painted +
          cut(
            swell(
              [
                [552, 690],
                [574, 800],
                [562, 920],
              ],
              (t) => 30 * Math.sin(Math.PI * t),
            ),
          ),
      ),
    ),
    key:
      line(TRUNK, 7) +
      within(
        TRUNK,
        ink(
          shade(
            bark,
            13,
            (x, y) =>
              (y < 620 ? 0.34 : 0) +
              Math.max(0, (x - 620) / 110) * (y > 600 ? 0.62 : 0.3) +
              Math.max(0, (y - 940) / 120),
            6,
          ),
        ),
      ) +
      within(TRUNK, ink(cracks) + ink(edge) + painted),
  };
}

/** The crown: clumps of small leaves, dark below and to the right, light showing through above. */
function crown(cx, cy, rx, ry, seed) {
  const next = random(seed);
  const shape = curve(
    Array.from({ length: 18 }, (_, i) => {
      const a = (i / 18) * Math.PI * 2;
      const reach = 0.9 + next() * 0.2;
      return [cx + Math.cos(a) * rx * reach, cy + Math.sin(a) * ry * reach];
    }),
  );
  let leaves = "";
  let gaps = "";
  for (let i = 0; i < (rx * ry) / 54; i += 1) {
    const a = next() * Math.PI * 2;
    const out = Math.sqrt(next()) * 1.06;
    const [x, y] = [cx + Math.cos(a) * rx * out, cy + Math.sin(a) * ry * out];
    const dark = ((x - cx) / rx) * 0.55 + ((y - cy) / ry) * 0.8;
    const turn = -0.6 + next() * 2;
    const mark = gouge(x, y, x + Math.cos(turn) * 22, y + Math.sin(turn) * 13, 11, 3);
    if (dark > next() * 1.3 - 0.75) leaves += mark;
    else if (dark < -0.1 && next() < 0.5) gaps += mark;
  }
  return { sil: `<path d="${shape}"/>`, accent: ink(shape) + cut(gaps), key: ink(leaves) };
}
const foliage = [
  [360, 330, 210, 120, 3],
  [860, 320, 230, 130, 4],
  [600, 220, 250, 130, 5],
  [220, 420, 150, 84, 6],
  [1010, 410, 150, 80, 7],
  [470, 420, 130, 70, 8],
  [760, 410, 120, 64, 9],
].map((c) => crown(...c));

/** Cork just cut, stacked in curved slabs: pale belly below, rough back above. */
function planks() {
  const things = [];
  for (let row = 0; row < 4; row += 1) {
    for (let i = 0; i < 4 - row; i += 1) {
      const [x, y, w] = [1010 + i * 136 + row * 68, 1000 - row * 58, 132];
      const back = `M${x} ${y}Q${x + w / 2} ${y - 84} ${x + w} ${y}L${x + w - 14} ${y + 6}Q${x + w / 2} ${y - 44} ${x + 14} ${y + 6}Z`;
      const hollow = `M${x + 14} ${y + 6}Q${x + w / 2} ${y - 44} ${x + w - 14} ${y + 6}Z`;
      const arcs = Array.from({ length: 3 }, (_, k) =>
        Array.from({ length: 13 }, (_, m) => {
          const t = m / 12;
          return [x + 6 + (w - 12) * t, y - 2 + k * 7 - (42 - k * 8) * (1 - (2 * t - 1) ** 2)];
        }),
      );
      things.push({
        sil: `<path d="${back}"/><path d="${hollow}"/>`,
        light: ink(back) + ink(hollow),
        deep: within(back, ink(shade(arcs, 9, (px) => 0.36 + (px - x) / 300, row * 5 + i))) + ink(hollow),
        key:
          within(hollow, ink(hollow)) +
          line(back, 5) +
          within(back, ink(shade(arcs.slice(0, 2), 8, (px) => Math.max(0.12, (px - x) / 220), row + i + 30))),
      });
    }
  }
  return things;
}

export default {
  name: "coop-horabuena",
  coop: "horabuena",
  shape: "wide",
  seed: 63,
  things: [
    hills(),
    plain(),
    far(1180, 716, 46, 3),
    far(1330, 706, 34, 4),
    far(1500, 730, 60, 5),
    far(120, 720, 40, 6),
    far(1040, 700, 28, 7),
    {
      key: ink(
        shade(
          parallels({ x: 480, y: 930, width: 760, height: 110, angle: 1, gap: 13, seed: 3 }),
          13,
          (x, y) => Math.max(0, 1 - Math.hypot((x - 800) / 400, (y - 982) / 44)),
          4,
        ),
      ),
    },
    oak(),
    ...foliage,
    {
      key: ink(
        shade(
          parallels({ x: 1040, y: 950, width: 620, height: 80, angle: 1, gap: 12, seed: 3 }),
          12,
          (x, y) => Math.max(0, 1 - Math.hypot((x - 1320) / 290, (y - 988) / 30)),
          4,
        ),
      ),
    },
    ...planks(),
  ],
  gouged: (() => {
    const next = random(5);
    let d = "";
    for (let i = 0; i < 60; i += 1) {
      const [x, y] = [next() * 1600, 30 + next() * 480];
      d += gouge(x, y, x + 40 + next() * 100, y - 2, 4 + next() * 4, 3);
    }
    return d;
  })(),
};
