/** A folding sundial of two wooden leaves: a thread for its gnomon, hour lines below, a small compass. */
import { arc, castShadow, curve, cut, ellipse, gouge, halo, ink, line, polygon } from "./lib/draw.mjs";
import { band, part, pile, tones } from "./lib/kit.mjs";
import { grain } from "./lib/wood.mjs";

/** A point of the lower leaf (u across, v towards us), and of the upper one (v up). */
const low = (u, v) => [300 + u * 560 - v * 150, 900 + v * 330 + u * 16];
const high = (u, v) => [300 + u * 560 + v * 26, 900 - v * 590 + u * 16];
const shape = (f, list) => polygon(list.map(([u, v]) => f(u, v)));
const all = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];
const oval = (f, u, v, r, h) => curve(arc(0, 0, 1, 1, 0, 345, 23).map(([x, y]) => f(u + x * r, v + y * h)));

function lower() {
  const [a, b, c] = [low(0, 1), low(1, 1), low(1, 0)];
  const thick = 84;
  const foot = low(0.5, 0.06);
  const hours = Array.from({ length: 13 }, (_, i) => {
    const t = Math.PI * (i / 12);
    const end = low(0.5 - Math.cos(t) * 0.43, 0.06 + Math.sin(t) * 0.86);
    const start = low(0.5 - Math.cos(t) * 0.2, 0.06 + Math.sin(t) * 0.4);
    return {
      d: line(`M${start.join(" ")}L${end.join(" ")}`, i % 3 ? 6 : 12),
      dot: i % 3 ? "" : ellipse(...low(0.5 - Math.cos(t) * 0.47, 0.06 + Math.sin(t) * 0.92), 9),
    };
  });
  const scaleLine = curve(
    Array.from({ length: 30 }, (_, i) =>
      low(0.5 - Math.cos((Math.PI * i) / 29) * 0.455, 0.06 + Math.sin((Math.PI * i) / 29) * 0.9),
    ),
    false,
  );
  const shadowEnd = low(0.74, 0.74);
  return pile(
    part(polygon([a, b, [b[0], b[1] + thick], [a[0], a[1] + thick]]), {
      fill: "light",
      deep: tones.even(0.4),
      dark: (u) => 0.1 + Math.max(0, u - 0.6),
      along: 2,
      glint: gouge(a[0] + 16, a[1] + 14, a[0] + 300, a[1] + 20, 9),
    }),
    part(polygon([b, c, [c[0], c[1] + thick], [b[0], b[1] + thick]]), {
      fill: "light",
      deep: tones.even(0.6),
      dark: tones.even(0.62),
      along: 70,
    }),
    part(shape(low, all), {
      fill: "light",
      along: 10,
      deep: (u) => Math.max(0, u - 0.7) * 0.6,
      on: {
        deep: `<g transform="rotate(94 600 1060)">${ink(grain({ x: 380, y: 600, width: 420, height: 900, gap: 30, eyeX: 600, eyeY: 1060, pull: 40, weight: 8, seed: 4 }))}</g>`,
        accent:
          hours.map(({ d }) => d).join("") + ink(hours.map(({ dot }) => dot).join("")) + line(scaleLine, 7),
        key: ink(
          polygon([
            [foot[0] - 5, foot[1]],
            [foot[0] + 5, foot[1]],
            [shadowEnd[0] + 9, shadowEnd[1]],
            [shadowEnd[0] - 9, shadowEnd[1] + 6],
          ]),
        ),
      },
    }),
    part(oval(low, 0.5, 0.46, 0.145, 0.2), {
      fill: [],
      edge: 8,
      dark: (u, v) => (u + v < 0.7 ? 0.45 : 0),
      on: {
        key: Array.from({ length: 8 }, (_, i) =>
          ink(
            ellipse(
              ...low(0.5 + Math.cos(i * 0.785) * 0.118, 0.46 + Math.sin(i * 0.785) * 0.162),
              i % 2 ? 4 : 7,
            ),
          ),
        ).join(""),
      },
    }),
    part(polygon([low(0.44, 0.36), low(0.525, 0.45), low(0.475, 0.47)]), { fill: "accent", edge: 4 }),
    part(polygon([low(0.56, 0.56), low(0.525, 0.45), low(0.475, 0.47)]), { fill: "key", edge: 4 }),
    part(ellipse(...low(0.5, 0.46), 8), { fill: [], edge: 4 }),
  );
}

function upper() {
  const [a, b] = [high(1, 0), high(1, 1)];
  const rays = Array.from({ length: 24 }, (_, i) => {
    const t = (i / 24) * Math.PI * 2;
    const p = (r, k) => high(0.5 + Math.cos(t + k) * r, 0.52 + Math.sin(t + k) * r * 0.95);
    return polygon([p(0.2, -0.09), p(i % 2 ? 0.29 : 0.35, 0), p(0.2, 0.09)]);
  }).join("");
  const peaks = polygon([
    high(0, 0),
    high(0, 0.16),
    high(0.16, 0.28),
    high(0.28, 0.17),
    high(0.42, 0.32),
    high(0.58, 0.16),
    high(0.74, 0.3),
    high(0.88, 0.17),
    high(1, 0.26),
    high(1, 0),
  ]);
  return pile(
    part(polygon([a, [a[0] + 60, a[1] - 26], [b[0] + 60, b[1] - 26], b]), {
      fill: "light",
      deep: tones.even(0.6),
      dark: tones.even(0.62),
      along: 6,
    }),
    part(polygon([high(0, 1), [high(0, 1)[0] + 60, high(0, 1)[1] - 26], [b[0] + 60, b[1] - 26], b]), {
      fill: "light",
      edge: 6,
    }),
    part(shape(high, all), {
      fill: "light",
      along: 84,
      deep: (u, v) => Math.max(0, u - 0.6) * 0.7 + v * 0.1,
      dark: (u, v) => Math.max(0, u - 0.86) * 2 + Math.max(0, v - 0.9) * 3,
      glint: gouge(...high(0.03, 0.1), ...high(0.03, 0.92), 15, 3),
      on: {
        deep: ink(
          grain({
            x: 300,
            y: 300,
            width: 600,
            height: 620,
            gap: 32,
            eyeX: 480,
            eyeY: 700,
            pull: 60,
            weight: 9,
            seed: 9,
          }),
        ),
        accent:
          ink(rays) +
          ink(oval(high, 0.5, 0.52, 0.165, 0.157)) +
          cut(oval(high, 0.5, 0.52, 0.1, 0.095)) +
          ink(peaks),
        key:
          line(oval(high, 0.5, 0.52, 0.168, 0.16), 5) +
          line(oval(high, 0.5, 0.52, 0.1, 0.095), 5) +
          line(peaks, 5) +
          line(
            shape(high, [
              [0.05, 0.05],
              [0.95, 0.05],
              [0.95, 0.95],
              [0.05, 0.95],
            ]),
            4,
          ),
        light: cut(peaks),
      },
    }),
  );
}

const hinges = [0.2, 0.8].map((u) => {
  const [x, y] = low(u, 0);
  return part(`M${x - 50} ${y - 17}H${x + 50}V${y + 19}H${x - 50}Z`, {
    fill: "accent",
    edge: 5,
    dark: (_, v) => (v > 0.5 ? 0.6 : 0),
    along: 0,
    gap: 9,
    on: { key: line(`M${x - 16} ${y - 17}V${y + 19}M${x + 16} ${y - 17}V${y + 19}`, 4) },
  });
});
const [tx, ty] = high(0.5, 0.84);
const [fx, fy] = low(0.5, 0.5);
const thread = pile(
  part(band(`${tx} ${ty}, ${(tx + fx) / 2} ${(ty + fy) / 2}, ${low(0.5, 0.78).join(" ")}`, 10), {
    fill: [],
    edge: 4,
  }),
  part(ellipse(tx, ty, 15), { fill: "key", edge: 4 }),
  part(ellipse(...low(0.5, 0.78), 13, 10), { fill: "key", edge: 4 }),
);

export default {
  name: "pocket-sundial",
  coop: "relojes-del-ande",
  seed: 182,
  things: [castShadow(760, 1290, 480, 90, 4), pile(upper(), lower(), hinges, thread)],
  gouged: halo(600, 780, 500, 640, 70, 5),
};
