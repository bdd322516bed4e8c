/** An armadillo carved from one root, nine plates along its back, the bands of its shell cut with a gouge. */
import { arc, castShadow, curve, ellipse, gouge, halo, ink, line, place, swell } from "./lib/draw.mjs";
import { band, blob, part, pile, tones } from "./lib/kit.mjs";
import { flecks } from "./lib/wood.mjs";

const SHELL = blob(
  "-330 150, -350 60, -310 -60, -220 -160, -80 -222, 70 -220, 210 -160, 300 -60, 336 60, 320 150, 160 176, 0 182, -180 176",
);

function shell() {
  const ribs = Array.from({ length: 10 }, (_, i) => {
    const x = -160 + i * 35;
    return `${x + 26} 190, ${x - 12} 60, ${x - 10} -80, ${x + 14} -240`;
  });
  const scales = (from, to) => {
    let d = "";
    for (let row = 0; row < 7; row += 1)
      for (let x = from; x < to; x += 52)
        d += gouge(x + (row % 2) * 26, -190 + row * 56, x + 30 + (row % 2) * 26, -176 + row * 56, 20, -8);
    return d;
  };
  const bands = ribs.map((r) => band(r, 12)).join("");
  const diamonds = ribs
    .slice(0, -1)
    .map((_, i) => {
      const x = -146 + i * 35;
      return [-150, -90, -30, 30, 90, 140]
        .map((y) => gouge(x + y * 0.02, y - 18, x - 2 + y * 0.02, y + 18, 10))
        .join("");
    })
    .join("");
  return part(SHELL, {
    fill: "light",
    gap: 13,
    along: 28,
    deep: (u, v) => 0.12 + tones.ball(u, v) * 0.8,
    dark: (u, v) => Math.max(0, Math.hypot(u - 0.34, v - 0.2) - 0.5) * 1.5,
    glint: gouge(-230, -110, -120, -176, 24, -14) + gouge(-60, -196, 60, -202, 13, -4),
    on: {
      deep:
        ink(scales(-340, -190)) +
        ink(scales(190, 340)) +
        ink(diamonds) +
        ink(flecks({ x: -340, y: -220, width: 680, height: 400, count: 30, seed: 4 })),
      accent: ink(scales(-340, -190)) + ink(scales(190, 340)) + ink(diamonds),
      key:
        ink(bands) +
        line(
          curve(
            [
              [-300, 140],
              [-160, 160],
              [0, 166],
              [160, 160],
              [300, 138],
            ],
            false,
          ),
          7,
        ),
    },
  });
}

const limb = (text) =>
  part(blob(text), { fill: "light", deep: tones.even(0.5), dark: tones.fall, along: 80, gap: 11 });
const claws = (x, y) => ({
  key: [0, 16, 32].map((k) => ink(gouge(x + k, y, x + k + 18, y + 26, 10))).join(""),
});

function animal() {
  const head = blob("280 20, 340 -24, 400 -20, 460 40, 540 112, 566 140, 552 162, 470 162, 380 156, 300 120");
  return pile(
    part(
      swell(
        [
          [-300, 110],
          [-400, 130],
          [-500, 170],
          [-580, 196],
        ],
        (t) => 86 - 74 * t,
      ),
      {
        fill: "light",
        deep: tones.even(0.4),
        dark: (u, v) => Math.max(0, v - 0.4),
        along: 80,
        on: {
          key: [-330, -370, -410, -450, -490, -530]
            .map((x, i) => line(`M${x} ${90 + i * 16}L${x - 6} ${170 + i * 8}`, 6))
            .join(""),
        },
      },
    ),
    limb("-250 120, -180 110, -150 190, -150 250, -220 262, -270 250, -250 190"),
    limb("150 120, 220 110, 250 190, 262 250, 190 262, 140 250, 150 190"),
    part(blob("324 0, 310 -70, 336 -130, 372 -90, 378 -20"), {
      fill: "light",
      deep: tones.even(0.5),
      dark: tones.even(0.4),
    }),
    part(head, {
      fill: "light",
      deep: tones.foot,
      dark: (u, v) => Math.max(0, v - 0.6) * 1.6,
      along: 30,
      glint: gouge(360, 10, 470, 70, 13, -6),
      on: { key: ink(gouge(470, 140, 556, 146, 7)), accent: "" },
    }),
    part(blob("346 10, 344 -70, 376 -136, 408 -90, 404 -10"), {
      fill: "light",
      deep: tones.even(0.15),
      on: { accent: ink(gouge(374, 0, 378, -100, 26)) },
    }),
    part(ellipse(440, 62, 13), { fill: "key", edge: 0, glint: ellipse(436, 58, 4) }),
    part(ellipse(552, 140, 16, 14), { fill: "key", edge: 0 }),
    shell(),
    limb("-320 130, -230 110, -190 190, -184 262, -270 280, -340 266, -330 200"),
    limb("60 140, 160 120, 190 200, 200 266, 110 282, 40 266, 60 200"),
    claws(-320, 258),
    claws(62, 260),
    claws(110, 262),
    claws(-270, 260),
  );
}

/** The slice of trunk it stands on, bark round its rings. */
function slab() {
  const top = ellipse(0, 0, 520, 150);
  const wall = `M-520 0V120${curve(arc(0, 120, 520, 150, 180, 0, 40), false).replace("M", "L")}V0Z`;
  const rings = Array.from({ length: 7 }, (_, i) =>
    line(ellipse(-30 + i * 3, -6, 40 + i * 66, 10 + i * 19), i % 3 ? 4 : 8),
  ).join("");
  const cracks = Array.from({ length: 40 }, (_, i) => {
    const a = Math.PI - (i / 39) * Math.PI;
    const [x, y] = [Math.cos(a) * 520, Math.sin(a) * 150];
    return gouge(x, y + 14, x + (i % 3) * 4, y + 60 + (i % 4) * 14, 12);
  }).join("");
  return pile(
    part(wall, {
      fill: ["light", "accent"],
      dark: (u) => 0.16 + tones.round(u),
      along: 88,
      on: { key: ink(cracks) },
    }),
    part(top, {
      fill: [],
      edge: 8,
      on: { light: ink(ellipse(0, 0, 492, 134)), deep: rings },
      dark: (u, v) => (v > 0.42 ? Math.max(0, u - 0.2) * 0.5 : 0),
      along: 2,
    }),
  );
}

export default {
  name: "carved-armadillo",
  coop: "quebracho-sur",
  seed: 134,
  things: [
    castShadow(740, 1180, 520, 110, 4),
    place(slab(), "translate(600 1030)"),
    castShadow(650, 1016, 360, 60, 6),
    place(animal(), "translate(606 762) scale(0.93)"),
  ],
  gouged: halo(600, 800, 560, 600, 80, 5),
};
