/** A small tin of lip balm, open, the balm poured with a swirl; its lid leans behind, a piece of comb before it. */
import { arc, castShadow, curve, cut, ellipse, halo, ink, line, place, polygon, swell } from "./lib/draw.mjs";
import { part, pile, tones } from "./lib/kit.mjs";

const hexagon = (x, y, r) => polygon(arc(x, y, r, r, 30, 330, 5));

function base() {
  const [rx, ry, height] = [370, 190, 170];
  const wall = `M${-rx} 0V${height}${curve(arc(0, height, rx, ry, 180, 0, 36), false).replace("M", "L")}V0Z`;
  const swirl = Array.from({ length: 64 }, (_, i) => {
    const a = i * 0.22 + 2;
    const r = 1 - i / 70;
    return [Math.cos(a) * 262 * r, 2 + Math.sin(a) * 128 * r];
  });
  return pile(
    part(wall, {
      fill: [],
      along: 90,
      gap: 14,
      dark: (u) => Math.max(0, u - 0.52) * 1.5 + (u < 0.05 ? 0.5 : 0),
      on: {
        key:
          line(curve(arc(0, height - 34, rx, ry, 180, 0, 36), false), 5) +
          line(curve(arc(0, 30, rx, ry, 180, 0, 36), false), 4),
      },
    }),
    part(ellipse(0, 0, rx, ry), { fill: [], edge: 8 }),
    part(ellipse(0, 2, rx - 26, ry - 15), { fill: [], dark: tones.even(0.6), along: 90, gap: 12, edge: 6 }),
    part(ellipse(0, 14, rx - 38, ry - 28), {
      fill: [],
      edge: 5,
      along: 6,
      tint: (u, v) => Math.max(0, u + v - 0.9) * 0.5,
      dark: (u, v) => Math.max(0, u + v - 1.4) * 0.9,
      glint: swell(arc(0, 14, 300, 132, 190, 262, 14), (t) => 20 * Math.sin(Math.PI * t)),
      on: {
        light: "",
        accent: ink(swell(swirl, (t) => 13 * (1 - t) + 3)),
        key: ink(
          swell(
            swirl.map(([x, y]) => [x + 4, y + 12]),
            (t) => 9 * (1 - t) + 2,
          ),
        ),
      },
    }),
  );
}

function lid() {
  const R = 330;
  const comb = [];
  for (let row = -2; row <= 2; row += 1)
    for (let column = -2; column <= 2; column += 1) {
      const [x, y] = [column * 88 + (row % 2 ? 44 : 0), row * 76];
      if (Math.hypot(x, y) < 196) comb.push(hexagon(x, y, 42));
    }
  return pile(
    place(part(ellipse(0, 0, R), { fill: [], dark: tones.even(0.6), along: 0, gap: 10 }), "translate(52 10)"),
    part(ellipse(0, 0, R), { fill: [], dark: (u, v) => tones.ball(u, v) * 0.5, edge: 8 }),
    part(ellipse(0, 0, R - 40), {
      fill: "light",
      edge: 5,
      deep: tones.fall,
      glint: swell(arc(0, 0, 262, 262, 190, 250, 14), (t) => 16 * Math.sin(Math.PI * t)),
      on: {
        light: cut(comb.filter((_, i) => i % 4 === 1).join("")),
        accent: ink(comb.filter((_, i) => i % 3 === 0).join("")),
        key: comb.map((d) => line(d, 6)).join(""),
      },
    }),
  );
}

function wax() {
  const cells = [];
  for (let row = 0; row < 3; row += 1)
    for (let column = 0; column < 5 - (row % 2); column += 1)
      cells.push([column * 92 + (row % 2 ? 46 : 0), row * 62]);
  const flat = ([x, y], r) => polygon(arc(x, y, r, r * 0.76, 30, 330, 5));
  const outline =
    "M-60 -20L20 -64L110 -50L200 -66L300 -52L420 -26L436 60L410 130L330 176L200 190L90 178L-20 168L-66 90Z";
  return pile(
    place(part(outline, { fill: "accent", dark: tones.even(0.45), along: 90, gap: 11 }), "translate(4 34)"),
    part(outline, { fill: "accent", dark: (u, v) => Math.max(0, u + v - 1.5), edge: 6 }),
    ...cells.map((c, i) =>
      part(flat(c, 40), {
        fill: i % 3 ? [] : "light",
        edge: 6,
        dark: (u, v) => (u < 0.32 && v < 0.7 ? 0.7 : 0),
        along: 60,
        gap: 9,
      }),
    ),
    { key: "" },
  );
}

export default {
  name: "beeswax-lip-balm",
  coop: "saponaria-lumen",
  seed: 122,
  things: [
    castShadow(800, 1120, 440, 90, 4),
    place(lid(), "translate(730 520) rotate(-10)"),
    place(base(), "translate(560 860)"),
    castShadow(880, 1330, 260, 50, 8),
    place(wax(), "translate(720 1190) rotate(-6) scale(0.8)"),
  ],
  gouged: halo(600, 800, 500, 600, 70, 5),
};
