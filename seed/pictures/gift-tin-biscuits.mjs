/** A round biscuit tin, a clock at three on its lid, the three biscuits of the house inside. */
import { arc, castShadow, curve, cut, ellipse, gouge, halo, ink, line, place, polygon } from "./lib/draw.mjs";
import { bows, part, pile, tones } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

const wall = (rx, ry, height) =>
  `M${-rx} 0V${height}${curve(arc(0, height, rx, ry, 180, 0, 30), false).replace("M", "L")}V0Z`;

const FINGER = curve([
  [-120, 0],
  [-100, -40],
  [0, -48],
  [100, -40],
  [122, 4],
  [100, 42],
  [0, 48],
  [-100, 40],
]);
const fluted = (rx, ry) =>
  curve(
    Array.from({ length: 36 }, (_, i) => [
      Math.cos(i * 0.1745) * rx * (i % 2 ? 0.92 : 1),
      Math.sin(i * 0.1745) * ry * (i % 2 ? 0.92 : 1),
    ]),
  );
const holes = [
  [0, 0],
  [50, 0],
  [-50, 0],
  [24, 30],
  [-24, 30],
  [24, -30],
  [-24, -30],
]
  .map(([x, y]) => ellipse(x, y, 7, 5))
  .join("");
const salt = (next) =>
  Array.from({ length: 9 }, (_, i) =>
    ellipse(Math.cos(i * 0.7) * 76, Math.sin(i * 0.7) * 46 + next() * 6, 5, 4),
  ).join("");

function tin() {
  const [rx, ry, height] = [400, 130, 350];
  const side = wall(rx, ry, height);
  const waves = [0, 1, 2].map((k) =>
    Array.from({ length: 41 }, (_, i) => [
      -rx + i * 20,
      196 + k * 56 + ry * Math.sqrt(Math.max(0, 1 - (i / 20 - 1) ** 2)) + 13 * Math.sin(i * 1.15 + k * 2),
    ]),
  );
  const next = random(6);
  const biscuits = [];
  for (const [x, y, kind, turn] of [
    [-230, -30, 0, 0],
    [-60, -70, 1, 20],
    [130, -74, 2, 0],
    [270, -20, 1, -30],
    [-140, 30, 2, 0],
    [40, 10, 0, 0],
    [190, 50, 3, 10],
    [-10, 74, 1, 8],
    [-260, 44, 3, -10],
  ]) {
    const shape = [ellipse(0, 0, 108, 68) + ellipse(0, -4, 38, 20), fluted(112, 72), FINGER, FINGER][kind];
    const mark = [salt(next), holes, "", ""][kind];
    const nuts =
      kind > 1
        ? [-60, 0, 58].map((dx, i) => gouge(dx - 20, -4 + i * 8, dx + 20, 6 - i * 8, 22)).join("")
        : "";
    biscuits.push(
      place(
        pile(
          place(
            part(shape, { fill: "light", deep: tones.even(0.8), dark: tones.even(0.6) }),
            "translate(4 16)",
          ),
          part(shape, {
            fill: "light",
            deep: tones.ball,
            dark: (u, v) => tones.ball(u, v) - 0.35,
            edge: 6,
            on: { key: kind === 1 ? ink(mark) : line(nuts, 3) },
            glint: gouge(-70, -20, -20, -46, 9, -4) + nuts + (kind === 0 ? mark : ""),
          }),
        ),
        `translate(${x} ${y}) rotate(${turn})`,
      ),
    );
  }
  return pile(
    part(side, {
      fill: "accent",
      along: bows({ x: -rx, y: 0, width: rx * 2, height: height + ry }, ry, 13),
      gap: 13,
      dark: (u) => tones.round(u) + 0.04,
      glint: gouge(-330, 120, -330, 400, 26, 4) + gouge(-286, 150, -286, 330, 10, 2),
      on: {
        light: waves.map((w) => line(curve(w, false), 26)).join(""),
        accent: waves.map((w) => line(curve(w, false), 26, "#fff")).join(""),
        key: line(curve(arc(0, height - 26, rx, ry, 180, 0, 30), false), 5),
      },
    }),
    part(ellipse(0, 0, rx, ry), { fill: [], edge: 8 }),
    part(ellipse(0, 4, rx - 20, ry - 12), { fill: "accent", dark: tones.even(0.7), along: 3, gap: 10 }),
    ...biscuits.slice(0, 8),
    part(
      `${curve(arc(0, 4, rx + 2, ry + 4, 178, 2, 40), false)}${curve(arc(0, -8, rx - 18, ry - 14, 2, 178, 40), false).replace("M", "L")}Z`,
      { fill: [], edge: 6, dark: (u) => Math.max(0, u - 0.6) },
    ),
  );
}

function lid() {
  const R = 330;
  const marks = Array.from({ length: 12 }, (_, i) => {
    const a = (i / 12) * Math.PI * 2;
    const at = (r, off) => [Math.cos(a) * r - Math.sin(a) * off, Math.sin(a) * r + Math.cos(a) * off];
    const [w, from] = i % 3 ? [8, 226] : [15, 196];
    return polygon([at(from, -w), at(266, -w), at(266, w), at(from, w)]);
  }).join("");
  const hands =
    "M-14 40L-16 0L-8 -200L0 -228L8 -200L16 0L14 40Z" + "M-36 -15L0 -18L120 -10L150 0L120 10L0 18L-36 15Z";
  return pile(
    place(part(ellipse(0, 0, R), { fill: "accent", dark: tones.even(0.55), along: 90 }), "translate(40 12)"),
    part(ellipse(0, 0, R), { fill: "accent", dark: (u, v) => tones.ball(u, v) * 0.8, edge: 8 }),
    part(ellipse(0, 0, R - 28), {
      fill: "light",
      dark: (u, v) => Math.max(0, u + v - 1.42),
      edge: 5,
      on: {
        light: cut(ellipse(0, 0, 180)),
        accent: ink(marks) + ink(hands),
        key: line(ellipse(0, 0, 182), 5) + ink(ellipse(0, 0, 15)),
      },
      glint: gouge(-240, -80, -150, -210, 12, 16),
    }),
  );
}

export default {
  name: "gift-tin-biscuits",
  coop: "biscottificio-tramonto",
  seed: 114,
  things: [
    castShadow(760, 1260, 500, 90, 4),
    place(lid(), "translate(780 480) rotate(0) scale(1.06)"),
    place(tin(), "translate(540 830)"),
  ],
  gouged: halo(600, 800, 540, 640, 70, 9),
};
