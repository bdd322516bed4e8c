/** A cotton sack of mountain coffee drawn shut, a tree frog on a leaf printed on it, a scoop of beans beside. */
import { arc, castShadow, curve, cut, ellipse, gouge, halo, ink, line, place } from "./lib/draw.mjs";
import { bean } from "./lib/coffee.mjs";
import { band, blob, part, pile, seam, tones, wire } from "./lib/kit.mjs";

const SACK = blob(
  "-190 -330, -250 -240, -320 -60, -350 160, -346 320, -300 400, -160 426, 0 430, 160 426, 300 400, 346 320, 350 160, 320 -60, 250 -240, 190 -330, 90 -350, -90 -350",
);
const RUFF = blob(
  "-190 -340, -250 -420, -290 -520, -230 -500, -180 -560, -110 -510, -50 -572, 10 -512, 80 -570, 130 -512, 200 -556, 240 -500, 290 -516, 250 -420, 190 -340, 0 -320",
);

/** A coquí seen from above, clinging to its leaf. */
function frog() {
  const body = blob("0 -110, 44 -90, 62 -40, 66 20, 44 80, 0 100, -44 80, -66 20, -62 -40, -44 -90");
  const leg = (s) =>
    line(wire(`${s * 50} 50, ${s * 130} 20, ${s * 150} 90, ${s * 90} 120`), 24) +
    line(wire(`${s * 50} -40, ${s * 110} -70, ${s * 130} -130`), 20) +
    [
      [-20, 130, 126],
      [14, 86, 146],
      [-6, 60, 130],
    ]
      .map(([, x, y]) => ink(ellipse(s * x, y, 11)))
      .join("") +
    [
      [150, -136],
      [128, -152],
      [104, -142],
    ]
      .map(([x, y]) => ink(ellipse(s * x, y, 11)))
      .join("");
  return {
    svg: leg(1) + leg(-1) + ink(body),
    eyes: ellipse(-30, -78, 13) + ellipse(30, -78, 13),
    spots: ellipse(0, 0, 15, 22) + ellipse(-28, 40, 9) + ellipse(28, 40, 9) + ellipse(0, 62, 8),
  };
}

function sack() {
  const { svg, eyes, spots } = frog();
  const printed = `<g transform="translate(-10 100) rotate(24) scale(1.04)">${svg}${cut(eyes + spots)}</g>`;
  const big = blob(
    "-210 250, -240 120, -180 -40, -40 -130, 130 -140, 220 -150, 216 -30, 180 130, 80 240, -60 290",
  );
  const creases = [
    [-150, -330, -210, -120],
    [-70, -340, -96, -200],
    [20, -340, 16, -190],
    [100, -336, 140, -180],
    [170, -330, 240, -110],
    [-300, 380, -200, 330],
    [300, 370, 210, 330],
  ]
    .map(([a, b, c, d], i) => gouge(a, b, c, d, 15, i % 2 ? 10 : -10))
    .join("");
  return pile(
    part(SACK, {
      fill: [],
      along: 84,
      gap: 13,
      dark: (u, v) => Math.max(0, u - 0.7) * 1.8 + Math.max(0, v - 0.88) * 3,
      on: { light: ink(big), accent: printed, key: ink(creases) + line(big, 4) },
    }),
    part(RUFF, {
      fill: [],
      along: 86,
      gap: 13,
      dark: (u, v) => Math.max(0, u - 0.66) + Math.max(0, v - 0.66) * 1.6,
      on: {
        key: [-180, -110, -40, 30, 100, 170]
          .map((x, i) => ink(gouge(x * 0.9, -336, x * 1.16, -490, 13, i % 2 ? 6 : -6)))
          .join(""),
      },
    }),
    part(band("-206 -330, -100 -306, 0 -300, 100 -306, 206 -330", 40), {
      fill: "accent",
      dark: (u) => Math.max(0, u - 0.6),
      on: { key: seam(wire("-206 -330, -100 -306, 0 -300, 100 -306, 206 -330"), 5, "10 12") },
      edge: 6,
    }),
    part(band("60 -302, 120 -200, 90 -90, 130 0", 20), { fill: "accent", edge: 5 }),
    part(band("70 -302, 180 -240, 210 -130, 190 -50", 20), { fill: "accent", edge: 5 }),
    part(ellipse(132, 14, 22, 26), { fill: "accent", edge: 5 }),
    part(ellipse(188, -36, 22, 26), { fill: "accent", edge: 5 }),
    part(ellipse(64, -300, 30, 26), { fill: "accent", edge: 5, dark: tones.ball, gap: 8 }),
  );
}

function scoop() {
  const wall = `M-190 0V90${curve(arc(0, 90, 190, 54, 180, 0, 24), false).replace("M", "L")}V0Z`;
  return pile(
    part(band("170 60, 300 66, 440 50", 50), { fill: "light", dark: tones.foot, along: 80 }),
    part(wall, {
      fill: "light",
      along: 90,
      dark: tones.round,
      deep: (u) => Math.max(0, u - 0.4),
      glint: gouge(-160, 40, -156, 100, 13),
    }),
    part(ellipse(0, 0, 190, 56), { fill: "light", edge: 7, dark: tones.even(0.5) }),
    [
      [-110, -10, 20],
      [-20, -36, -30],
      [90, -20, 60],
      [-60, 16, 80],
      [40, 10, 10],
      [130, 8, -20],
    ].map(([x, y, t]) => place(bean(t > 50), `translate(${x} ${y}) rotate(${t}) scale(0.82)`)),
  );
}

export default {
  name: "mountain-coffee-340",
  coop: "caleta-azul",
  seed: 173,
  things: [
    castShadow(760, 1140, 460, 74, 4),
    place(sack(), "translate(590 730) scale(1.02)"),
    castShadow(450, 1350, 360, 44, 8),
    place(scoop(), "translate(360 1200)"),
    ...[
      [880, 1250, 30],
      [990, 1330, -40],
      [740, 1330, 80],
    ].map(([x, y, t], i) => place(bean(i === 1), `translate(${x} ${y}) rotate(${t}) scale(0.86)`)),
  ],
  gouged: halo(600, 780, 520, 640, 70, 5),
};
