/** A wide serving bowl, blue within, a wave scratched round its outside, lemons in it and one cut before it. */
import {
  arc,
  castShadow,
  curve,
  ellipse,
  gouge,
  halo,
  ink,
  line,
  place,
  polygon,
  swell,
} from "./lib/draw.mjs";
import { blob, bounds, bows, leaf, part, pile, tones } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

function bowl() {
  const out = `M-480 0C-460 190 -300 300 -170 320V356${curve(arc(0, 356, 170, 36, 180, 0, 20), false).replace("M", "L")}V320C300 300 460 190 480 0Z`;
  const wave = (y) =>
    curve(
      Array.from({ length: 45 }, (_, i) => [
        -500 + i * 23,
        y + 96 * Math.sqrt(Math.max(0, 1 - (i / 22 - 1) ** 2)) + 17 * Math.sin(i * 1.05),
      ]),
      false,
    );
  return pile(
    part(out, {
      fill: [],
      along: bows(bounds(out), 130, 13),
      gap: 13,
      dark: (u, v) => tones.round(u) * 0.8 + Math.max(0, v - 0.66) * 0.9,
      on: {
        accent: ink("M-500 -10H500V40Q0 150 -500 40Z") + line(wave(100), 22) + line(wave(152), 11),
        light: line(wave(126), 12),
        key: line("M-170 322Q0 366 170 322", 6),
      },
      glint: gouge(-430, 70, -300, 250, 20, 26),
    }),
    part(ellipse(0, 0, 482, 166), { fill: [], edge: 8 }),
    part(ellipse(0, 4, 448, 146), {
      fill: "accent",
      edge: 6,
      along: Array.from({ length: 22 }, (_, i) => arc(0, 4 - i, 448 - i * 19, 146 - i * 6, 0, 360, 80)),
      gap: 14,
      dark: (u, v) => Math.max(0, 0.75 - u) * 0.9 + Math.max(0, 0.5 - v) * 0.7,
      on: { light: "" },
      glint: swell(arc(0, 4, 404, 124, 20, 70, 14), (t) => 16 * Math.sin(Math.PI * t)),
    }),
  );
}

function lemon(seed) {
  const next = random(seed);
  const d = blob(
    "-166 0, -124 -70, -30 -108, 70 -92, 130 -42, 172 -28, 184 6, 168 34, 130 44, 74 94, -30 110, -122 72",
  );
  const pits = Array.from({ length: 26 }, () => {
    const [a, r] = [next() * 7, Math.sqrt(next()) * 96];
    return ellipse(Math.cos(a) * r, Math.sin(a) * r * 0.86, 4, 4);
  }).join("");
  return part(d, {
    fill: ["ground"],
    dark: (u, v) => tones.ball(u, v) * 0.8,
    glint: gouge(-94, -30, -20, -82, 22, -12),
    on: { key: ink(pits) },
  });
}

function half() {
  const cells = Array.from({ length: 9 }, (_, i) => {
    const a = (i / 9) * Math.PI * 2;
    const b = ((i + 1) / 9) * Math.PI * 2;
    const p = (t, r) => [Math.cos(t) * r, Math.sin(t) * r * 0.9];
    return polygon([p((a + b) / 2, 16), p(a + 0.09, 108), p((a + b) / 2, 120), p(b - 0.09, 108)]);
  }).join("");
  return pile(
    place(part(ellipse(0, 0, 150, 134), { fill: ["ground"], dark: tones.even(0.56) }), "translate(22 18)"),
    part(ellipse(0, 0, 150, 134), { fill: ["ground"], edge: 7 }),
    part(ellipse(0, 0, 130, 116), { fill: [], edge: 4, dark: (u, v) => Math.max(0, u + v - 1.5) }),
    { ground: ink(cells), key: line(cells, 4) },
  );
}

export default {
  name: "blue-serving-bowl",
  coop: "caleta-azul",
  seed: 172,
  things: [
    castShadow(820, 1130, 440, 74, 4),
    pile(
      place(bowl(), "translate(600 780) scale(1.04)"),
      place(lemon(4), "translate(470 720) rotate(-20) scale(0.86)"),
      place(lemon(7), "translate(740 716) rotate(30) scale(0.84)"),
      place(lemon(11), "translate(600 640) rotate(200) scale(0.86)"),
    ),
    castShadow(350, 1330, 220, 40, 8),
    leaf(470, 1240, 210, 96, -12, { fill: "accent" }),
    place(half(), "translate(330 1220) rotate(-12)"),
  ],
  gouged: halo(600, 780, 520, 600, 70, 5),
};
