/** A slice of bread spread with hazelnut cream, seen from above. */
import {
  cut,
  curve,
  ellipse,
  flatShadow,
  gouge,
  halo,
  ink,
  line,
  parallels,
  place,
  shade,
  swell,
  within,
} from "./lib/draw.mjs";
import { random } from "./lib/noise.mjs";
import { hazelnut } from "./gianduja-dark-bar-box.mjs";

const crust = curve([
  [-330, -210],
  [-380, -330],
  [-320, -440],
  [-160, -490],
  [0, -476],
  [170, -492],
  [320, -436],
  [382, -320],
  [330, -200],
  [322, 60],
  [330, 330],
  [300, 430],
  [150, 452],
  [-150, 452],
  [-304, 432],
  [-330, 330],
  [-322, 60],
]);
const crumb = curve([
  [-296, -214],
  [-342, -324],
  [-292, -410],
  [-156, -452],
  [0, -440],
  [164, -452],
  [290, -406],
  [342, -316],
  [296, -206],
  [288, 60],
  [294, 322],
  [270, 394],
  [146, 414],
  [-146, 414],
  [-272, 396],
  [-294, 322],
  [-288, 60],
]);
const spread = curve([
  [-250, -250],
  [-288, -330],
  [-220, -396],
  [-90, -410],
  [40, -396],
  [170, -412],
  [262, -360],
  [296, -284],
  [250, -190],
  [262, -60],
  [236, 60],
  [266, 180],
  [200, 250],
  [120, 226],
  [20, 292],
  [-90, 250],
  [-170, 300],
  [-256, 230],
  [-232, 110],
  [-262, -20],
  [-236, -140],
]);

function slice() {
  const next = random(9);
  let holes = "";
  for (let i = 0; i < 70; i += 1) {
    const [x, y] = [(next() - 0.5) * 560, -420 + next() * 820];
    holes += ellipse(x, y, 4 + next() * 9, 3 + next() * 6);
  }
  const sweep = (i) =>
    Array.from({ length: 40 }, (_, k) => {
      const t = k / 39;
      return [
        -300 + 600 * t,
        -420 + i * 24 + 46 * Math.sin(t * 5 + i * 0.34) + 22 * Math.sin(t * 11 - i * 0.2),
      ];
    });
  const sweeps = Array.from({ length: 33 }, (_, i) => sweep(i));
  const crest = (x, y) => 0.5 + 0.5 * Math.sin((y + 60 * Math.sin(x / 120)) / 31 + x / 160);
  const glints = [
    [-200, -330, 40, -366],
    [-210, -190, -20, -226],
    [30, -210, 170, -262],
    [-190, -20, 10, -60],
    [-160, 140, 60, 90],
    [90, 60, 200, 20],
  ]
    .map(([x, y, ex, ey], i) => gouge(x, y, ex, ey, 17 - i, -26))
    .join("");
  return {
    sil: `<path d="${crust}"/>`,
    light: ink(crust) + cut(crumb) + within(crumb, ink(holes)) + ink(spread) + cut(glints),
    deep:
      within(
        crust,
        ink(
          shade(
            parallels({ x: -400, y: -500, width: 800, height: 960, angle: 30, gap: 12, seed: 3 }),
            12,
            (x, y) => 0.4 + (x + y) / 1600,
            4,
          ),
        ) + cut(crumb),
      ) +
      ink(spread) +
      cut(glints),
    key:
      line(crust, 8) +
      line(crumb, 4) +
      cut(spread) +
      within(
        spread,
        ink(shade(sweeps, 24, (x, y) => 0.06 + 0.66 * crest(x, y) ** 2 + 0.12 * (x / 300), 6)) + cut(glints),
      ) +
      line(spread, 7) +
      ink(
        swell(
          [
            [262, -60],
            [236, 60],
            [266, 180],
            [200, 250],
            [120, 226],
            [20, 292],
            [-90, 250],
            [-170, 300],
          ].map(([x, y]) => [x + 8, y + 10]),
          () => 15,
        ),
      ) +
      within(
        crumb,
        ink(
          Array.from({ length: 26 }, () => {
            const [x, y] = [(next() - 0.5) * 540, 260 + next() * 140];
            return gouge(x, y, x + 12, y + 4, 6);
          }).join(""),
        ),
      ),
  };
}

const crumbs = (() => {
  const next = random(4);
  let d = "";
  for (let i = 0; i < 22; i += 1)
    d += ellipse(120 + next() * 960, 1180 + next() * 220, 4 + next() * 8, 3 + next() * 6);
  return { sil: `<path d="${d}"/>`, light: ink(d), key: line(d, 2) };
})();

const half = (() => {
  const round = ellipse(0, 0, 78, 84);
  const white = ellipse(0, 4, 56, 62);
  return place(
    {
      sil: `<path d="${round}"/>`,
      light: ink(round) + cut(white) + ink(gouge(0, -50, 0, 56, 22)),
      key:
        line(round, 8) +
        line(white, 3) +
        ink(
          swell(
            [
              [52, -60],
              [76, 0],
              [54, 62],
            ],
            (t) => 20 * Math.sin(Math.PI * t),
          ),
        ),
    },
    "translate(1010 1240) rotate(24)",
  );
})();

const turn = "translate(590 690) rotate(-9) scale(1.2)";
export default {
  name: "hazelnut-cream-300-detail",
  coop: "pietrachiara",
  seed: 34,
  things: [
    place(flatShadow(crust, 40, 36, { x: -420, y: -520, width: 840, height: 1000 }), turn),
    crumbs,
    place(slice(), turn),
    half,
    hazelnut(190, 1330, 84, 200, 5),
  ],
  gouged: halo(600, 730, 530, 690, 56, 3),
};
