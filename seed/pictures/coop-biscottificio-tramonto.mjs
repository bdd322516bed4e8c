/** A bakery on a hill at sunset: the sun is a biscuit, the chimney smokes, wheat stands before the door. */
import { arc, curve, ellipse, gouge, ink, line, place } from "./lib/draw.mjs";
import { facet, part, pile, tones } from "./lib/kit.mjs";
import { contours, ground, rays } from "./lib/land.mjs";
import { random } from "./lib/noise.mjs";

const SUN = [560, 420, 250];

function biscuit() {
  const [x, y, r] = SUN;
  const rim = curve(
    Array.from({ length: 64 }, (_, i) => [
      x + Math.cos((i / 64) * 6.2832) * r * (i % 2 ? 0.95 : 1.02),
      y + Math.sin((i / 64) * 6.2832) * r * (i % 2 ? 0.95 : 1.02),
    ]),
  );
  const holes = [
    [0, 1],
    [0.42, 7],
    [0.76, 13],
  ]
    .map(([d, n]) =>
      Array.from({ length: n }, (_, i) =>
        ellipse(x + Math.cos((i / n) * 6.2832 + d) * r * d, y + Math.sin((i / n) * 6.2832 + d) * r * d, 12),
      ).join(""),
    )
    .join("");
  return part(rim, {
    fill: "accent",
    edge: 7,
    along: 0,
    gap: 14,
    dark: (u, v) => Math.max(0, v - 0.3) * 0.5,
    on: {
      key: ink(holes),
      light: ink(ellipse(x, y, r * 0.9)),
      accent: line(ellipse(x, y, r * 0.88), 8, "#fff"),
    },
    glint: gouge(x - 200, y - 40, x - 90, y - 190, 18, 26),
  });
}

function bakery() {
  return pile(
    part("M330 -250H390V-120H330Z", { fill: "accent", dark: tones.round, along: 90, edge: 6 }),
    part("M320 -262H400V-238H320Z", { fill: [], edge: 6 }),
    part(facet("-60 0, -60 -150, 60 -260, 180 -150, 180 0"), {
      fill: [],
      edge: 7,
      on: { key: "" },
      deep: tones.even(0.05),
    }),
    part(facet("180 -150, 520 -150, 520 0, 180 0"), {
      fill: "light",
      along: 88,
      dark: (u) => 0.3 + u * 0.3,
      edge: 7,
    }),
    part(facet("60 -270, 410 -270, 548 -140, 190 -140"), {
      fill: "accent",
      along: 70,
      gap: 13,
      dark: (u, v) => 0.16 + v * 0.3,
      edge: 7,
    }),
    part(facet("64 -276, 36 -256, -84 -138, -60 -128, 62 -238, 176 -130, 200 -142"), {
      fill: "accent",
      edge: 6,
    }),
    part(`M20 0V-78${curve(arc(60, -78, 40, 40, 180, 360, 12), false).replace("M", "L")}V0Z`, {
      fill: "key",
      edge: 5,
      glint: gouge(36, -10, 84, -10, 13) + gouge(40, -30, 76, -34, 8),
    }),
    part(ellipse(60, -180, 24), {
      fill: "accent",
      edge: 6,
      on: { key: line("M36 -180H84M60 -204V-156", 5) },
    }),
    [240, 340, 440].map((x) =>
      part(`M${x} -100H${x + 46}V-44H${x}Z`, {
        fill: "key",
        edge: 5,
        glint: `M${x + 10} -88H${x + 36}V-58H${x + 10}Z`,
      }),
    ),
  );
}

/** Ears of wheat in the foreground. */
function wheat() {
  const next = random(7);
  const all = [];
  for (let i = 0; i < 58; i += 1) {
    const x = -20 + i * 29 + next() * 16;
    const top = 850 - next() * 70 + Math.sin(i / 5) * 20;
    const lean = 20 + next() * 34;
    let grains = "";
    for (let k = 0; k < 6; k += 1) {
      const [px, py] = [x + lean - k * 4, top + k * 19];
      grains += gouge(px, py + 10, px + 21, py - 14, 13, -3) + gouge(px, py + 10, px - 16, py - 16, 13, 3);
    }
    all.push({
      y: top,
      thing: {
        sil: `<path d="${grains}"/>`,
        light: ink(grains),
        key: ink(gouge(x - 14, 1110, x + lean - 6, top + 90, 8, -14)) + line(grains, 2.6),
      },
    });
  }
  return all.sort((a, b) => a.y - b.y).map(({ thing }) => thing);
}

const smoke =
  gouge(1010, 300, 1040, 240, 26, 12) +
  gouge(1030, 236, 1000, 170, 32, -16) +
  gouge(1010, 164, 1056, 96, 36, 16) +
  gouge(1060, 92, 1120, 50, 28, 12);
const cypress = (x, y, h) =>
  part(`M${x} ${y}Q${x - h * 0.2} ${y - h * 0.4} ${x} ${y - h}Q${x + h * 0.2} ${y - h * 0.4} ${x} ${y}Z`, {
    fill: "key",
    edge: 4,
    glint: gouge(x - h * 0.06, y - h * 0.2, x - h * 0.02, y - h * 0.7, h * 0.035, 4),
  });

export default {
  name: "coop-biscottificio-tramonto",
  coop: "biscottificio-tramonto",
  shape: "wide",
  seed: 192,
  things: [
    biscuit(),
    ground("-80 520, 160 470, 420 500, 700 560, 980 500, 1260 450, 1680 500", {
      fill: "accent",
      pass: "key",
      tone: (x, y) => 0.12 + Math.max(0, (y - 480) / 500),
      angle: 5,
      seed: 3,
    }),
    [
      [110, 520, 120],
      [170, 516, 150],
      [236, 520, 110],
      [1440, 500, 150],
      [1500, 510, 190],
      [1560, 506, 130],
    ].map((c) => cypress(...c)),
    ground("-80 700, 200 660, 520 640, 800 590, 1060 560, 1300 580, 1680 650", {
      fill: "light",
      tone: (x, y) => 0.14 + Math.max(0, (y - 600) / 700),
      angle: -6,
      seed: 5,
      on: {
        key: contours(
          ["-80 760, 300 720, 700 690, 1100 640, 1680 720", "-80 820, 300 780, 700 760, 1100 710, 1680 780"],
          4,
        ),
      },
    }),
    place(bakery(), "translate(740 600) scale(0.98)"),
    cypress(690, 640, 170),
    part("M796 600Q720 700 560 760Q400 830 330 1130L640 1130Q640 900 760 790Q880 700 850 598Z", {
      fill: [],
      edge: 5,
      along: 3,
      dark: (u, v) => v * 0.2,
    }),
    wheat(),
  ].flat(),
  gouged: rays(...SUN, { count: 44, reach: 150, seed: 4, width: 13 }) + smoke,
};
