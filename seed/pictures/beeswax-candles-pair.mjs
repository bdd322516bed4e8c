/** Two dipped tapers side by side, still joined by one wick, in a paper band. */
import {
  arc,
  curve,
  cut,
  ellipse,
  flatShadow,
  gouge,
  halo,
  ink,
  line,
  place,
  shade,
  swell,
  within,
} from "./lib/draw.mjs";
import { random } from "./lib/noise.mjs";

/** The outline of a taper hanging from (x, top): narrow at the shoulder, thick at the foot, not quite straight. */
function outline(x, top, length, seed) {
  const next = random(seed);
  const left = [];
  const right = [];
  for (let i = 0; i <= 14; i += 1) {
    const t = i / 14;
    const half = (40 + 50 * t ** 0.8) * (t < 0.04 ? 0.6 : 1) + (next() - 0.5) * 5;
    const sway = Math.sin(t * 3.2 + seed) * 9;
    left.push([x + sway - half, top + length * t]);
    right.unshift([x + sway + half, top + length * t]);
  }
  const middle = x + Math.sin(seed) * 9;
  const foot = x + Math.sin(3.2 + seed) * 9;
  const [end, start] = [left[14], right[0]];
  const round = arc(foot, top + length, (start[0] - end[0]) / 2, 24, 168, 12, 8);
  return curve([[middle, top - 40], ...left, ...round, ...right]);
}

/** One taper. `wax` is shaded with short rings where each dip ended. */
export function taper(x, top, length, seed) {
  const shape = outline(x, top, length, seed);
  const rings = Array.from({ length: Math.ceil(length / 12) + 8 }, (_, i) =>
    arc(x + 4, top - 40 + i * 12, 104, 20, 180, 0, 26),
  );
  const half = (y) => 40 + 50 * Math.max(0, Math.min(1, (y - top) / length)) ** 0.8;
  const across = (px, y) => (px - x) / half(y);
  const drips = [0.1, 0.31, 0.55, 0.8]
    .map((t, i) => {
      const y = top + length * t;
      return swell(arc(x, y, half(y) * 0.98, 17, 176, 4 + i * 14, 20), (k) => 11 * Math.sin(Math.PI * k));
    })
    .join("");
  const glint = swell(
    [0.08, 0.3, 0.6, 0.9].map((t) => [
      x - half(top + length * t) * 0.52 + Math.sin(t * 3.2 + seed) * 9,
      top + length * t,
    ]),
    (t) => 8 + 15 * Math.sin(Math.PI * t),
  );
  return {
    sil: `<path d="${shape}"/>`,
    light: ink(shape) + cut(glint),
    deep: within(
      shape,
      ink(shade(rings, 12, (px, y) => Math.max(0, (across(px, y) + 0.3) / 1.3), seed)) + ink(drips),
    ),
    accent: within(
      shape,
      ink(
        shade(
          rings,
          12,
          (px, y) => Math.max(0, (across(px, y) - 0.14) / 0.95) + Math.max(0, -0.86 - across(px, y)) * 2,
          seed + 2,
        ),
      ),
    ),
    key:
      within(shape, ink(shade(rings, 12, (px, y) => Math.max(0, (across(px, y) - 0.66) / 0.6), seed + 3))) +
      line(shape, 6),
  };
}

/** The wick that joins the two: a loop as it came off the peg. */
const loop = curve(
  [
    [494, 350],
    [484, 280],
    [500, 200],
    [548, 138],
    [606, 120],
    [662, 140],
    [700, 206],
    [714, 270],
    [706, 320],
  ],
  false,
);
const wick = {
  sil: `<path d="${loop}" fill="none" stroke="#fff" stroke-width="24"/>`,
  key: line(loop, 13),
  light: line(loop, 7, "#fff"),
};

const bandShape = "M398 800C480 832 720 832 806 800V980C720 1012 480 1012 398 980Z";
const band = {
  sil: `<path d="${bandShape}"/>`,
  accent: within(
    bandShape,
    ink("M340 796C460 836 740 836 866 796V826C740 866 460 866 340 826Z") +
      ink("M340 950C460 990 740 990 866 950V984C740 1022 460 1022 340 984Z") +
      ink(
        Array.from({ length: 6 }, (_, i) =>
          gouge(604, 912, 604 + Math.cos((i * Math.PI) / 3) * 44, 912 + Math.sin((i * Math.PI) / 3) * 44, 22),
        ).join(""),
      ),
  ),
  key:
    line(bandShape, 6) +
    within(
      bandShape,
      ink(
        shade(
          Array.from({ length: 22 }, (_, i) => arc(603, 780 + i * 11, 260, 34, 180, 0, 40)),
          11,
          (x) => Math.max(0, (x - 680) / 150) + Math.max(0, 0.5 - Math.abs(x - 598) / 26),
          4,
        ),
      ) + cut(ellipse(604, 912, 54)),
    ) +
    ink(
      Array.from({ length: 6 }, (_, i) =>
        gouge(
          604,
          912,
          604 + Math.cos(((i + 0.5) * Math.PI) / 3) * 40,
          912 + Math.sin(((i + 0.5) * Math.PI) / 3) * 40,
          7,
        ),
      ).join(""),
    ),
};

export const candles = () => [wick, taper(496, 340, 880, 2.2), taper(704, 314, 880, 5.1), band];
const turn = "translate(24 -26) rotate(11 600 750) scale(0.98 1.05)";
const lying = [2.2, 5.1].map((seed, i) =>
  flatShadow(outline(496 + i * 208, 340 - i * 26, 880, seed), 66, 22, {
    x: 330,
    y: 240,
    width: 560,
    height: 1080,
    gap: 12,
  }),
);

export default {
  name: "beeswax-candles-pair",
  coop: "valdemiel",
  seed: 41,
  things: [...lying, ...candles()].map((thing) => place(thing, turn)),
  gouged: halo(600, 760, 480, 660, 66, 6),
};
