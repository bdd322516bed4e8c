/** A notebook sewn through its open spine with red thread, a folded leaf for a cover, a pencil on it. */
import { castShadow, cut, ellipse, flatShadow, gouge, halo, ink, line, place, polygon } from "./lib/draw.mjs";
import { band, facet, part, pile, tones } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

/** A point of the cover: u across from the spine, v down. */
const on = (u, v) => [330 + u * 560 - v * 60, 300 + u * 60 + v * 760];
const text = (list) => list.map(([u, v]) => on(u, v).join(" ")).join(", ");

/** Two fish-like leaves and water lines, printed on the cover as a bookbinder's paper. */
function paper() {
  const next = random(4);
  let fronds = "";
  let drops = "";
  for (let row = 0; row < 9; row += 1)
    for (let column = 0; column < 6; column += 1) {
      const [x, y] = on(0.28 + column * 0.14 + (row % 2) * 0.06, 0.08 + row * 0.105);
      const t = (row + column) % 2 ? 1 : -1;
      fronds +=
        gouge(x, y + 26, x + 20 * t, y - 22, 22, 6 * t) + gouge(x, y + 26, x - 22 * t, y - 2, 16, -5 * t);
      drops += ellipse(x + 34 * t, y + 12 + next() * 6, 6);
    }
  return { fronds, drops };
}

function book() {
  const { fronds, drops } = paper();
  const thick = 92;
  const cover = facet(
    text([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ]),
  );
  const low = (u) => on(u, 1);
  const [bx, by] = low(0);
  const [rx, ry] = low(1);
  const pages = polygon([
    [bx, by],
    [rx, ry],
    [rx, ry + thick],
    [bx, by + thick],
  ]);
  const spine = polygon([
    on(0, 0),
    [bx, by],
    [bx, by + thick],
    [bx - 36, by + thick - 20],
    [on(0, 0)[0] - 36, on(0, 0)[1] + 60],
  ]);
  const folds = Array.from({ length: 6 }, (_, i) =>
    line(`M${bx} ${by + 10 + i * 15}L${rx} ${ry + 10 + i * 15}`, 4),
  ).join("");
  const threads = Array.from({ length: 11 }, (_, i) => {
    const [x, y] = on(0, 0.06 + i * 0.088);
    return pile(
      part(band(`${x - 34} ${y + 74}, ${x - 10} ${y + 20}, ${x + 44} ${y + 6}`, 13), {
        fill: "accent",
        edge: 4,
      }),
      part(ellipse(x + 46, y + 6, 9), { fill: "key", edge: 0 }),
    );
  });
  return pile(
    part(spine, { fill: [], along: 84, gap: 12, dark: tones.even(0.56), edge: 6 }),
    part(pages, { fill: [], edge: 6, along: 4, dark: (u) => Math.max(0, u - 0.5) * 0.6, on: { key: folds } }),
    part(
      polygon([
        [bx, by + thick - 4],
        [rx, ry + thick - 4],
        [rx + 4, ry + thick + 16],
        [bx, by + thick + 16],
      ]),
      { fill: ["light"], deep: tones.even(0.6), edge: 6 },
    ),
    part(cover, {
      fill: "light",
      along: 40,
      gap: 14,
      dark: (u, v) => Math.max(0, u + v - 1.7) * 1.4,
      on: {
        deep: ink(fronds),
        accent:
          ink(drops) +
          ink(
            facet(
              text([
                [-0.1, -0.1],
                [0.19, -0.1],
                [0.19, 1.1],
                [-0.1, 1.1],
              ]),
            ),
          ),
        light: cut(
          facet(
            text([
              [-0.1, -0.1],
              [0.19, -0.1],
              [0.19, 1.1],
              [-0.1, 1.1],
            ]),
          ),
        ),
        key:
          ink(fronds) +
          line(
            facet(
              text([
                [0.19, -0.1],
                [0.19, 1.1],
              ]),
            ),
            5,
          ) +
          line(
            facet(
              text([
                [0.13, -0.1],
                [0.13, 1.1],
              ]),
            ),
            3,
          ),
      },
    }),
    part(
      facet(
        text([
          [0.42, 0.16],
          [0.86, 0.16],
          [0.86, 0.36],
          [0.42, 0.36],
        ]),
      ),
      {
        fill: [],
        edge: 6,
        on: {
          key:
            line(
              facet(
                text([
                  [0.48, 0.24],
                  [0.8, 0.24],
                ]),
              ),
              5,
            ) +
            line(
              facet(
                text([
                  [0.54, 0.29],
                  [0.74, 0.29],
                ]),
              ),
              4,
            ),
        },
      },
    ),
    threads,
  );
}

function pencil() {
  return pile(
    part("M-330 -26H250V26H-330Z", {
      fill: "accent",
      along: 0,
      gap: 10,
      dark: (_, v) => (v > 0.66 ? 0.9 : v < 0.3 ? 0 : 0.3),
      glint: gouge(-300, -14, 220, -14, 8),
    }),
    part("M250 -26L342 0L250 26Q262 12 250 8Q264 0 250 -8Q262 -14 250 -26Z", {
      fill: "light",
      edge: 6,
      dark: (_, v) => (v > 0.6 ? 0.5 : 0),
      along: 0,
      gap: 9,
    }),
    part("M318 -7L348 0L318 7Z", { fill: "key", edge: 4 }),
    part("M-360 -26H-318V26H-360Z", { fill: [], edge: 6, along: 90, dark: tones.even(0.3), gap: 12 }),
    part("M-398 -20Q-410 0 -398 20L-360 24V-24Z", { fill: "light", deep: tones.even(0.6), edge: 6 }),
  );
}

export default {
  name: "stitched-notebook-a5",
  coop: "encuadernadores-del-parana",
  seed: 141,
  things: [
    castShadow(740, 1190, 500, 110, 4),
    book(),
    place(
      flatShadow("M-330 -24H250V24H-330Z", 4, 26, { x: -400, y: -40, width: 760, height: 80 }),
      "translate(640 930) rotate(-24)",
    ),
    place(pencil(), "translate(640 930) rotate(-24)"),
  ],
  gouged: halo(600, 760, 500, 640, 70, 5),
};
