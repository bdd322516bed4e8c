/** A cutting board of one plank of algarrobo, one edge the tree's own bark, leaning, with a thong; a half loaf and pods before it. */
import { arc, castShadow, curve, ellipse, gouge, halo, ink, line, place, within } from "./lib/draw.mjs";
import { band, blob, bounds, bows, part, pile, tones } from "./lib/kit.mjs";
import { flecks, grain } from "./lib/wood.mjs";

const BOARD = blob(
  "-300 -250, -280 -300, -180 -330, -96 -370, -80 -470, -84 -600, -50 -650, 0 -660, 50 -650, 84 -600, 80 -470, 96 -370, 180 -330, 280 -300, 300 -250, 310 100, 300 480, 270 520, 0 530, -270 520, -300 480, -310 100",
);

function board() {
  const field = bounds(BOARD);
  const knot = Array.from({ length: 4 }, (_, i) =>
    line(ellipse(-110, 130, 16 + i * 18, 26 + i * 30), 6),
  ).join("");
  return pile(
    place(
      part(BOARD, { fill: "light", deep: tones.even(0.7), dark: tones.even(0.6), along: 84 }),
      "translate(30 6)",
    ),
    part(BOARD, {
      fill: "light",
      field,
      along: 88,
      gap: 13,
      dark: (u, v) => Math.max(0, u - 0.78) * 2 + Math.max(0, u + v - 1.62),
      glint: gouge(-272, -220, -282, 380, 17, 8) + gouge(-52, -590, -54, -420, 13),
      on: {
        deep:
          ink(grain({ ...field, gap: 34, eyeX: -110, eyeY: 130, pull: 80, weight: 15, seed: 5 })) +
          ink(flecks({ ...field, count: 60, seed: 4, length: 40 })),
        accent:
          within(
            BOARD,
            ink(grain({ ...field, gap: 74, eyeX: -110, eyeY: 130, pull: 90, weight: 13, seed: 8 })),
          ) + knot,
        key: ink(ellipse(-110, 130, 9, 15)),
      },
    }),
    part(
      blob(
        "232 -306, 282 -296, 304 -240, 316 -60, 312 120, 316 320, 302 486, 272 520, 244 440, 262 300, 240 160, 264 20, 238 -120, 256 -220",
      ),
      {
        fill: ["light", "accent"],
        edge: 6,
        along: 84,
        gap: 11,
        dark: tones.even(0.5),
        on: {
          key: [-260, -170, -70, 40, 150, 250, 350, 440]
            .map((y) => ink(gouge(250, y, 306, y + 40, 13, 6)))
            .join(""),
        },
      },
    ),
    part(ellipse(0, -574, 38, 42), { fill: "key", edge: 0 }),
    place({ sil: "", key: "" }, "translate(0 0)"),
  );
}

const thong = pile(
  part(band("0 -574, -60 -680, -40 -800, 20 -820, 60 -740, 40 -640, 6 -574", 20), {
    fill: "accent",
    dark: tones.fall,
    edge: 5,
  }),
  part(band("14 -566, 70 -520, 120 -430, 116 -340", 17), { fill: "accent", edge: 5 }),
);

function loaf() {
  const crust = "M-250 150Q-290 0 -180 -100Q-20 -190 160 -120Q280 -60 250 80Q240 140 200 156Z";
  const crumb = blob("-244 146, -262 40, -190 -66, -96 -64, -44 30, -60 146");
  const pores = [
    [-190, 40, 16, 22],
    [-150, -20, 12, 18],
    [-120, 60, 18, 24],
    [-170, 100, 12, 12],
    [-96, 10, 10, 14],
    [-92, 110, 12, 12],
    [-214, 90, 9, 12],
    [-130, 120, 8, 9],
  ]
    .map((p) => ellipse(...p))
    .join("");
  return pile(
    part(crust, {
      fill: ["light", "accent"],
      along: bows(bounds(crust), -40, 12),
      dark: (u, v) => 0.06 + tones.round(u) + Math.max(0, v - 0.7),
      glint: gouge(-20, -110, 70, 20, 30, -16) + gouge(90, -100, 160, 20, 26, -14),
    }),
    part(crumb, {
      fill: [],
      edge: 7,
      along: 60,
      deep: tones.fall,
      on: { light: ink(pores), deep: ink(pores), key: "" },
    }),
  );
}

function pod() {
  const d = blob(
    "-190 30, -150 -26, -80 -40, 0 -30, 80 -46, 150 -20, 196 40, 140 26, 80 10, 0 26, -80 18, -140 30",
  );
  return part(d, {
    fill: ["light"],
    deep: tones.fall,
    on: {
      key: [-120, -60, 0, 60, 120]
        .map((x) => line(curve(arc(x, -4, 22, 20, 200, 330, 8), false), 6))
        .join(""),
      accent: [-120, -60, 0, 60, 120].map((x) => ink(ellipse(x, -4, 18, 13))).join(""),
    },
    edge: 6,
  });
}

export default {
  name: "algarrobo-cutting-board",
  coop: "quebracho-sur",
  seed: 131,
  things: [
    castShadow(760, 1250, 440, 80, 4),
    place(pile(board(), thong), "translate(620 782) rotate(5) scale(0.87)"),
    castShadow(400, 1316, 300, 50, 7),
    place(loaf(), "translate(380 1160)"),
    place(pod(), "translate(850 1310) rotate(-8)"),
    place(pod(), "translate(690 1370) rotate(14) scale(0.9)"),
  ],
  gouged: halo(600, 760, 500, 660, 70, 5),
};
