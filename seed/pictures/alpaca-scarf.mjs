/** An alpaca scarf hung over a wooden rod, its nearer end long and its other one behind it; bands of stepped diamonds, fringes. */
import { box, flatShadow, gouge, halo, ink, line, place } from "./lib/draw.mjs";
import { blob, bounds, part, pile } from "./lib/kit.mjs";

/** The end that hangs in front, gathered where it lies over the rod, and the one behind, turned a little aside. */
const FRONT =
  "M352 330Q350 232 398 206Q470 190 560 196Q636 200 668 232Q690 262 688 340Q694 720 716 1076L338 1100Q362 700 352 330Z";
const BACK = "M560 300H786Q812 560 868 838L604 890Q580 600 560 300Z";

/** A diamond in steps about (x, y), `size` to each side of its middle. */
function diamond(x, y, size) {
  const s = size / 4;
  let d = "";
  [
    [0, 4],
    [1, 3],
    [2, 2],
    [3, 1],
  ].forEach(([row, half]) => {
    for (const sign of row ? [-1, 1] : [1])
      d += `M${x - half * s} ${y + sign * row * s - s * 0.55}H${x + half * s}V${y + sign * row * s + s * 0.55}H${x - half * s}Z`;
  });
  return d;
}

/** A band across the scarf about (x, y): diamonds with their centres spared, a rule above and below. */
function diamonds(x, y, turn, count) {
  const spot = (i) => x + (i - (count - 1) / 2) * 85;
  const all = Array.from({ length: count }, (_, i) => diamond(spot(i), y, 44)).join("");
  const centres = Array.from({ length: count }, (_, i) => diamond(spot(i), y, 14)).join("");
  const rule = (dy, height) => `M${x - 320} ${y + dy}H${x + 320}V${y + dy + height}H${x - 320}Z`;
  const turned = (svg) => `<g transform="rotate(${turn} ${x} ${y})">${svg}</g>`;
  return {
    key: turned(ink(all + rule(-84, 12) + rule(72, 12)) + ink(centres).replace('fill="#000"', 'fill="#fff"')),
    light: turned(ink(centres)),
  };
}

function fringe(from, to, seed) {
  const count = 13;
  return Array.from({ length: count }, (_, i) => {
    const t = (i + 0.5) / count;
    const [x, y] = [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
    const sway = Math.sin(i * 1.9 + seed) * 11;
    return pile(
      part(
        blob(
          `${x - 10} ${y - 8}, ${x - 12 + sway * 0.4} ${y + 62}, ${x - 10 + sway} ${y + 132}, ${x + 4 + sway} ${y + 140}, ${x + 11 + sway * 0.4} ${y + 62}, ${x + 10} ${y - 8}`,
        ),
        { fill: "light", edge: 5, dark: (u) => Math.max(0, u - 0.55) * 0.8, along: 86, gap: 8 },
      ),
      { key: line(`M${x - 11} ${y + 24}H${x + 12}`, 7) },
    );
  });
}

/** Loose weave: short threads in staggered rows. */
function weave({ x, y, width, height }) {
  let d = "";
  for (let row = 0; row * 26 < height; row += 1)
    for (let column = 0; column * 40 < width; column += 1)
      d += gouge(
        x + column * 40 + (row % 2) * 20,
        y + row * 26,
        x + column * 40 + 20 + (row % 2) * 20,
        y + row * 26 + 3,
        5,
      );
  return d;
}

function end(d, bands, dark, folds) {
  const field = bounds(d);
  const drawn = bands.map((band) => diamonds(...band));
  return part(d, {
    fill: "light",
    edge: 8,
    along: 84,
    gap: 12,
    deep: (u) => 0.06 + u * 0.22,
    dark,
    on: {
      deep: ink(weave(field)),
      light: drawn.map(({ light }) => light).join(""),
      key: drawn.map(({ key }) => key).join("") + ink(folds),
    },
  });
}

const rod = part(box(-60, 250, 1320, 76, 38), {
  fill: ["light", "accent"],
  edge: 8,
  along: 1,
  gap: 11,
  dark: (_, v) => Math.max(0, v - 0.5) * 1.6,
  glint: gouge(40, 266, 330, 268, 9) + gouge(800, 267, 1150, 265, 9),
});

const FRONT_FOLDS =
  gouge(430, 214, 424, 560, 15, 10) +
  gouge(520, 206, 528, 470, 13, -8) +
  gouge(616, 216, 634, 640, 15, -12) +
  gouge(372, 640, 384, 400, 11, 6);

const hung = pile(
  flatShadow(BACK, 50, 36, { ...bounds(BACK), gap: 12 }),
  fringe([612, 884], [862, 836], 2),
  end(BACK, [[718, 694, -9, 3]], (u, v) => Math.max(0.34 - u * 0.2, 0.7 - v * 0.9), ""),
  rod,
  flatShadow(FRONT, 46, 40, { x: 330, y: 340, width: 420, height: 780, gap: 12 }),
  fringe([346, 1094], [710, 1070], 5),
  end(
    FRONT,
    [
      [530, 950, -3, 4],
      [526, 760, -2, 4],
    ],
    (u, v) => Math.max(0, u - 0.8) * 2.6 + Math.max(0, 0.16 - v) * Math.max(0, u - 0.4) * 8,
    FRONT_FOLDS,
  ),
);

export default {
  name: "alpaca-scarf",
  coop: "hilos-del-misti",
  seed: 161,
  things: [place(hung, "translate(-42 -8) scale(1.1)")],
  gouged: halo(600, 740, 520, 640, 70, 5),
};
