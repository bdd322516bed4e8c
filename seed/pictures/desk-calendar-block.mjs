/** A desk calendar: a block of tear-off leaves on a wooden stand, a river bend printed above the days. */
import { castShadow, curve, cut, ellipse, gouge, halo, ink, line, place, within } from "./lib/draw.mjs";
import { band, blob, crate, facet, part, pile, tones } from "./lib/kit.mjs";
import { grain } from "./lib/wood.mjs";

const LEAF = "M-330 -430H330V330Q322 400 210 420L-330 430Z";

function stand() {
  const { front, side, top } = crate(-430, 0, 860, 130, 90, -110);
  return pile(
    part(side, { fill: "light", deep: tones.even(0.6), dark: tones.even(0.6), along: 86 }),
    part(top, { fill: "light", deep: tones.even(0.2), on: { key: ink(facet("-330 -40, -300 -74, 410 -74, 380 -40")) } }),
    part(front, {
      fill: "light",
      on: { deep: `<g transform="rotate(90) translate(0 0)">${ink(grain({ x: -20, y: -460, width: 180, height: 920, gap: 22, eyeX: 70, eyeY: 60, pull: 30, weight: 7, seed: 5 }))}</g>` },
      dark: (u, v) => Math.max(0, u - 0.8) * 1.6 + Math.max(0, v - 0.8),
      along: 2,
      glint: gouge(-410, 12, 220, 12, 10),
    }),
  );
}

function leaves() {
  const scene = facet("-290 -350, 290 -350, 290 -60, -290 -60");
  const bank = curve([[-300, -190], [-200, -224], [-60, -200], [100, -232], [300, -204]], false) + "L300 -50L-300 -50Z";
  const river = blob("-40 -206, 40 -206, 10 -176, -90 -150, -60 -120, 90 -90, 120 -50, -190 -50, -230 -90, -170 -130, -110 -166");
  const days = [];
  for (let row = 0; row < 5; row += 1)
    for (let column = 0; column < 7; column += 1)
      if (!(row === 0 && column < 2) && !(row === 4 && column > 4)) days.push([-252 + column * 84, 20 + row * 78, column]);
  const marks = days.map(([x, y, column], i) => (column === 6 ? "" : ellipse(x, y, 15 + (i % 2), 15))).join("");
  const feast = days.filter(([, , column]) => column === 6).map(([x, y]) => ellipse(x, y, 16, 16)).join("");
  const [rx, ry] = days[17];
  const under = Array.from({ length: 7 }, (_, i) => place(part("M-330 -430H330V430H-330Z", { fill: [], edge: 4, dark: tones.even(0.3), along: 90 }), `translate(${40 - i * 6} ${-14 + i * 2})`));
  return pile(
    under,
    part("M-330 -430H330V430H-330Z", { fill: [], edge: 5, dark: tones.even(0.22), along: 30 }),
    part(LEAF, {
      fill: [],
      edge: 7,
      dark: (u, v) => Math.max(0, u + v - 1.8) * 3,
      on: {
        light: within(scene, ink(bank) + ink(ellipse(150, -262, 52))) + "",
        deep: within(bank, [-180, -150, -120, -90].map((y) => line(curve([[-300, y], [-100, y - 12], [100, y + 6], [300, y - 8]], false), 6)).join("") + cut(river)),
        accent: ink("M-330 -430H330V-376H-330Z") + within(scene, ink(ellipse(150, -262, 48))) + ink(feast),
        key:
          line(scene, 6) +
          within(scene, line(bank, 5) + within(river, cut(river) + line(river, 5) + [-150, -120, -90, -70].map((y) => ink(gouge(-140, y, 60, y + 6, 8, 3))).join("")) + [-250, -225, -200, 190, 226, 250].map((x, i) => ink(gouge(x, -190, x + 4, -270 - (i % 3) * 18, 26)) + ink(gouge(x, -180, x, -230, 8))).join("")) +
          ink(marks) +
          line(ellipse(rx, ry, 33, 31), 8),
      },
    }),
    { light: cut(within(scene, "") ? "M0 0" : "") },
    part("M210 420Q322 400 330 330Q300 372 226 366Q240 396 210 420Z", { fill: "light", deep: tones.even(0.4), edge: 6 }),
    [-170, 170].map((x) => part(band(`${x - 14} -392, ${x - 22} -470, ${x + 16} -486, ${x + 22} -420`, 17), { fill: "accent", edge: 5 })),
  );
}

export default {
  name: "desk-calendar-block",
  coop: "encuadernadores-del-parana",
  seed: 143,
  things: [
    castShadow(800, 1270, 440, 76, 4),
    place(stand(), "translate(570 1140)"),
    place(leaves(), "translate(590 680) rotate(-2)"),
    place(part("M-430 0H430V130H-430Z", { fill: "light", along: 2, on: { deep: `<g transform="rotate(90)">${ink(grain({ x: -20, y: -460, width: 180, height: 920, gap: 22, eyeX: 70, eyeY: 60, pull: 30, weight: 7, seed: 5 }))}</g>` }, dark: (u, v) => Math.max(0, u - 0.8) * 1.6 + Math.max(0, v - 0.8), glint: gouge(-410, 14, 220, 14, 11) }), "translate(570 1140)"),
  ],
  gouged: halo(600, 760, 500, 660, 70, 5),
};
