/** A desk calendar: twelve cards in a block of wood, the month a large worn figure of wooden type. */
import { castShadow, cut, ellipse, gouge, halo, ink, line, place } from "./lib/draw.mjs";
import { crate, facet, part, pile, tones } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";
import { grain } from "./lib/wood.mjs";

const LEAF = "M-330 -430H330V330Q322 400 210 420L-330 430Z";

function stand() {
  const { front, side, top } = crate(-430, 0, 860, 130, 90, -110);
  return pile(
    part(side, { fill: "light", deep: tones.even(0.6), dark: tones.even(0.6), along: 86 }),
    part(top, {
      fill: "light",
      deep: tones.even(0.2),
      on: { key: ink(facet("-330 -40, -300 -74, 410 -74, 380 -40")) },
    }),
    part(front, {
      fill: "light",
      on: {
        deep: `<g transform="rotate(90) translate(0 0)">${ink(grain({ x: -20, y: -460, width: 180, height: 920, gap: 22, eyeX: 70, eyeY: 60, pull: 30, weight: 7, seed: 5 }))}</g>`,
      },
      dark: (u, v) => Math.max(0, u - 0.8) * 1.6 + Math.max(0, v - 0.8),
      along: 2,
      glint: gouge(-410, 12, 220, 12, 10),
    }),
  );
}

/** The figure 3 in a heavy wooden type, chips and scars cut into it. */
const THREE = line("M-96 -330Q10 -408 78 -342Q120 -268 20 -250Q140 -230 104 -148Q30 -76 -104 -136", 58);
const chips = random(4);
const worn = Array.from({ length: 26 }, () =>
  cut(gouge(-130 + chips() * 270, -380 + chips() * 280, -118 + chips() * 280, -370 + chips() * 290, 5)),
).join("");

function leaves() {
  const days = [];
  for (let row = 0; row < 5; row += 1)
    for (let column = 0; column < 7; column += 1)
      if (!(row === 0 && column < 2) && !(row === 4 && column > 4))
        days.push([-252 + column * 84, 20 + row * 78, column]);
  const marks = days
    .map(([x, y, column], i) => (column === 6 ? "" : ellipse(x, y, 15 + (i % 2), 15)))
    .join("");
  const feast = days
    .filter(([, , column]) => column === 6)
    .map(([x, y]) => ellipse(x, y, 16, 16))
    .join("");
  const [rx, ry] = days[17];
  const under = Array.from({ length: 7 }, (_, i) =>
    place(
      part("M-330 -430H330V430H-330Z", { fill: [], edge: 4, dark: tones.even(0.3), along: 90 }),
      `translate(${40 - i * 6} ${-14 + i * 2})`,
    ),
  );
  return pile(
    under,
    part("M-330 -430H330V430H-330Z", { fill: [], edge: 5, dark: tones.even(0.22), along: 30 }),
    part(LEAF, {
      fill: [],
      edge: 7,
      dark: (u, v) => Math.max(0, u + v - 1.8) * 3,
      on: {
        accent: THREE + worn + ink(feast),
        key: line("M-270 -60H270", 9) + ink(marks) + line(ellipse(rx, ry, 33, 31), 8),
      },
    }),
    part("M210 420Q322 400 330 330Q300 372 226 366Q240 396 210 420Z", {
      fill: "light",
      deep: tones.even(0.4),
      edge: 6,
    }),
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
    place(
      part("M-430 0H430V130H-430Z", {
        fill: "light",
        along: 2,
        on: {
          deep: `<g transform="rotate(90)">${ink(grain({ x: -20, y: -460, width: 180, height: 920, gap: 22, eyeX: 70, eyeY: 60, pull: 30, weight: 7, seed: 5 }))}</g>`,
        },
        dark: (u, v) => Math.max(0, u - 0.8) * 1.6 + Math.max(0, v - 0.8),
        glint: gouge(-410, 14, 220, 14, 11),
      }),
      "translate(570 1140)",
    ),
  ],
  gouged: halo(600, 760, 500, 660, 70, 5),
};
