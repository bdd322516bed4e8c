/** Six round tablets of drinking cacao, scored to break in four, with a molinillo to froth them. */
import { arc, castShadow, curve, ellipse, gouge, halo, ink, line, place } from "./lib/draw.mjs";
import { band, bows, part, pile, tones, turned } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

function tablet(seed, top) {
  const [rx, ry, thick] = [330, 128, 84];
  const wall = `M${-rx} 0V${thick}${curve(arc(0, thick, rx, ry, 180, 0, 30), false).replace("M", "L")}V0Z`;
  const next = random(seed);
  const grit = Array.from({ length: 60 }, () => {
    const [a, r] = [next() * 7, Math.sqrt(next()) * 0.84];
    return ellipse(Math.cos(a) * rx * r, Math.sin(a) * ry * r, 3 + next() * 4, 2 + next() * 2);
  }).join("");
  const cross = [
    [-rx * 0.86, -ry * 0.34, rx * 0.86, ry * 0.34],
    [-rx * 0.4, ry * 0.82, rx * 0.4, -ry * 0.82],
  ];
  return pile(
    part(wall, {
      fill: ["light", "accent"],
      along: bows({ x: -rx, y: 0, width: rx * 2, height: thick + ry }, ry, 12),
      dark: (u) => 0.2 + tones.round(u),
      glint: gouge(-290, 44, -270, 120, 14, 4),
    }),
    part(ellipse(0, 0, rx, ry), {
      fill: "light",
      deep: (u) => 0.2 + u * 0.4,
      dark: (u, v) => 0.06 + Math.max(0, u + v - 1.25) * 0.8,
      along: 5,
      edge: 7,
      on: {
        deep: ink(grit),
        key:
          ink(
            grit
              .split("M")
              .slice(1)
              .filter((_, i) => i % 3 === 0)
              .map((p) => `M${p}`)
              .join(""),
          ) +
          (top
            ? cross.map(([a, b, c, d]) => ink(gouge(a, b, c, d, 22))).join("") +
              line(ellipse(0, 0, rx * 0.88, ry * 0.84), 4)
            : ""),
      },
      glint:
        (top ? cross.map(([a, b, c, d]) => gouge(a + 4, b + 13, c + 4, d + 13, 7)).join("") : "") +
        gouge(-270, -50, -120, -106, 12, -10),
    }),
  );
}

function molinillo() {
  const ring = (y, w, h) =>
    pile(
      part(turned(0, `${w} ${y}, ${w + 5} ${y + h / 2}, ${w} ${y + h}`, 0.2), {
        fill: "light",
        along: 90,
        gap: 12,
        dark: tones.round,
        deep: (u) => Math.max(0, u - 0.4),
        edge: 6,
      }),
      part(ellipse(0, y, w, w * 0.2), { fill: "light", edge: 5 }),
    );
  const head = turned(0, "70 330, 112 390, 126 470, 108 550, 60 600", 0.24);
  const notches = Array.from({ length: 7 }, (_, i) => {
    const x = -96 + i * 32;
    return gouge(x * 0.8, 366, x, 560, 18, -x * 0.05);
  }).join("");
  return pile(
    part(band("0 -560, 1 -100, 0 340", 46), {
      fill: "light",
      along: 90,
      gap: 12,
      dark: tones.round,
      deep: (u) => Math.max(0, u - 0.3),
      edge: 6,
      glint: gouge(-12, -520, -12, 60, 9),
    }),
    part(turned(0, "30 -610, 40 -580, 30 -540", 0.3), { fill: "accent", dark: tones.round, along: 90 }),
    part(head, {
      fill: "light",
      along: 90,
      dark: tones.round,
      deep: tones.fall,
      on: { key: ink(notches), accent: "" },
    }),
    ring(290, 84, 34),
    ring(220, 96, 34),
    ring(150, 84, 34),
    part("M-26 -40H26V-10H-26ZM-26 10H26V40H-26Z", { fill: "accent", edge: 4 }),
  );
}

export default {
  name: "drinking-cacao-tablets",
  coop: "dulce-ladera",
  seed: 153,
  things: [
    castShadow(760, 1216, 460, 88, 4),
    [1090, 1000, 910, 820, 730].map((y, i) =>
      place(tablet(i + 3, false), `translate(${470 + (i % 2 ? 10 : -6)} ${y})`),
    ),
    place(tablet(17, true), "translate(474 640)"),
    place(molinillo(), "translate(880 730) rotate(14)"),
  ].flat(),
  gouged: halo(600, 780, 500, 640, 70, 5),
};
