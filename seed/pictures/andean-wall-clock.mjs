/** A wall clock of aliso whose twelve hours are terraces: each a step lower than the last, deepest before noon. */
import { arc, cut, ellipse, flatShadow, gouge, halo, ink, line, place, polygon } from "./lib/draw.mjs";
import { bounds, part, pile, tones } from "./lib/kit.mjs";
import { flecks, grain } from "./lib/wood.mjs";

const R = 500;
const sector = (i, r, inner = 0) => {
  const from = i * 30 - 90;
  return polygon([
    ...arc(0, 0, r, r, from, from + 30.4, 10),
    ...(inner ? arc(0, 0, inner, inner, from + 30.4, from, 10) : [[0, 0]]),
  ]);
};

function hand(angle, length, width) {
  const d = polygon([
    [-width * 0.3, 80],
    [-width / 2, 0],
    [-width * 0.42, -length * 0.72],
    [-width * 0.9, -length * 0.72],
    [0, -length],
    [width * 0.9, -length * 0.72],
    [width * 0.42, -length * 0.72],
    [width / 2, 0],
    [width * 0.3, 80],
  ]);
  return place(
    part(d, {
      fill: "accent",
      edge: 5,
      on: {
        key: ink(
          polygon([
            [width * 0.12, 90],
            [width, 90],
            [width, -length],
            [width * 0.12, -length],
          ]),
        ),
      },
    }),
    `rotate(${angle})`,
  );
}

function clock() {
  const outer = ellipse(0, 0, R);
  const field = bounds(outer);
  const wood =
    ink(grain({ ...field, gap: 30, eyeX: 120, eyeY: 160, pull: 90, weight: 9, seed: 4 })) +
    ink(flecks({ ...field, count: 80, seed: 8, length: 30 }));
  // Terrace 0 is the first after noon and lies highest; its wall throws a shadow on the one before it.
  const steps = Array.from({ length: 12 }, (_, i) => {
    const depth = i / 11;
    const inner = 214 + depth * 40;
    const d = sector(i, 430, inner);
    const a = ((i * 30 - 90) * Math.PI) / 180;
    const lip = polygon([
      ...[
        [430, 0],
        [inner, 0],
      ].map(([r]) => [Math.cos(a) * r, Math.sin(a) * r]),
      ...[
        [inner, 1],
        [430, 1],
      ].map(([r]) => [Math.cos(a + 0.05 + depth * 0.09) * r, Math.sin(a + 0.05 + depth * 0.09) * r]),
    ]);
    return pile(
      part(d, {
        fill: "light",
        edge: 5,
        along: 46,
        gap: 12,
        seed: i + 1,
        deep: tones.even(0.05 + depth * 0.6),
        dark: tones.even(0.02 + depth * 0.42),
        on: { key: i ? ink(lip) : "" },
      }),
      {
        light: cut(
          gouge(
            Math.cos(a + 0.5) * 418,
            Math.sin(a + 0.5) * 418,
            Math.cos(a + 0.24) * 418,
            Math.sin(a + 0.24) * 418,
            8 - depth * 4,
          ),
        ),
        deep: cut(
          gouge(
            Math.cos(a + 0.5) * 418,
            Math.sin(a + 0.5) * 418,
            Math.cos(a + 0.24) * 418,
            Math.sin(a + 0.24) * 418,
            8 - depth * 4,
          ),
        ),
      },
    );
  });
  return pile(
    place(
      part(outer, { fill: "light", deep: tones.even(0.7), dark: tones.even(0.66), along: 46 }),
      "translate(24 28)",
    ),
    part(outer, {
      fill: "light",
      along: 80,
      gap: 14,
      edge: 8,
      dark: (u, v) => Math.max(0, u + v - 1.4) * 1.2,
      on: { deep: wood },
      glint: polygon([...arc(0, 0, 482, 482, 190, 262, 20), ...arc(4, 4, 466, 466, 262, 190, 20)]),
    }),
    steps,
    part(ellipse(0, 0, 252), {
      fill: "light",
      edge: 6,
      along: 46,
      deep: (u, v) => 0.04 + Math.max(0, u + v - 1.1) * 0.5,
      on: {
        accent:
          line(ellipse(0, 0, 226), 8) +
          ink(ellipse(0, -190, 13)) +
          ink(ellipse(190, 0, 13)) +
          ink(ellipse(0, 190, 13)) +
          ink(ellipse(-190, 0, 13)),
      },
    }),
    place(
      {
        deep: ink(
          polygon([
            [-8, 60],
            [-10, 0],
            [0, -190],
            [10, 0],
            [8, 60],
          ]),
        ),
      },
      "translate(16 22) rotate(-56)",
    ),
    place(
      {
        deep: ink(
          polygon([
            [-8, 60],
            [-10, 0],
            [0, -270],
            [10, 0],
            [8, 60],
          ]),
        ),
      },
      "translate(16 22) rotate(48)",
    ),
    hand(-56, 190, 34),
    hand(48, 300, 28),
    part(ellipse(0, 0, 25), { fill: [], edge: 7 }),
  );
}

export default {
  name: "andean-wall-clock",
  coop: "relojes-del-ande",
  seed: 181,
  things: [
    place(
      flatShadow(ellipse(0, 0, R), 76, 88, { ...bounds(ellipse(0, 0, R)), gap: 13 }),
      "translate(580 730)",
    ),
    place(clock(), "translate(580 730)"),
  ],
  gouged: halo(600, 740, 560, 660, 60, 5),
};
