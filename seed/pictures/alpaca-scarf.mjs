/** An alpaca scarf folded once and looped through itself, a band of stepped diamonds and long fringes. */
import { flatShadow, gouge, halo, ink, line } from "./lib/draw.mjs";
import { blob, bounds, part, pile, tones } from "./lib/kit.mjs";

const LEFT = "M430 560L580 600Q560 860 536 1180L300 1156Q350 860 430 560Z";
const RIGHT = "M600 600L780 556Q856 830 930 1080L700 1136Q640 860 600 600Z";

/** Stepped diamonds in a row, each turned a little; drawn about (0, 0) for a strip `width` wide. */
function steps(x, y, size) {
  const s = size / 6;
  let d = "";
  [
    [0, 5],
    [1, 4],
    [2, 2],
    [3, 1],
  ].forEach(([row, half]) => {
    for (const sign of row ? [-1, 1] : [1])
      d += `M${x - half * s} ${y + sign * row * s * 1.3 - s * 0.65}H${x + half * s}V${y + sign * row * s * 1.3 + s * 0.65}H${x - half * s}Z`;
  });
  return d;
}

function fringe(from, to, seed) {
  const count = 15;
  return Array.from({ length: count }, (_, i) => {
    const t = (i + 0.5) / count;
    const [x, y] = [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
    const sway = Math.sin(i * 1.9 + seed) * 12;
    return pile(
      part(
        blob(
          `${x - 9} ${y - 6}, ${x - 10 + sway * 0.4} ${y + 60}, ${x - 8 + sway} ${y + 126}, ${x + 4 + sway} ${y + 130}, ${x + 9 + sway * 0.4} ${y + 60}, ${x + 9} ${y - 6}`,
        ),
        { fill: i % 3 ? "light" : "key", edge: 5 },
      ),
      { key: line(`M${x - 10} ${y + 26}H${x + 12}`, 6) },
    );
  });
}

function tail(d, turn, x, y, dark) {
  const field = bounds(d);
  const rows = [0, 1, 2].map(
    (k) =>
      `<g transform="rotate(${turn} ${x} ${y})">${ink(Array.from({ length: 5 }, (_, i) => steps(x - 150 + i * 76, y - k * 96, 62)).join(""))}</g>`,
  );
  const rule = (dy, h) =>
    `<g transform="rotate(${turn} ${x} ${y})">${ink(`M${x - 260} ${y + dy}H${x + 260}V${y + dy + h}H${x - 260}Z`)}</g>`;
  return part(d, {
    fill: "light",
    field,
    along: 88 + turn,
    gap: 12,
    deep: (u) => 0.12 + u * 0.3,
    dark: (u, v) => dark + Math.max(0, u - 0.7) * 1.2 + Math.max(0, 0.22 - v) * 2,
    on: {
      key: rows.join("") + rule(58, 14) + rule(-260, 16) + rule(-292, 8),
      deep: ink(gouge(field.x + 140, field.y + 40, field.x + 90, field.y + 480, 18, 10)),
    },
  });
}

function scarf() {
  const loop =
    "M380 600Q330 360 470 250Q600 170 740 250Q880 360 826 600Q760 660 700 620Q740 430 690 372Q600 300 514 372Q466 430 500 620Q440 660 380 600Z";
  const knot = blob(
    "384 590, 470 520, 600 500, 736 520, 824 588, 830 680, 760 730, 600 748, 450 730, 376 680",
  );
  const knit = (x0, y0, w, h) => {
    let d = "";
    for (let y = y0; y < y0 + h; y += 34)
      for (let x = x0; x < x0 + w; x += 34)
        d += gouge(x, y, x + 12, y + 16, 6) + gouge(x + 24, y, x + 12, y + 16, 6);
    return d;
  };
  return pile(
    fringe([700, 1130], [928, 1076], 2),
    tail(RIGHT, -13, 800, 1000, 0.06),
    fringe([302, 1152], [536, 1178], 5),
    tail(LEFT, 6, 424, 1050, 0),
    part(loop, {
      fill: "light",
      along: 60,
      gap: 12,
      deep: tones.fall,
      dark: (u, v) =>
        Math.max(0, u - 0.66) * 1.6 + (v > 0.66 && u > 0.3 && u < 0.7 ? 0 : Math.max(0, v - 0.75)),
      on: { deep: ink(knit(360, 240, 480, 400)) },
      glint: gouge(410, 500, 470, 320, 18, 20),
    }),
    part(knot, {
      fill: "light",
      along: 12,
      gap: 12,
      deep: tones.ball,
      dark: (u, v) => tones.ball(u, v) * 0.7 - 0.1,
      on: {
        deep: ink(knit(370, 500, 470, 250)),
        key:
          ink(gouge(400, 690, 600, 560, 13, 24)) +
          ink(gouge(560, 730, 780, 640, 12, 20)) +
          ink(gouge(620, 520, 800, 600, 11, -12)),
      },
      glint: gouge(440, 570, 600, 528, 17, -12),
    }),
  );
}

export default {
  name: "alpaca-scarf",
  coop: "hilos-del-misti",
  seed: 161,
  things: [
    flatShadow(`${LEFT}${RIGHT}`, 44, 40, { x: 260, y: 520, width: 760, height: 720, gap: 12 }),
    scarf(),
  ],
  gouged: halo(600, 740, 500, 640, 70, 5),
};
