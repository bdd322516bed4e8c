/** A tin tube of hand cream, a little pressed out, with calendula flowers. */
import { castShadow, cut, ellipse, flatShadow, gouge, halo, ink, line, place } from "./lib/draw.mjs";
import { blob, bounds, leaf, part, pile, seam, tones } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

const TUBE = "M-200 -470L200 -470L206 -420Q196 -100 176 300Q170 350 120 366H-120Q-170 350 -176 300Q-196 -100 -206 -420Z";

/** A calendula seen from above: two rings of petals round a dark eye. */
function calendula(size, seed) {
  const next = random(seed);
  const ring = (count, r, fill) =>
    Array.from({ length: count }, (_, i) => {
      const turn = (i / count) * 360 + next() * 8;
      const petal = blob(`0 -10, ${r * 0.5} -${r * 0.13}, ${r} -${r * 0.08}, ${r * 1.04} 0, ${r} ${r * 0.08}, ${r * 0.5} ${r * 0.13}, 0 10`);
      return place(part(petal, { fill, edge: 4, on: { key: ink(gouge(r * 0.34, 2, r * 0.94, 2, 5)) + ink(gouge(r * 0.4, 10, r * 0.8, 9, 4)) } }), `rotate(${turn})`);
    });
  const eye = Array.from({ length: 34 }, () => {
    const [a, d] = [next() * 7, Math.sqrt(next()) * size * 0.24];
    return ellipse(Math.cos(a) * d, Math.sin(a) * d, 6, 6);
  }).join("");
  return pile(
    ring(22, size, "accent"),
    ring(17, size * 0.74, "accent"),
    part(ellipse(0, 0, size * 0.29), { fill: "key", edge: 4, on: { key: cut(eye) } }),
  );
}

function label() {
  const petals = Array.from({ length: 16 }, (_, i) => {
    const a = (i / 16) * Math.PI * 2;
    return gouge(Math.cos(a) * 34, -20 + Math.sin(a) * 34, Math.cos(a) * 108, -20 + Math.sin(a) * 108, 30);
  }).join("");
  return part("M-196 -190H196L186 180H-186Z", {
    fill: [],
    edge: 0,
    dark: (u) => Math.max(0, u - 0.72) * 2.2,
    along: 90,
    gap: 12,
    on: {
      accent: ink(petals),
      key: ink(ellipse(0, -20, 22)) + line("M-198 -190H198", 5) + line("M-190 180H190", 5) + ink("M-84 116H84V124H-84Z") + ink("M-52 140H52V146H-52Z"),
    },
  });
}

function tube() {
  const crimp = Array.from({ length: 25 }, (_, i) => `M${-196 + i * 16} -560V-474`).join("");
  return pile(
    part("M-124 366H124V500Q124 514 108 514H-108Q-124 514 -124 500Z", { fill: "accent", along: 90, gap: 13, dark: (u) => tones.round(u) + 0.1, on: { key: seam("M-124 440H124", 110, "7 15") } }),
    part("M-136 350H136V388H-136Z", { fill: [], along: 90, dark: tones.round, edge: 6 }),
    part(TUBE, {
      fill: "light",
      along: 90,
      gap: 13,
      deep: (u) => Math.max(0, u - 0.5) * 1.2,
      dark: (u, v) => tones.round(u) + Math.max(0, 0.1 - v) * 3,
      glint: gouge(-140, -400, -120, 280, 26, 6),
      on: { key: ink(gouge(-60, -466, -20, -250, 14, 10)) + ink(gouge(90, -466, 60, -300, 12, -10)) + ink(gouge(10, -466, 30, -350, 9)) },
    }),
    label(),
    part("M-208 -570H208V-466H-208Z", { fill: "light", deep: tones.even(0.3), on: { key: line(crimp, 5) } }),
  );
}

export default {
  name: "calendula-hand-cream",
  coop: "saponaria-lumen",
  seed: 123,
  things: [
    place(flatShadow(TUBE, 60, 40, { ...bounds(TUBE), gap: 12, angle: 66 }), "translate(640 720) rotate(18) scale(0.99)"),
    place(tube(), "translate(640 720) rotate(18) scale(0.99)"),
    leaf(420, 1240, 300, 96, -42, { fill: "light" }),
    leaf(330, 1180, 260, 84, -158, { fill: "light" }),
    leaf(380, 1300, 330, 92, 6, { fill: "light" }),
    castShadow(420, 1316, 250, 60, 3),
    place(calendula(226, 4), "translate(330 1160)"),
    place(calendula(132, 9), "translate(860 1300)"),
  ],
  gouged: halo(600, 760, 520, 660, 70, 5),
};
