/** A cove between green points: pots set out to dry on a plank, palms, a small boat drawn up on the sand. */
import { curve, cut, ellipse, gouge, ink, line, place, swell } from "./lib/draw.mjs";
import { bounds, bows, part, pile, tones, trace, turned } from "./lib/kit.mjs";
import { cloud, ground, rays, swells } from "./lib/land.mjs";
import { random } from "./lib/noise.mjs";

function palm(x, y, lean, h, seed) {
  const next = random(seed);
  const top = [x + lean, y - h];
  const fronds = Array.from({ length: 11 }, (_, i) => {
    const a = -Math.PI * 1.1 + (i / 10) * Math.PI * 1.2;
    const reach = h * (0.42 + next() * 0.1);
    const rib = trace(
      [
        top,
        [top[0] + Math.cos(a) * reach * 0.6, top[1] + Math.sin(a) * reach * 0.55 - 20],
        [top[0] + Math.cos(a) * reach * 1.1, top[1] + Math.sin(a) * reach * 0.5 + h * 0.16],
      ],
      9,
    );
    let d = swell(rib, (t) => 9 - 6 * t);
    rib.forEach(([px, py], k) => {
      if (k < 2) return;
      const drop = 50 * Math.sin((k / rib.length) * Math.PI) + 16;
      d +=
        gouge(px, py, px + 10 * Math.sign(Math.cos(a) || 1), py + drop, 9) +
        gouge(px, py, px + 24 * Math.sign(Math.cos(a) || 1), py - drop * 0.4, 8);
    });
    return { sil: `<path d="${d}"/>`, [i % 3 === 1 ? "accent" : "key"]: ink(d) };
  });
  return [
    part(
      swell(trace([[x, y], [x + lean * 0.15, y - h * 0.4], top], 12), (t) => 46 - 22 * t),
      { fill: "light", edge: 5, along: 8, gap: 13, dark: (u) => 0.3 + u * 0.4 },
    ),
    ...fronds,
    part(ellipse(top[0] - 12, top[1] + 20, 20), { fill: "accent", edge: 5 }),
    part(ellipse(top[0] + 18, top[1] + 22, 20), { fill: "accent", edge: 5, dark: tones.ball }),
  ];
}

/** A pot by its profile; `band` is drawn round it by `marks`. */
function pot(profile, fill, marks, mouth) {
  const d = turned(0, profile, 0.16);
  const f = bounds(d);
  const [w, y] = profile.split(",")[0].trim().split(" ").map(Number);
  return pile(
    part(d, {
      fill,
      edge: 7,
      along: bows(f, 26, 11),
      gap: 11,
      deep: (u) => (fill === "light" ? Math.max(0, u - 0.5) : 0),
      dark: (u) => tones.round(u) * 0.9,
      on: marks,
      glint: gouge(
        f.x + f.width * 0.2,
        f.y + f.height * 0.42,
        f.x + f.width * 0.2,
        f.y + f.height * 0.74,
        12,
        3,
      ),
    }),
    part(ellipse(0, y, w, w * 0.2), { fill: mouth, edge: 6, dark: tones.even(0.5), along: 4 }),
  );
}

const ring = (y, bow, width) =>
  line(
    curve(
      Array.from({ length: 13 }, (_, i) => [-180 + i * 30, y + bow * (1 - (i / 6 - 1) ** 2)]),
      false,
    ),
    width,
  );
const waves = (y, width) =>
  line(
    curve(
      Array.from({ length: 25 }, (_, i) => [
        -180 + i * 15,
        y + 24 * (1 - (i / 12 - 1) ** 2) + 10 * Math.sin(i * 1.6),
      ]),
      false,
    ),
    width,
  );
const dots = (y) =>
  Array.from({ length: 9 }, (_, i) => ink(ellipse(-120 + i * 30, y + 20 * (1 - (i / 4 - 1) ** 2), 8))).join(
    "",
  );

const pots = [
  [
    200,
    pot(
      "66 -230, 58 -190, 120 -120, 130 -40, 84 0",
      "accent",
      { light: waves(-90, 15), accent: line("M0 0", 0) },
      [],
    ),
  ],
  [440, pot("124 -130, 120 -60, 70 0", [], { accent: waves(-90, 16) + ring(-44, 20, 8) }, "accent")],
  [660, pot("74 -180, 76 -90, 68 0", "light", { accent: dots(-110) + ring(-60, 18, 9) }, [])],
  [
    890,
    pot(
      "48 -270, 40 -220, 104 -140, 112 -70, 70 0",
      [],
      { accent: ink("M-200 -300H200V-150Q0 -110 -200 -150Z"), light: ring(-90, 22, 16) },
      "accent",
    ),
  ],
  [1140, pot("150 -110, 140 -40, 80 0", "accent", { light: dots(-66) }, "light")],
  [
    1390,
    pot("80 -200, 110 -130, 116 -60, 80 0", "light", { accent: ring(-140, 22, 12) + waves(-86, 12) }, []),
  ],
];

const SEA = `${curve(
  [
    [-80, 440],
    [400, 436],
    [800, 440],
    [1200, 436],
    [1680, 440],
  ],
  false,
)}V1120H-80Z`;

export default {
  name: "coop-caleta-azul",
  coop: "caleta-azul",
  shape: "wide",
  seed: 198,
  things: [
    { sil: `<path d="${ellipse(800, 330, 110)}"/>`, accent: "" },
    part(SEA, {
      fill: "light",
      edge: 5,
      on: {
        accent: ink(swells(450, 760, { count: 110, seed: 4, width: 10 })),
        light: cut(swells(450, 740, { count: 30, seed: 9, width: 11 })),
        key: ink(swells(600, 780, { count: 20, seed: 12, width: 7 })),
      },
    }),
    part(
      `${curve(
        [
          [-80, 250],
          [80, 240],
          [220, 300],
          [340, 390],
          [430, 430],
          [500, 452],
        ],
        false,
      )}H-80Z`,
      {
        fill: "accent",
        edge: 6,
        along: 30,
        dark: (u, v) => 0.14 + v * 0.5 + u * 0.2,
        on: {
          accent: cut(
            Array.from({ length: 26 }, (_, i) =>
              gouge(
                -60 + ((i * 57) % 430),
                290 + ((i * 31) % 130),
                -36 + ((i * 57) % 430),
                280 + ((i * 31) % 130),
                9,
                -3,
              ),
            ).join(""),
          ),
        },
      },
    ),
    part(
      `${curve(
        [
          [1080, 452],
          [1180, 420],
          [1300, 330],
          [1420, 270],
          [1560, 210],
          [1680, 220],
        ],
        false,
      )}V452Z`,
      {
        fill: "accent",
        edge: 6,
        along: 150,
        dark: (u, v) => 0.2 + v * 0.4 + u * 0.3,
        on: {
          accent: cut(
            Array.from({ length: 26 }, (_, i) =>
              gouge(
                1260 + ((i * 57) % 400),
                310 + ((i * 31) % 130),
                1284 + ((i * 57) % 400),
                300 + ((i * 31) % 130),
                9,
                -3,
              ),
            ).join(""),
          ),
        },
      },
    ),
    ground("-80 640, 160 650, 380 700, 640 770, 900 790, 1160 760, 1380 690, 1680 630", {
      fill: [],
      pass: "key",
      tone: (x, y) => Math.max(0, (y - 760) / 900),
      seed: 4,
      on: {
        light: ink(
          Array.from({ length: 50 }, (_, i) => ellipse((i * 137) % 1600, 760 + ((i * 61) % 300), 4)).join(""),
        ),
      },
    }),
    palm(150, 720, 90, 470, 5),
    palm(1480, 700, -120, 500, 8),
    palm(1580, 720, -30, 380, 11),
    place(
      pile(
        part("M-190 -40Q0 10 210 -70Q190 40 120 60H-100Q-170 30 -190 -40Z", {
          fill: "accent",
          along: 4,
          dark: (u, v) => 0.1 + v * 0.4,
          on: { light: line("M-190 -20Q0 34 210 -44", 13) },
        }),
        part("M-190 -40Q0 -70 210 -70Q0 10 -190 -40Z", {
          fill: "light",
          dark: tones.even(0.4),
          edge: 6,
          along: 4,
        }),
      ),
      "translate(560 590) rotate(-3) scale(0.56)",
    ),
    part("M-80 950H1680V1010H-80Z", {
      fill: "light",
      edge: 7,
      along: 0,
      gap: 11,
      deep: tones.even(0.4),
      dark: (_, v) => (v > 0.55 ? 0.5 : 0.08),
      on: { key: ink(gouge(100, 966, 520, 970, 7)) + ink(gouge(900, 974, 1400, 968, 7)) },
    }),
    part("M-80 1010H1680V1120H-80Z", { fill: "key" }),
    pots.map(([x, thing]) => [
      { key: ink(gouge(x - 40, 950, x + 260, 946, 24)) },
      place(thing, `translate(${x} 944) scale(0.94)`),
    ]),
  ].flat(9),
  gouged:
    rays(800, 330, 110, { count: 40, reach: 120, seed: 6 }) +
    cloud(360, 130, 190, 3) +
    cloud(1260, 110, 170, 8),
};
