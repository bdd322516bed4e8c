/** A pair of alpaca socks, one laid over the other: ribbed cuffs, a walking alpaca in a band, dark heels. */
import { flatShadow, gouge, halo, ink, line, place } from "./lib/draw.mjs";
import { bounds, facet, part, pile } from "./lib/kit.mjs";

const SOCK =
  "M-150 -480H110V120Q120 190 190 214L420 270Q520 300 510 390Q496 470 400 474H60Q-150 480 -170 300Q-176 240 -150 160Z";

/** An alpaca in few stitches, facing right, about (0, 0), 110 tall. */
const alpaca = (x, y) =>
  [
    [-34, 0, 60, 30],
    [-34, 30, 12, 34],
    [-12, 30, 12, 34],
    [6, 30, 12, 34],
    [18, -52, 16, 62],
    [18, -60, 34, 18],
    [20, -72, 8, 14],
    [-44, -4, 14, 14],
  ]
    .map(([a, b, w, h]) =>
      `M${x + a} ${y + b}h${w}v${h}h${-w}Z`.replace(
        /h(-?[\d.]+)v(-?[\d.]+)h(-?[\d.]+)/,
        (_, w2, h2) => `H${x + a + Number(w2)}V${y + b + Number(h2)}H${x + a}`,
      ),
    )
    .join("");

function sock(tint) {
  const toe = "M392 200H600V520H392Q350 380 392 200Z";
  const heel = "M-260 330L-20 220Q40 360 20 520H-260Z";
  const cuff = "M-154 -480H114V-350H-154Z";
  const ribs = Array.from({ length: 13 }, (_, i) => line(`M${-140 + i * 20} -474V-356`, i > 8 ? 8 : 5)).join(
    "",
  );
  const zig = (y) =>
    Array.from({ length: 7 }, (_, i) =>
      facet(`${-160 + i * 42} ${y + 32}, ${-139 + i * 42} ${y}, ${-118 + i * 42} ${y + 32}`),
    ).join("");
  let knit = "";
  for (let y = -330; y < 480; y += 30)
    for (let x = -160; x < 520; x += 30)
      knit += gouge(x, y, x + 11, y + 14, 5) + gouge(x + 22, y, x + 11, y + 14, 5);
  const bands = ink(zig(-320)) + ink(`M-200 -278H200V-264H-200ZM-200 -86H200V-72H-200Z`) + ink(zig(-62));
  return pile(
    part(SOCK, {
      fill: tint ? [] : "light",
      field: bounds(SOCK),
      gap: 12,
      along: 30,
      deep: (u, v) => (tint ? 0 : 0.1 + Math.max(0, v - 0.7) * 0.6),
      dark: (u, v) => (v < 0.66 ? Math.max(0, u - 0.31) * 4 : Math.max(0, v - 0.84) * 3),
      glint: gouge(-126, -230, -128, 100, 13, 4),
      on: {
        light: tint ? ink(knit) : "",
        deep: tint ? "" : ink(knit),
        accent: bands + ink(toe) + ink(heel) + (tint ? ink("M-200 -258H200V-90H-200Z") : ""),
        key:
          (tint ? "" : ink(alpaca(-88, -172) + alpaca(28, -172))) +
          line(toe, 5) +
          line(heel, 5) +
          ink(gouge(110, 130, 30, 230, 14, 12)) +
          ink(gouge(126, 190, 60, 270, 11, 10)),
      },
    }),
    tint
      ? {
          light: ink(alpaca(-88, -172) + alpaca(28, -172)),
          accent: `<g fill="#fff">${`<path d="${alpaca(-88, -172)}${alpaca(28, -172)}"/>`}</g>`,
        }
      : [],
    part(cuff, {
      fill: tint ? "light" : "accent",
      edge: 7,
      dark: (u) => Math.max(0, u - 0.74) * 2,
      along: 90,
      on: { key: ribs },
    }),
  );
}

export default {
  name: "alpaca-socks",
  coop: "hilos-del-misti",
  seed: 162,
  things: [
    place(flatShadow(SOCK, 40, 38, { ...bounds(SOCK), gap: 12 }), "translate(560 620) rotate(8)"),
    place(sock(true), "translate(560 620) rotate(8)"),
    place(flatShadow(SOCK, 34, 32, { ...bounds(SOCK), gap: 12 }), "translate(390 840) rotate(-10)"),
    place(sock(false), "translate(390 840) rotate(-10)"),
  ],
  gouged: halo(600, 760, 520, 640, 70, 5),
};
