/** A slope of the high forest: cacao trees with pods on their trunks, beans drying on a raised tray, peaks behind. */
import { curve, ellipse, gouge, ink, line, place } from "./lib/draw.mjs";
import { blob, facet, leaf, part, pile, tones } from "./lib/kit.mjs";
import { cloud, ground, rays, sun } from "./lib/land.mjs";
import { random } from "./lib/noise.mjs";

const pod = (x, y, size, turn, ripe) =>
  place(
    part(blob("0 -60, 26 -44, 38 0, 26 50, 0 84, -26 50, -38 0, -26 -44"), {
      fill: ripe ? "accent" : "light",
      edge: 5,
      along: 90,
      gap: 9,
      dark: (u) => 0.06 + Math.max(0, u - 0.4) * 1.1,
      on: {
        key: [-13, 0, 13]
          .map((k) =>
            line(
              curve(
                [
                  [k * 0.3, -54],
                  [k * 1.5, 0],
                  [k * 0.4, 76],
                ],
                false,
              ),
              4,
            ),
          )
          .join(""),
      },
      glint: gouge(-20, -24, -20, 24, 8, 3),
    }),
    `translate(${x} ${y}) rotate(${turn}) scale(${size})`,
  );

function tree(x, y, size, seed) {
  const next = random(seed);
  const crown = [];
  for (let i = 0; i < 26; i += 1) {
    const a = -Math.PI * 1.12 + (i / 25) * Math.PI * 1.24 + (next() - 0.5) * 0.3;
    const r = 90 + next() * 80;
    crown.push({
      y: Math.sin(a) * r,
      thing: leaf(
        Math.cos(a) * r * 1.25,
        -400 + Math.sin(a) * r * 0.9,
        120 + next() * 50,
        52,
        (Math.cos(a) > 0 ? 50 : 130) + (next() - 0.5) * 50,
        { fill: i % 4 ? "ground" : "key", edge: 4, veins: 4 },
      ),
    });
  }
  return place(
    pile(
      part(
        blob(
          "-34 10, -24 -120, -30 -260, -90 -400, -66 -410, 0 -300, 60 -430, 84 -420, 34 -270, 26 -120, 40 10",
        ),
        {
          fill: "accent",
          along: 86,
          dark: (u) => 0.16 + u * 0.5,
          edge: 6,
          on: { light: "", key: ink(gouge(-6, -20, -4, -220, 9, 4)) },
        },
      ),
      crown.map(({ thing }) => thing),
      pod(-32, -90, 0.8, 14, true),
      pod(36, -150, 0.86, -18, false),
      pod(-44, -230, 0.7, 22, false),
      pod(20, -50, 0.66, -8, true),
      pod(40, -290, 0.7, -20, true),
    ),
    `translate(${x} ${y}) scale(${size})`,
  );
}

function tray() {
  const next = random(6);
  const beans = Array.from({ length: 110 }, () => [next(), next()])
    .sort((a, b) => a[1] - b[1])
    .map(([u, v]) =>
      place(
        part(ellipse(0, 0, 21, 12), { fill: ["light", "accent"], edge: 4, glint: gouge(-12, -4, 4, -7, 4) }),
        `translate(${-330 + u * 640 + (1 - v) * 90} ${-76 + v * 128}) rotate(${next() * 180})`,
      ),
    );
  return pile(
    {
      key: [
        [-330, 70],
        [320, 70],
        [396, -60],
        [-180, 60],
      ]
        .map(([x, y]) => line(`M${x} ${y}L${x - 6} ${y + 150}`, 15))
        .join(""),
    },
    part(facet("-300 -104, 430 -104, 346 74, -390 74"), {
      fill: "light",
      deep: tones.even(0.3),
      edge: 7,
      along: 4,
      dark: tones.even(0.25),
    }),
    beans,
    part("M-394 66H350V112H-394Z", { fill: "light", edge: 7, along: 0, dark: (u, v) => v * 0.5 }),
    part(facet("350 66, 434 -112, 434 -72, 350 112"), { fill: "light", edge: 6, dark: tones.even(0.6) }),
  );
}

export default {
  name: "coop-dulce-ladera",
  coop: "dulce-ladera",
  shape: "wide",
  seed: 196,
  things: [
    sun(440, 230, 110),
    part(
      `${curve(
        [
          [-80, 560],
          [140, 420],
          [300, 460],
          [520, 300],
          [700, 420],
          [900, 250],
          [1100, 400],
          [1300, 330],
          [1680, 520],
        ],
        false,
      )}V900H-80Z`,
      {
        fill: [],
        edge: 6,
        along: 60,
        gap: 14,
        tint: (u, v) => 0.1 + Math.max(0, v - 0.1) * 0.8,
        on: {
          key: [
            [520, 310, 600, 480],
            [900, 262, 990, 470],
            [1300, 340, 1380, 500],
            [140, 430, 200, 540],
          ]
            .map((g) => ink(gouge(...g, 26, -14)))
            .join(""),
        },
      },
    ),
    { sil: `<path d="${cloud(1120, 400, 230, 3)}${cloud(280, 430, 200, 7)}"/>` },
    ground("-80 600, 200 560, 500 610, 800 540, 1100 480, 1400 500, 1680 440", {
      fill: "ground",
      pass: "key",
      tone: (x, y) => 0.15 + Math.max(0, (y - 520) / 600),
      angle: -14,
      seed: 5,
      on: {
        key: Array.from({ length: 90 }, (_, i) => {
          const x = i * 18;
          const y = 640 + (i % 5) * 34 - x * 0.05;
          return ink(gouge(x, y, x + 18, y - 14, 10, -4) + gouge(x + 18, y - 12, x + 36, y, 10, -4));
        }).join(""),
      },
    }),
    ground("-80 800, 300 790, 700 740, 1100 660, 1680 590", {
      fill: "light",
      tone: (x, y) => 0.12 + Math.max(0, (y - 700) / 700),
      angle: -10,
      seed: 7,
    }),
    tree(1000, 760, 0.66, 3),
    tree(1250, 740, 0.72, 8),
    tree(1500, 730, 0.8, 5),
    ground("-80 900, 300 880, 800 850, 1200 790, 1680 740", {
      fill: "light",
      tone: (x, y) => 0.16 + Math.max(0, (y - 800) / 500),
      angle: -8,
      seed: 9,
    }),
    tree(1370, 1000, 1.24, 12),
    tree(130, 1010, 1.3, 14),
    place(tray(), "translate(680 890) scale(1.04)"),
    pod(1120, 1010, 0.9, 74, true),
    pod(1060, 1040, 0.8, 110, false),
  ].flat(),
  gouged: rays(440, 230, 110, { count: 40, reach: 100, seed: 4 }) + cloud(1320, 120, 200, 9),
};
