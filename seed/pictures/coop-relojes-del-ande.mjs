/** Round terraces laid into the mountain like a dial, the shadow of a pole telling the hour. */
import { curve, cut, ellipse, gouge, ink, polygon } from "./lib/draw.mjs";
import { part, pile, tones } from "./lib/kit.mjs";
import { cloud, ground, rays, sun, tuft } from "./lib/land.mjs";
import { random } from "./lib/noise.mjs";

const [CX, CY] = [800, 760];
/** A terrace: its wall and its floor; the inner ones lie lower. */
function terrace(i) {
  const [rx, ry] = [640 - i * 92, 262 - i * 38];
  const y = CY + i * 13;
  const wall = 24;
  const next = random(i + 5);
  const stones = Array.from({ length: 60 }, () => {
    const a = Math.PI + next() * Math.PI;
    const [x, sy] = [CX + Math.cos(a) * (rx - 6), y + Math.sin(a) * (ry - 6)];
    return gouge(x - 12, sy + 6 + next() * 16, x + 12, sy + 7 + next() * 16, 5);
  }).join("");
  const crops = Array.from({ length: 70 }, (_, k) => {
    const a = (k / 70) * Math.PI * 2;
    const [x, cy] = [CX + Math.cos(a) * (rx - 52), y + wall + Math.sin(a) * (ry - 26)];
    return gouge(x, cy + 4, x + 3, cy - 14, 7) + gouge(x + 2, cy + 2, x + 12, cy - 9, 6);
  }).join("");
  return pile(
    part(ellipse(CX, y, rx, ry), {
      fill: i % 2 ? [] : "light",
      edge: 6,
      along: 88,
      gap: 10,
      dark: (u, v) => (v < 0.5 ? 0.22 + Math.max(0, 0.5 - u) * 0.6 : 0),
      on: { key: ink(stones) },
    }),
    part(ellipse(CX, y + wall, rx - 8, ry - 12), {
      fill: i % 2 ? "accent" : "light",
      edge: 5,
      along: 2,
      gap: 12,
      deep: i % 2 ? undefined : (u) => 0.1 + Math.max(0, u - 0.4) * 0.7,
      dark: (u, v) => Math.max(0, 0.34 - u) * 0.7 + Math.max(0, 0.3 - v) * 0.5,
      on:
        i % 2
          ? { light: ink(crops), accent: cut(crops) }
          : { deep: ink(crops), key: i % 4 ? "" : ink(crops) },
    }),
  );
}

const marks = Array.from({ length: 12 }, (_, i) => {
  const a = (i / 12) * Math.PI * 2 - Math.PI / 2;
  const [x, y] = [CX + Math.cos(a) * 604, CY + 10 + Math.sin(a) * 250];
  const s = i % 3 ? 24 : 38;
  return {
    y,
    thing: part(
      polygon([
        [x - s, y + s * 0.5],
        [x - s * 0.7, y - s],
        [x + s * 0.5, y - s * 1.1],
        [x + s, y + s * 0.5],
      ]),
      { fill: [], edge: 6, dark: (u) => (u > 0.55 ? 0.6 : 0), along: 80, gap: 9 },
    ),
  };
});

const pole = pile(
  {
    key: ink(
      polygon([
        [790, 862],
        [812, 842],
        [1150, 800],
        [1146, 780],
      ]),
    ),
  },
  part(
    polygon([
      [782, 862],
      [790, 520],
      [806, 516],
      [820, 862],
    ]),
    { fill: "light", edge: 6, along: 90, dark: (u) => (u > 0.5 ? 0.6 : 0) },
  ),
  part(ellipse(798, 500, 30), {
    fill: "accent",
    edge: 6,
    dark: tones.ball,
    glint: gouge(780, 494, 796, 480, 8, -3),
  }),
);

const peak = (points, seed, snow) =>
  pile(
    part(`${curve(points, false)}V700H${points[0][0]}Z`, {
      fill: "accent",
      edge: 6,
      along: 56,
      gap: 14,
      dark: (u, v) => Math.max(0, u - 0.4) * 0.7 + v * 0.1,
      seed,
    }),
    part(snow, { fill: [], edge: 5, along: 60, dark: (u) => Math.max(0, u - 0.5) * 0.9 }),
  );

export default {
  name: "coop-relojes-del-ande",
  coop: "relojes-del-ande",
  shape: "wide",
  seed: 199,
  things: [
    sun(330, 170, 100),
    peak(
      [
        [-80, 520],
        [120, 420],
        [330, 330],
        [500, 200],
        [640, 330],
        [860, 480],
        [1000, 560],
      ],
      4,
      polygon([
        [500, 200],
        [420, 268],
        [452, 280],
        [470, 316],
        [504, 276],
        [540, 330],
        [562, 282],
        [604, 300],
      ]),
    ),
    peak(
      [
        [760, 560],
        [960, 420],
        [1120, 250],
        [1220, 140],
        [1320, 240],
        [1480, 380],
        [1680, 470],
      ],
      7,
      polygon([
        [1220, 140],
        [1130, 240],
        [1166, 250],
        [1180, 300],
        [1220, 252],
        [1262, 320],
        [1280, 256],
        [1330, 250],
      ]),
    ),
    ground("-80 520, 200 500, 500 540, 800 560, 1100 540, 1400 500, 1680 520", {
      fill: "light",
      tone: (x, y) => 0.14 + Math.max(0, (y - 540) / 800),
      angle: -4,
      seed: 6,
      on: {
        key: ink(
          [...Array(40)]
            .map((_, i) =>
              gouge(
                (i * 211) % 1600,
                600 + ((i * 97) % 440),
                ((i * 211) % 1600) + 26,
                596 + ((i * 97) % 440),
                6,
              ),
            )
            .join(""),
        ),
      },
    }),
    [0, 1, 2, 3, 4, 5].map(terrace),
    marks.filter(({ y }) => y < 850).map(({ thing }) => thing),
    pole,
    marks.filter(({ y }) => y >= 850).map(({ thing }) => thing),
    [
      [70, 1060, 120],
      [200, 1086, 90],
      [1500, 1080, 110],
      [1400, 1096, 80],
      [120, 680, 60],
      [1540, 690, 60],
    ].map(([x, y, s], i) => tuft(x, y, s, i + 3, 8)),
  ].flat(9),
  gouged:
    rays(330, 170, 100, { count: 38, reach: 90, seed: 5 }) +
    cloud(860, 150, 190, 3) +
    cloud(1480, 110, 120, 8),
};
