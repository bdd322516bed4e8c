/** A stack of fluted buckwheat shortbread tied with tape, one more leaning on it, seeds before it. */
import { arc, castShadow, curve, ellipse, gouge, halo, ink, place } from "./lib/draw.mjs";
import { band, bows, facet, part, pile, tones } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

const fluted = (rx, ry, count = 22) =>
  curve(
    Array.from({ length: count * 2 }, (_, i) => {
      const a = (i / (count * 2)) * Math.PI * 2;
      const r = i % 2 ? 0.94 : 1;
      return [Math.cos(a) * rx * r, Math.sin(a) * ry * r];
    }),
  );

function speckle(seed, rx, ry) {
  const next = random(seed);
  return Array.from({ length: 70 }, () => {
    const [a, r] = [next() * 7, Math.sqrt(next()) * 0.88];
    return ellipse(Math.cos(a) * rx * r, Math.sin(a) * ry * r, 3 + next() * 4, 2.5 + next() * 2);
  }).join("");
}

const holes = (rx, ry) =>
  [0, ...Array.from({ length: 8 }, (_, i) => i + 1)]
    .map((i) => {
      const a = (i / 8) * Math.PI * 2;
      return ellipse(i ? Math.cos(a) * rx * 0.5 : 0, i ? Math.sin(a) * ry * 0.5 : 0, 12, 12 * (ry / rx) + 1);
    })
    .join("");

function round(seed) {
  const [rx, ry, thick] = [330, 104, 84];
  const wall = `M${-rx} 0V${thick}${curve(arc(0, thick, rx, ry, 180, 0, 30), false).replace("M", "L")}V0Z`;
  const flutes = Array.from({ length: 23 }, (_, i) => {
    const a = Math.PI - (i / 22) * Math.PI;
    const [x, y] = [Math.cos(a) * rx, Math.sin(a) * ry];
    return gouge(x, y + 6, x, y + thick - 4, 6 + (i / 22) * 16, 2);
  }).join("");
  return pile(
    part(wall, {
      fill: ["light"],
      deep: tones.even(0.4),
      along: bows({ x: -rx, y: 0, width: rx * 2, height: thick + ry }, 100, 11),
      gap: 11,
      dark: (u) => tones.round(u) * 0.9,
      on: { key: ink(flutes), deep: ink(flutes) },
    }),
    part(fluted(rx, ry), {
      fill: "light",
      along: 8,
      deep: (u) => 0.1 + Math.max(0, u - 0.5) * 0.9,
      dark: (u, v) => Math.max(0, u + v - 1.4),
      on: {
        deep: ink(speckle(seed, rx, ry)),
        accent: ink(speckle(seed + 1, rx, ry)),
        key: ink(holes(rx, ry)),
      },
      edge: 6,
    }),
  );
}

function leaning() {
  const [rx, ry] = [300, 286];
  return pile(
    place(
      part(fluted(rx, ry), { fill: "light", deep: tones.even(0.7), dark: tones.even(0.5), along: 90 }),
      "translate(34 -8)",
    ),
    part(fluted(rx, ry), {
      fill: "light",
      along: 50,
      deep: tones.ball,
      dark: (u, v) => tones.ball(u, v) - 0.3,
      glint: gouge(-240, -20, -90, -226, 15, 30),
      on: {
        deep: ink(speckle(6, rx, ry)),
        accent: ink(speckle(7, rx, ry)) + ink(speckle(9, rx, ry)),
        key:
          ink(holes(rx, ry)) +
          ink(
            speckle(12, rx, ry)
              .split("M")
              .slice(1)
              .filter((_, i) => i % 4 === 0)
              .map((p) => `M${p}`)
              .join(""),
          ),
      },
    }),
  );
}

function seeds() {
  const next = random(4);
  return Array.from({ length: 15 }, (_, i) => {
    const [x, y, t] = [
      150 + (i % 8) * 118 + next() * 70,
      1290 + Math.floor(i / 8) * 60 + next() * 40,
      next() * 360,
    ];
    return place(
      part(facet("0 -26, 22 16, -22 16"), {
        fill: ["light", "accent"],
        edge: 6,
        dark: (u) => (u > 0.5 ? 0.8 : 0.1),
        along: 90,
        gap: 8,
      }),
      `translate(${x} ${y}) rotate(${t})`,
    );
  });
}

export default {
  name: "buckwheat-shortbread-200",
  coop: "biscottificio-tramonto",
  seed: 112,
  things: [
    castShadow(800, 1196, 450, 90, 4),
    ...[1070, 985, 900, 815, 730, 645].map((y, i) =>
      place(round(i * 3 + 2), `translate(${640 + [0, 8, -8, 6, -6, 2][i]} ${y - 60})`),
    ),
    part(band("602 476, 596 560, 606 690, 600 700", 36), { fill: "accent", edge: 5, dark: tones.fall }),
    part(band("596 690, 604 850, 596 1000, 602 1196", 38), {
      fill: "accent",
      edge: 5,
      dark: (u) => Math.max(0, u - 0.5),
      along: 90,
      gap: 10,
    }),
    part(band("620 580, 540 520, 470 420, 540 380, 600 460, 626 570", 30), {
      fill: "accent",
      edge: 5,
      dark: tones.fall,
      gap: 9,
    }),
    part(band("630 580, 690 480, 770 410, 810 470, 740 540, 640 584", 30), {
      fill: "accent",
      edge: 5,
      dark: tones.fall,
      gap: 9,
    }),
    part(ellipse(628, 578, 30, 25), { fill: "accent", edge: 5, dark: tones.ball, gap: 8 }),
    castShadow(460, 1250, 300, 44, 9),
    place(leaning(), "translate(380 1004) rotate(-10) scale(0.86 0.94)"),
    ...seeds(),
  ],
  gouged: halo(600, 800, 520, 640, 70, 6),
};
