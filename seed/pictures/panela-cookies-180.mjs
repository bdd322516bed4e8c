/** Crackled panela biscuits in their paper tray, one bitten, beside a cone of panela. */
import { castShadow, curve, cut, ellipse, gouge, halo, ink, place, polygon } from "./lib/draw.mjs";
import { facet, part, pile, tones, turned } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

function cookie(seed, { bitten = false } = {}) {
  const next = random(seed);
  const R = 190;
  const outline = Array.from({ length: 26 }, (_, i) => {
    const a = (i / 26) * Math.PI * 2;
    const r = R * (0.97 + next() * 0.06);
    const bite = bitten && a > 5.1 && a < 6.0 ? 0.66 + 0.07 * (i % 2) : 1;
    return [Math.cos(a) * r * bite, Math.sin(a) * r * bite];
  });
  const d = curve(outline);
  let cracks = "";
  for (let i = 0; i < 9; i += 1) {
    const a = (i / 9) * Math.PI * 2 + next() * 0.4;
    let [x, y] = [Math.cos(a) * 40 * next(), Math.sin(a) * 40 * next()];
    for (let k = 0; k < 4; k += 1) {
      const [ex, ey] = [
        x + Math.cos(a + (next() - 0.5) * 1.6) * 42,
        y + Math.sin(a + (next() - 0.5) * 1.6) * 42,
      ];
      cracks += gouge(x, y, ex, ey, 13 - k, 4);
      [x, y] = [ex, ey];
    }
  }
  const sugar = Array.from({ length: 36 }, () => {
    const [a, r, s] = [next() * 7, Math.sqrt(next()) * 165, 5 + next() * 6];
    const [x, y] = [Math.cos(a) * r, Math.sin(a) * r];
    return polygon([
      [x - s, y],
      [x, y - s],
      [x + s, y],
      [x, y + s],
    ]);
  }).join("");
  return pile(
    place(part(d, { fill: ["light", "accent"], dark: tones.even(0.5), along: 90 }), "translate(10 30)"),
    part(d, {
      fill: "light",
      deep: tones.ball,
      tint: (u, v) => Math.max(0, Math.hypot(u - 0.5, v - 0.5) - 0.36) * 2.4,
      dark: (u, v) => tones.ball(u, v) - 0.34,
      on: {
        key: ink(cracks) + cut(sugar),
        deep: ink(cracks) + cut(sugar),
        light: cut(sugar),
        accent: cut(sugar),
      },
    }),
  );
}

function cone() {
  const d = turned(0, "96 -300, 140 -120, 190 80, 230 220", 0.2);
  return pile(
    part(d, {
      fill: ["light", "accent"],
      along: 84,
      gap: 13,
      dark: (u) => 0.1 + tones.round(u),
      glint: gouge(-70, -260, -170, 160, 22, 4) + gouge(-30, -250, -70, -80, 10),
    }),
    part(ellipse(0, -300, 96, 26), { fill: ["light"], edge: 6, deep: tones.even(0.3) }),
  );
}

/** The tray: a paper cup with a pinked edge. */
function tray() {
  const pinked = Array.from({ length: 31 }, (_, i) => [-450 + i * 30, i % 2 ? -14 : 14]);
  const d = `M${pinked.map((p) => p.join(" ")).join("L")}L400 250H-400Z`;
  const pleats = Array.from({ length: 16 }, (_, i) => gouge(-430 + i * 57, 20, -384 + i * 51, 246, 11)).join(
    "",
  );
  const flower = [-240, 0, 240]
    .map((x) =>
      Array.from({ length: 8 }, (_, i) =>
        gouge(
          x + Math.cos(i * 0.785) * 12,
          136 + Math.sin(i * 0.785) * 12,
          x + Math.cos(i * 0.785) * 62,
          136 + Math.sin(i * 0.785) * 62,
          24,
        ),
      ).join(""),
    )
    .join("");
  return part(d, {
    fill: "accent",
    along: 88,
    dark: (u) => Math.max(0, u - 0.6) * 1.6,
    on: {
      accent: cut(flower),
      key: ink(
        pleats
          .split("M")
          .slice(1)
          .filter((_, i) => i > 9)
          .map((p) => `M${p}`)
          .join(""),
      ),
    },
    glint: gouge(-416, 40, -384, 220, 11),
  });
}

export default {
  name: "panela-cookies-180",
  coop: "dulce-ladera",
  seed: 154,
  things: [
    castShadow(760, 1180, 460, 76, 4),
    place(cone(), "translate(830 660) scale(1.06)"),
    place(part(facet("-430 -10, 430 -10, 400 100, -400 100"), { fill: "key" }), "translate(540 930)"),
    ...[
      [210, 850, 3],
      [400, 800, 5],
      [850, 880, 8],
      [660, 810, 13],
      [520, 900, 21],
      [300, 940, 30],
      [750, 950, 31],
    ].map(([x, y, seed]) =>
      place(cookie(seed), `translate(${x} ${y}) rotate(${seed * 31}) scale(${0.94} ${0.82})`),
    ),
    place(tray(), "translate(540 960)"),
    castShadow(950, 1340, 220, 36, 8),
    place(cookie(44, { bitten: true }), "translate(860 1260) scale(1 0.7)"),
    ...[
      [650, 1350],
      [700, 1310],
      [610, 1300],
      [1060, 1360],
    ].map(([x, y], i) => part(ellipse(x, y, 15 - i * 2, 10), { fill: "light", edge: 5 })),
  ],
  gouged: halo(600, 800, 500, 600, 70, 5),
};
