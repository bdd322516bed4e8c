/** Two alpacas before the volcano, dry grass at their feet, hanks of dyed wool on a wall of white stone. */
import { ellipse, gouge, ink, place } from "./lib/draw.mjs";
import { blob, part, pile, tones } from "./lib/kit.mjs";
import { cloud, ground, rays, sun, tuft } from "./lib/land.mjs";
import { random } from "./lib/noise.mjs";

/** An alpaca looking to the right, its feet at y 0. */
function alpaca(fill, seed) {
  const next = random(seed);
  const body = blob(
    "-170 -300, -120 -352, 0 -350, 90 -360, 120 -420, 116 -520, 130 -560, 180 -570, 210 -540, 206 -480, 200 -380, 196 -280, 160 -200, 60 -170, -80 -168, -160 -196, -186 -250",
  );
  let wool = "";
  for (let i = 0; i < 130; i += 1) {
    const [x, y] = [-180 + next() * 380, -560 + next() * 390];
    wool += gouge(x, y, x + 9, y + 22, 7, 6);
  }
  const leg = (x, dark) =>
    part(`M${x} -200L${x + 50} -200L${x + 42} -90L${x + 40} -6H${x + 8}L${x + 10} -90Z`, {
      fill,
      edge: 6,
      dark: tones.even(dark),
      along: 80,
      on: { key: ink(`M${x} -22H${x + 50}V0H${x}Z`) },
    });
  return pile(
    leg(-110, 0.5),
    leg(110, 0.5),
    part(blob("-176 -300, -214 -290, -222 -240, -196 -220, -172 -250"), { fill, edge: 6 }),
    part(blob("118 -560, 104 -610, 116 -650, 140 -612, 146 -566"), { fill, edge: 5, dark: tones.even(0.4) }),
    part(body, {
      fill,
      edge: 7,
      along: 40,
      gap: 13,
      deep: (u, v) => tones.foot(u, v) * 0.6,
      dark: (u, v) => Math.max(0, v - 0.72) * 1.6 + Math.max(0, u - 0.86),
      on: { deep: fill === "light" ? ink(wool) : "", light: fill === "light" ? "" : ink(wool) },
    }),
    leg(-160, 0.06),
    leg(60, 0.06),
    part(blob("150 -560, 158 -620, 184 -650, 196 -606, 190 -560"), {
      fill,
      edge: 5,
      on: { accent: ink(gouge(174, -570, 180, -630, 13)) },
    }),
    part(
      blob(
        "130 -500, 128 -560, 160 -584, 206 -574, 246 -540, 278 -516, 280 -484, 250 -468, 200 -462, 156 -468",
      ),
      {
        fill,
        edge: 6,
        on: {
          key:
            ink(ellipse(206, -534, 9, 11)) +
            ink(ellipse(272, -506, 8, 6)) +
            ink(gouge(226, -480, 276, -486, 6)),
        },
      },
    ),
    part(blob("120 -556, 130 -604, 170 -620, 206 -596, 204 -566, 176 -556, 150 -566"), {
      fill,
      edge: 6,
      on: { key: ink(gouge(140, -570, 150, -600, 6, 3)) + ink(gouge(166, -572, 176, -602, 6, 3)) },
    }),
    part(ellipse(112, -590, 15), { fill: "accent", edge: 4 }),
  );
}

const MISTI =
  "M-80 700Q200 640 420 480Q600 340 700 220L760 204L840 214L900 206L960 226Q1080 360 1260 500Q1460 640 1680 700V900H-80Z";
const snow = blob(
  "690 236, 760 200, 840 214, 900 204, 972 234, 1020 300, 990 290, 970 340, 930 300, 900 370, 866 306, 836 400, 800 310, 770 370, 740 306, 700 350, 690 300, 640 330",
);

function hank(x, y, fill, size) {
  return place(
    pile(
      part(blob("-60 -10, -70 60, -62 150, -20 196, 20 196, 62 150, 70 60, 60 -10, 0 -26"), {
        fill,
        edge: 6,
        on: { key: [-44, -24, -4, 16, 36].map((k) => ink(gouge(k, -4, k * 1.2, 176, 6, k * 0.2))).join("") },
      }),
      part("M-64 44H64V72H-64Z", { fill: fill === "accent" ? "light" : "accent", edge: 5 }),
    ),
    `translate(${x} ${y}) scale(${size})`,
  );
}

function wall() {
  const next = random(5);
  const stones = [];
  for (let row = 0; row < 3; row += 1)
    for (let x = 1010 + (row % 2) * 60; x < 1640; x += 128) {
      const [y, w] = [800 + row * 80, 110 + next() * 16];
      stones.push(
        part(
          blob(
            `${x} ${y + 6}, ${x + w / 2} ${y - 3}, ${x + w} ${y + 4}, ${x + w + 4} ${y + 40}, ${x + w} ${y + 72}, ${x + w / 2} ${y + 77}, ${x} ${y + 70}, ${x - 4} ${y + 40}`,
          ),
          {
            fill: [],
            edge: 6,
            along: 30,
            dark: (u, v) => Math.max(0, u + v - 1.2) * 0.8,
            on: {
              key: Array.from({ length: 5 }, () =>
                ink(ellipse(x + 16 + next() * 80, y + 14 + next() * 46, 3)),
              ).join(""),
            },
          },
        ),
      );
    }
  return pile(part("M1000 806H1680V1060H1000Z", { fill: "key" }), stones);
}

export default {
  name: "coop-hilos-del-misti",
  coop: "hilos-del-misti",
  shape: "wide",
  seed: 197,
  things: [
    sun(1330, 220, 96, "accent"),
    part(MISTI, {
      fill: "accent",
      edge: 7,
      along: 62,
      gap: 14,
      dark: (u, v) => Math.max(0, u - 0.44) * 0.9 + v * 0.1,
      on: {
        key: [
          [800, 230, 640, 560],
          [760, 220, 520, 540],
          [880, 240, 1000, 520],
          [930, 230, 1180, 560],
          [840, 300, 830, 560],
          [700, 260, 400, 590],
          [980, 300, 1340, 620],
        ]
          .map((g) => ink(gouge(...g, 15, 10)))
          .join(""),
      },
    }),
    part(snow, { fill: [], edge: 5, dark: (u) => Math.max(0, u - 0.56) * 0.9, along: 62 }),
    ground("-80 690, 200 660, 500 690, 900 670, 1300 690, 1680 660", {
      fill: "light",
      tone: (x, y) => 0.12 + Math.max(0, (y - 680) / 500),
      angle: 2,
      seed: 6,
    }),
    Array.from({ length: 15 }, (_, i) => tuft(30 + i * 112, 740 + (i % 3) * 24, 50, i + 5, 6)),
    {
      key: ink(
        Array.from(
          { length: 8 },
          (_, i) =>
            gouge(120 + i * 10, 962 + i * 8, 500 + i * 14, 966 + i * 8, 10) +
            gouge(560 + i * 10, 1024 + i * 8, 960 + i * 12, 1026 + i * 8, 10),
        ).join(""),
      ),
    },
    wall(),
    [
      [1080, "accent"],
      [1220, "light"],
      [1360, "accent"],
      [1500, []],
    ].map(([x, fill], i) => hank(x, 792 + (i % 2) * 6, fill, 0.88)),
    place(alpaca([], 4), "translate(300 980) scale(1.0)"),
    place(alpaca("light", 9), "translate(700 1040) scale(1.06)"),
    [
      [80, 1060, 110],
      [470, 1070, 120],
      [960, 1080, 110],
      [1180, 1086, 90],
      [1500, 1084, 100],
    ].map(([x, y, s], i) => tuft(x, y, s, i + 30, 12)),
  ].flat(),
  gouged:
    rays(1330, 220, 96, { count: 34, reach: 80, seed: 4 }) +
    cloud(330, 190, 230, 3) +
    cloud(1100, 120, 130, 7),
};
