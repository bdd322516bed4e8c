/** A round biscuit tin, the setting sun embossed on its lid, filled to the rim. */
import { arc, castShadow, curve, cut, ellipse, gouge, halo, ink, line, place, polygon } from "./lib/draw.mjs";
import { bows, part, pile, tones } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

const wall = (rx, ry, height) =>
  `M${-rx} 0V${height}${curve(arc(0, height, rx, ry, 180, 0, 30), false).replace("M", "L")}V0Z`;

function tin() {
  const [rx, ry, height] = [400, 130, 350];
  const side = wall(rx, ry, height);
  const waves = [0, 1, 2].map((k) => Array.from({ length: 41 }, (_, i) => [-rx + i * 20, 196 + k * 56 + ry * Math.sqrt(Math.max(0, 1 - (i / 20 - 1) ** 2)) + 13 * Math.sin(i * 1.15 + k * 2)]));
  const next = random(6);
  const biscuits = [];
  for (const [x, y, kind, turn] of [[-230, -30, 0, 0], [-60, -70, 1, 20], [130, -74, 2, 0], [270, -20, 1, -30], [-140, 30, 2, 0], [40, 10, 0, 0], [190, 50, 3, 10], [-10, 74, 1, 8], [-260, 44, 3, -10]]) {
    const shape = kind === 0 ? ellipse(0, 0, 120, 70) : kind === 1 ? curve(Array.from({ length: 10 }, (_, i) => [Math.cos(i * 0.628) * (i % 2 ? 82 : 122), Math.sin(i * 0.628) * (i % 2 ? 54 : 76)])) : kind === 2 ? curve(arc(0, 0, 112, 66, 0, 340, 14)) : polygon([[-110, -36], [100, -46], [112, 34], [-96, 50]]);
    const mark = kind === 0 ? ellipse(0, -4, 44, 24) : kind === 1 ? ellipse(0, -2, 30, 17) : kind === 2 ? Array.from({ length: 12 }, () => ellipse(-80 + next() * 160, -36 + next() * 70, 8, 6)).join("") : "M-80 -20L84 -26V-14L-80 -8ZM-80 10L88 2V14L-80 24Z";
    biscuits.push(
      place(
        pile(place(part(shape, { fill: "light", deep: tones.even(0.8), dark: tones.even(0.6) }), "translate(4 16)"), part(shape, { fill: "light", deep: tones.ball, dark: (u, v) => tones.ball(u, v) - 0.35, edge: 6, on: { accent: ink(mark), key: kind === 0 ? line(ellipse(0, -4, 46, 26), 4) : "" }, glint: gouge(-70, -20, -20, -46, 9, -4) })),
        `translate(${x} ${y}) rotate(${turn})`,
      ),
    );
  }
  return pile(
    part(side, {
      fill: "accent",
      along: bows({ x: -rx, y: 0, width: rx * 2, height: height + ry }, ry, 13),
      gap: 13,
      dark: (u) => tones.round(u) + 0.04,
      glint: gouge(-330, 120, -330, 400, 26, 4) + gouge(-286, 150, -286, 330, 10, 2),
      on: {
        light: waves.map((w) => line(curve(w, false), 26)).join(""),
        accent: waves.map((w) => line(curve(w, false), 26, "#fff")).join(""),
        key: line(curve(arc(0, height - 26, rx, ry, 180, 0, 30), false), 5),
      },
    }),
    part(ellipse(0, 0, rx, ry), { fill: [], edge: 8 }),
    part(ellipse(0, 4, rx - 20, ry - 12), { fill: "accent", dark: tones.even(0.7), along: 3, gap: 10 }),
    ...biscuits.slice(0, 8),
    part(`${curve(arc(0, 4, rx + 2, ry + 4, 178, 2, 40), false)}${curve(arc(0, -8, rx - 18, ry - 14, 2, 178, 40), false).replace("M", "L")}Z`, { fill: [], edge: 6, dark: (u) => Math.max(0, u - 0.6) }),
  );
}

function lid() {
  const R = 330;
  const rays = Array.from({ length: 15 }, (_, i) => {
    const a = Math.PI + (i / 14) * Math.PI;
    const [c, s] = [Math.cos(a), Math.sin(a)];
    return polygon([[c * 150 - s * 9, 60 + s * 150 + c * 9], [c * 272, 60 + s * (i % 2 ? 240 : 286)], [c * 150 + s * 9, 60 + s * 150 - c * 9]]);
  }).join("");
  const sea = [84, 128, 172, 216].map((y) => line(curve(Array.from({ length: 21 }, (_, i) => [-300 + i * 30, y + 10 * Math.sin(i * 1.4 + y)]), false), 11)).join("");
  return pile(
    place(part(ellipse(0, 0, R), { fill: "accent", dark: tones.even(0.55), along: 90 }), "translate(40 12)"),
    part(ellipse(0, 0, R), { fill: "accent", dark: (u, v) => tones.ball(u, v) * 0.8, edge: 8 }),
    part(ellipse(0, 0, R - 28), {
      fill: "light",
      dark: (u, v) => Math.max(0, u + v - 1.42),
      edge: 5,
      on: { light: cut(`M-330 60H330V-330H-330Z`) + ink(rays), accent: ink("M-134 60A134 134 0 0 1 134 60Z") + sea, key: line("M-300 62H300", 6) },
      glint: gouge(-240, -80, -150, -210, 12, 16),
    }),
  );
}

export default {
  name: "gift-tin-biscuits",
  coop: "biscottificio-tramonto",
  seed: 114,
  things: [castShadow(760, 1260, 500, 90, 4), place(lid(), "translate(780 480) rotate(12) scale(1.06)"), place(tin(), "translate(540 830)")],
  gouged: halo(600, 800, 540, 640, 70, 9),
};
