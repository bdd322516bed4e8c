/** One candle lit in a small dish, light breaking into the ground around the flame. */
import {
  arc,
  castShadow,
  curve,
  cut,
  ellipse,
  gouge,
  ink,
  line,
  parallels,
  place,
  shade,
  swell,
  within,
} from "./lib/draw.mjs";
import { random } from "./lib/noise.mjs";

const wax = curve([
  [516, 590],
  [552, 566],
  [600, 578],
  [652, 560],
  [684, 590],
  [686, 760],
  [692, 1000],
  [694, 1216],
  [600, 1244],
  [506, 1216],
  [508, 1000],
  [512, 760],
]);
const flame = curve([
  [600, 190],
  [636, 290],
  [672, 390],
  [664, 480],
  [600, 530],
  [536, 480],
  [530, 390],
  [562, 300],
]);
const heart = curve([
  [602, 330],
  [626, 400],
  [632, 456],
  [600, 500],
  [570, 456],
  [576, 400],
]);

function candle() {
  const rings = Array.from({ length: 56 }, (_, i) => arc(600, 560 + i * 12, 106, 18, 180, 0, 30));
  const pool = ellipse(600, 588, 80, 17);
  const drips = [
    swell(
      [
        [530, 592],
        [526, 700],
        [530, 800],
        [528, 852],
      ],
      (t) => 22 + 12 * t,
    ),
    swell(
      [
        [580, 604],
        [578, 660],
        [580, 716],
      ],
      (t) => 18 + 10 * t,
    ),
    swell(
      [
        [664, 600],
        [668, 720],
        [666, 860],
        [668, 960],
      ],
      (t) => 22 + 12 * t,
    ),
  ].join("");
  const across = (x) => (x - 600) / 94;
  const glint = swell(
    [
      [552, 820],
      [550, 950],
      [552, 1140],
    ],
    (t) => 20 * Math.sin(Math.PI * (0.1 + 0.8 * t)),
  );
  return {
    sil: `<path d="${wax}"/>`,
    light: ink(wax) + cut(glint) + within(wax, cut(swell(arc(600, 588, 72, 13, 200, 300, 16), () => 8))),
    deep: within(
      wax,
      ink(
        shade(
          rings,
          12,
          (x, y) => Math.max(0, (across(x) + 0.35) / 1.25) * Math.min(1, Math.max(0.1, (y - 640) / 260)),
          3,
        ),
      ) +
        ink(drips) +
        cut(glint),
    ),
    accent: within(
      wax,
      ink(
        shade(
          rings,
          12,
          (x, y) => Math.max(0, (across(x) - 0.1) / 0.9) * Math.min(1, Math.max(0, (y - 700) / 300)),
          5,
        ),
      ),
    ),
    key:
      within(
        wax,
        ink(
          shade(
            rings,
            12,
            (x, y) => Math.max(0, (across(x) - 0.62) / 0.6) * Math.min(1, Math.max(0, (y - 760) / 300)),
            6,
          ),
        ),
      ) +
      line(wax, 6) +
      line(pool, 4) +
      ink(
        swell(
          [
            [598, 594],
            [596, 540],
            [604, 490],
            [610, 462],
          ],
          (t) => 13 - 4 * t,
        ),
      ) +
      [
        [
          [516, 838],
          [529, 868],
          [542, 838],
        ],
        [
          [568, 706],
          [580, 730],
          [592, 706],
        ],
        [
          [654, 944],
          [668, 976],
          [682, 944],
        ],
      ]
        .map((d) => line(curve(d, false), 5))
        .join(""),
  };
}

const fire = {
  sil: `<path d="${flame}"/>`,
  light: ink(flame) + cut(heart),
  deep: within(
    flame,
    ink(
      shade(
        parallels({ x: 500, y: 180, width: 200, height: 380, angle: 86, gap: 13, seed: 2 }),
        13,
        (x, y) => Math.max(0, (Math.abs(x - 600) - 20) / 60) + Math.max(0, (300 - y) / 160),
        3,
      ),
    ) + cut(heart),
  ),
  accent: ink(
    swell(
      [
        [600, 190],
        [636, 290],
        [672, 390],
        [664, 480],
        [600, 530],
        [536, 480],
        [530, 390],
        [562, 300],
        [600, 190],
      ],
      () => 7,
    ),
  ),
};

function dish() {
  const rim = ellipse(600, 1226, 366, 92);
  const inner = ellipse(600, 1222, 330, 74);
  const body = "M234 1226C250 1320 400 1372 600 1372S950 1320 966 1226A366 92 0 0 1 234 1226Z";
  const melt = ellipse(606, 1230, 214, 44);
  const ring =
    "M940 1214C1040 1176 1110 1220 1090 1280C1072 1330 990 1330 934 1290L944 1262C990 1292 1040 1288 1048 1262C1056 1234 1010 1222 954 1246Z";
  const across = Array.from({ length: 16 }, (_, i) => arc(600, 1226 + i * 11, 368 - i * 6, 92, 180, 0, 44));
  return {
    sil: `<path d="${body}"/><path d="${rim}"/><path d="${ring}"/>`,
    light: within(inner, ink(melt)),
    deep: within(
      inner,
      ink(
        shade(
          Array.from({ length: 7 }, (_, i) => arc(606, 1230, 90 + i * 20, 16 + i * 5, 0, 360, 50)),
          16,
          (x) => Math.max(0, (x - 520) / 300),
          3,
        ),
      ),
    ),
    accent: "",
    key:
      line(rim, 7) +
      line(inner, 4) +
      line(body, 7) +
      line(ring, 6) +
      within(body, ink(shade(across, 11, (x) => 0.12 + Math.max(0, (x - 430) / 520), 5))) +
      within(
        inner,
        ink(
          shade(
            Array.from({ length: 7 }, (_, i) => arc(600, 1216 - i * 9, 330, 74, 180, 360, 40)),
            9,
            (x) => Math.max(0, (560 - x) / 420),
            4,
          ),
        ),
      ) +
      ink(gouge(1092, 1232, 1030, 1318, 14, 16)),
  };
}

/** Rays: gouged out of the ground around the flame, longer the farther they start. */
function rays() {
  const next = random(12);
  let d = "";
  for (let ring = 0; ring < 5; ring += 1) {
    const count = 26 + ring * 8;
    for (let i = 0; i < count; i += 1) {
      const a = ((i + (ring % 2) / 2) / count) * Math.PI * 2 + (next() - 0.5) * 0.05;
      if (Math.sin(a) > 0.86 && Math.abs(Math.cos(a)) < 0.5) continue;
      const from = 170 + ring * 86 + next() * 22;
      const to = from + 52 + next() * 26;
      d += gouge(
        600 + Math.cos(a) * from * 0.86,
        350 + Math.sin(a) * from,
        600 + Math.cos(a) * to * 0.86,
        350 + Math.sin(a) * to,
        15 - ring * 2.4,
        0,
      );
    }
  }
  return d;
}
const glow = rays();

export default {
  name: "beeswax-candles-pair-detail",
  coop: "valdemiel",
  seed: 42,
  things: [
    { sil: "", light: ink(glow) },
    castShadow(720, 1376, 420, 46, 4),
    dish(),
    candle(),
    place(fire, "translate(96 10) scale(0.84)"),
  ],
  gouged: glow,
};
