/** A wall clock: a disc of pressed cork in a turned olive ring, four stencilled numerals, blue hands. */
import {
  arc,
  cut,
  ellipse,
  gouge,
  halo,
  ink,
  line,
  parallels,
  place,
  polygon,
  shade,
  swell,
  within,
} from "./lib/draw.mjs";
import { random } from "./lib/noise.mjs";

const R = 500;
const join = (...things) =>
  Object.fromEntries(
    ["sil", "light", "deep", "accent", "key"].map((pass) => [
      pass,
      things.map((thing) => thing[pass] ?? "").join(""),
    ]),
  );

/** Cork granules: crumbs of every size, packed by rejecting what would touch. */
function granules(radius, seed) {
  const next = random(seed);
  const laid = [];
  for (let tries = 0; tries < 16000; tries += 1) {
    const size = tries < 3000 ? 15 + next() * 19 : 5 + next() * 11;
    const a = next() * Math.PI * 2;
    const r = Math.sqrt(next()) * (radius - size);
    const [x, y] = [Math.cos(a) * r, Math.sin(a) * r];
    if (laid.some(([px, py, ps]) => Math.hypot(px - x, py - y) < ps + size - 1)) continue;
    laid.push([x, y, size]);
  }
  return laid.map(([x, y, size], i) => {
    const corners = 6 + (i % 3);
    const turn = next() * 6;
    const points = Array.from({ length: corners }, (_, k) => {
      const a = turn + (k / corners) * Math.PI * 2;
      const reach = size * (0.8 + next() * 0.3);
      return [x + Math.cos(a) * reach, y + Math.sin(a) * reach];
    });
    return { x, y, size, d: polygon(points), pick: next() };
  });
}

/** Numerals as stencils: strokes with bridges left between them, drawn about (0, 0), 130 tall. */
const NUMERALS = {
  1: ["M-22 -44L6 -62V62", "M-26 66H34"],
  2: ["M-38 -30C-38 -72 38 -72 36 -26C34 4 -20 30 -36 58", "M-38 66H42"],
  3: ["M-36 -58C0 -78 42 -62 36 -28C32 -8 10 -4 -4 -4", "M2 4C30 2 46 18 42 38C36 74 -16 76 -40 50"],
  6: ["M26 -64C-16 -50 -42 -6 -40 30", "M-38 34C-30 84 46 78 42 28C40 -6 -14 -14 -34 14"],
  9: ["M-26 66C16 52 42 8 40 -28", "M38 -32C30 -82 -46 -76 -42 -26C-40 8 14 16 34 -12"],
};
const numeral = (marks, x, y, colour) =>
  `<g transform="translate(${x} ${y})">${marks.map((d) => `<path d="${d}" fill="none" stroke="${colour}" stroke-width="25" stroke-linejoin="round"/>`).join("")}</g>`;

function hand(angle, length, width) {
  const shape = polygon([
    [-width * 0.3, 110],
    [-width / 2, 40],
    [-width * 0.28, -length],
    [width * 0.28, -length],
    [width / 2, 40],
    [width * 0.3, 110],
  ]);
  return place(
    {
      light: cut(shape),
      deep: cut(shape),
      accent: ink(shape),
      key:
        cut(shape) +
        within(
          shape,
          ink(
            polygon([
              [width * 0.2, 130],
              [width, 130],
              [width, -length - 10],
              [width * 0.1, -length - 10],
            ]),
          ),
        ),
    },
    `rotate(${angle})`,
  );
}

const numerals = (colour) =>
  [
    [1, -44, -322],
    [2, 48, -322],
    [3, 338, 4],
    [6, 0, 336],
    [9, -338, 4],
  ]
    .map(([figure, x, y]) => numeral(NUMERALS[figure], x, y, colour))
    .join("");

/** The clock about (0, 0), 1000 across. */
export function clock() {
  const outer = ellipse(0, 0, R);
  const inner = ellipse(0, 0, R - 66);
  const crumbs = granules(R - 70, 6);
  const dark = crumbs
    .filter(({ pick }) => pick < 0.3)
    .map(({ d }) => d)
    .join("");
  const middle = crumbs
    .filter(({ pick }) => pick >= 0.3 && pick < 0.62)
    .map(({ d }) => d)
    .join("");
  const pale = crumbs
    .filter(({ pick, size }) => pick > 0.95 && size < 19)
    .map(({ d }) => d)
    .join("");
  const rims = crumbs
    .filter(({ size }) => size > 13)
    .map(({ x, y, size }) =>
      swell(arc(x, y, size * 0.9, size * 0.9, 10, 110, 6), (t) => 4.5 * Math.sin(Math.PI * t)),
    )
    .join("");
  const turned = Array.from({ length: 6 }, (_, i) => arc(0, 0, R - 8 - i * 11, R - 8 - i * 11, 0, 360, 120));
  const light = (x, y) => (x * 0.7 + y * 0.7) / R;
  const shadowIn = Array.from({ length: 6 }, (_, i) =>
    arc(0, 0, R - 70 - i * 9, R - 70 - i * 9, 170, 280, 60),
  );
  const disc = {
    sil: `<path d="${ellipse(14, 16, R)}"/>`,
    light:
      ink(outer) +
      within(inner, cut(pale)) +
      numerals("#fff") +
      cut(swell(arc(0, 0, R - 22, R - 22, 178, 282, 50), (t) => 15 * Math.sin(Math.PI * t))),
    deep:
      within(
        `${outer}`,
        ink(outer) +
          cut(inner) +
          cut(swell(arc(0, 0, R - 22, R - 22, 170, 290, 50), (t) => 34 * Math.sin(Math.PI * t))),
      ) +
      within(
        inner,
        ink(dark + middle) +
          ink(
            shade(
              Array.from({ length: 40 }, (_, i) => arc(0, 0, 10 + i * 11, 10 + i * 11, 0, 360, 90)),
              11,
              (x, y) => Math.max(0, light(x, y) - 0.3) * 0.9,
              3,
            ),
          ),
      ) +
      numerals("#fff"),
    accent: numerals("#000"),
    key:
      ink(swell(arc(0, 0, R + 2, R + 2, -70, 160, 60), (t) => 30 * Math.sin(Math.PI * t))) +
      ink(shade(turned, 11, (x, y) => Math.max(0, light(x, y) * 0.8 + 0.16), 5)) +
      line(outer, 7) +
      line(inner, 6) +
      within(
        inner,
        ink(rims) +
          ink(shade(shadowIn, 9, () => 0.6, 7)) +
          ink(
            crumbs
              .filter(({ pick, size }) => pick < 0.06 && size < 15)
              .map(({ d }) => d)
              .join(""),
          ),
      ) +
      numerals("#fff"),
  };
  const shadows = {
    deep:
      place(
        {
          deep: ink(
            polygon([
              [-12, 100],
              [-14, 0],
              [-7, -250],
              [7, -250],
              [14, 0],
              [12, 100],
            ]),
          ),
        },
        "translate(18 24) rotate(-57)",
      ).deep +
      place(
        {
          deep: ink(
            polygon([
              [-10, 100],
              [-12, 0],
              [-5, -380],
              [5, -380],
              [12, 0],
              [10, 100],
            ]),
          ),
        },
        "translate(18 24) rotate(40)",
      ).deep,
  };
  const cap = {
    light: cut(ellipse(0, 0, 26)),
    deep: cut(ellipse(0, 0, 26)),
    accent: ink(ellipse(0, 0, 26)) + cut(gouge(-12, -4, 2, -14, 7)),
    key: line(ellipse(0, 0, 26), 6),
  };
  return join(disc, shadows, hand(-57, 250, 36), hand(40, 388, 28), cap);
}

/** Its shadow on the wall, down and to the right. */
export const onWall = {
  key: within(
    ellipse(52, 62, R),
    ink(
      shade(
        parallels({ x: -460, y: -450, width: 1040, height: 1040, angle: 47, gap: 13, seed: 3 }),
        13,
        () => 0.46,
        3,
      ),
    ),
  ),
};

export default {
  name: "cork-wall-clock",
  coop: "horabuena",
  seed: 53,
  things: [place(onWall, "translate(590 730) scale(0.98)"), place(clock(), "translate(590 730) scale(0.98)")],
  gouged: halo(600, 740, 580, 650, 60, 8),
};
