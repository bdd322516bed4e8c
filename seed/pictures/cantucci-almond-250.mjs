/** Three cantucci cut on the slant, almonds showing, two more almonds and crumbs beside them. */
import { castShadow, cut, ellipse, gouge, halo, ink, place, within } from "./lib/draw.mjs";
import { blob, bounds, part, pile } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

const FACE = blob(
  "-320 60, -330 -40, -250 -110, -90 -142, 90 -140, 250 -104, 330 -34, 322 62, 240 96, 0 104, -240 98",
);
const CRUST = blob(
  "-320 60, -330 -40, -250 -110, -90 -142, 90 -140, 250 -104, 330 -34, 346 -20, 344 96, 290 152, 160 170, 0 172, -180 168, -296 144",
);

/** An almond in its skin, or cut through when `open`, about (0, 0). */
function almond(open) {
  const d = blob("-78 0, -40 -34, 20 -40, 84 0, 20 38, -40 32");
  return open
    ? part(d, {
        fill: ["light", "accent"],
        edge: 5,
        on: {
          light: cut(blob("-62 0, -32 -24, 18 -28, 64 0, 18 26, -32 22")),
          accent: cut(blob("-62 0, -32 -24, 18 -28, 64 0, 18 26, -32 22")),
          key: ink(gouge(-46, 2, 44, 0, 6, 4)),
        },
      })
    : part(d, {
        fill: ["light", "accent"],
        edge: 6,
        on: {
          key: [-22, -10, 2, 14, 24]
            .map((y) => ink(gouge(-66, y * 0.4, 74, y * 0.2, y > 4 ? 12 : 6, y * 0.9)))
            .join(""),
          light: "",
          accent: cut(gouge(-40, -14, 20, -22, 11, -5)),
        },
      });
}

function biscuit(seed, nuts) {
  const next = random(seed);
  let pores = "";
  for (let i = 0; i < 90; i += 1) {
    const [x, y] = [-310 + next() * 620, -120 + next() * 210];
    pores += ellipse(x, y, 3 + next() * 7, 2 + next() * 4);
  }
  const field = bounds(FACE);
  return pile(
    part(CRUST, {
      fill: ["light", "accent"],
      along: 86,
      gap: 12,
      dark: (u, v) => 0.2 + Math.max(0, u - 0.4) * 0.8 + Math.max(0, v - 0.8),
      seed,
    }),
    part(FACE, {
      fill: "light",
      seed,
      field,
      along: 24,
      deep: (u, v) => Math.max(0, u - 0.45) * 0.8 + Math.max(0, v - 0.6),
      tint: (u, v) => Math.max(0, Math.hypot((u - 0.5) * 2, (v - 0.5) * 2) - 0.78) * 1.8,
      dark: (u, v) => Math.max(0, u + v - 1.5) * 1.2,
      glint: gouge(-296, -24, -120, -116, 14, -24),
      on: {
        deep: ink(pores),
        key: ink(
          pores
            .split("M")
            .filter((_, i) => i % 5 === 1)
            .map((p) => `M${p}`)
            .join(""),
        ),
        light: cut(within(FACE, "") && "M0 0"),
      },
    }),
    nuts.map(([x, y, turn, scale]) =>
      place(almond(true), `translate(${x} ${y}) rotate(${turn}) scale(${scale})`),
    ),
  );
}

export default {
  name: "cantucci-almond-250",
  coop: "biscottificio-tramonto",
  seed: 111,
  things: [
    castShadow(700, 1130, 480, 96, 4),
    place(
      biscuit(3, [
        [-190, -20, 24, 0.9],
        [30, -60, -12, 1],
        [210, 10, 40, 0.86],
        [-20, 52, 8, 0.8],
      ]),
      "translate(470 940) rotate(-14) scale(1.06)",
    ),
    place(
      biscuit(5, [
        [-160, -40, -30, 1],
        [40, 20, 12, 1.05],
        [220, -40, 30, 0.8],
      ]),
      "translate(740 1000) rotate(12) scale(1.06)",
    ),
    place(
      biscuit(9, [
        [-210, 10, 10, 0.9],
        [-40, -50, 40, 1],
        [110, 34, -10, 0.96],
        [240, -20, -40, 0.84],
      ]),
      "translate(600 640) rotate(-34) scale(1.12)",
    ),
    castShadow(340, 1284, 130, 28, 6),
    place(almond(false), "translate(290 1256) rotate(-18) scale(1.15)"),
    place(almond(false), "translate(960 1300) rotate(28) scale(1.1)"),
  ],
  gouged: halo(600, 850, 520, 600, 70, 5),
};
