/** A small dish with a bird drawn by brush, one stick of incense in its hole; smoke goes up in a curl. */
import { castShadow, cut, ellipse, gouge, halo, ink, line, place, swell } from "./lib/draw.mjs";
import { band, leaf, part, pile, seam, tones, trace, wire } from "./lib/kit.mjs";

/** A bird in a few strokes of a brush: body, tail, wing, beak, one leg lifted. */
const BIRD =
  swell(trace("-230 40, -130 30, -30 46, 70 20, 130 -20"), (t) => 12 + 62 * Math.sin(Math.PI * t) ** 1.4) +
  swell(trace("-120 34, -200 70, -270 82"), (t) => 26 - 18 * t) +
  swell(trace("-150 30, -220 34, -290 40"), (t) => 20 - 12 * t) +
  ellipse(140, -30, 40, 27) +
  swell(trace("168 -32, 200 -34, 226 -24"), (t) => 17 - 14 * t) +
  swell(trace("20 70, 30 92, 24 112"), (t) => 9 - 4 * t) +
  swell(trace("-30 72, -40 96, -20 108"), (t) => 9 - 4 * t);
const WING = swell(
  trace("60 10, 0 -30, -90 -60, -170 -62"),
  (t) => 44 * Math.sin(Math.PI * (0.15 + t * 0.8)),
);

function dish() {
  const [rx, ry] = [440, 190];
  const wall = "M-440 0C-430 90 -330 170 -200 186H200C330 170 430 90 440 0Z";
  return pile(
    part(wall, {
      fill: "light",
      along: 8,
      deep: (u) => u * 0.5,
      dark: (u, v) => tones.round(u) * 0.8 + Math.max(0, v - 0.5) * 0.8,
      glint: gouge(-400, 40, -280, 130, 14, 12),
    }),
    part(ellipse(0, 0, rx, ry), { fill: [], edge: 8 }),
    part(ellipse(0, 6, rx - 30, ry - 18), {
      fill: [],
      edge: 5,
      along: 3,
      dark: (u, v) => Math.max(0, 0.3 - u) * 0.8 + Math.max(0, 0.2 - v),
      on: {
        light: line(ellipse(0, 6, rx - 62, ry - 36), 13),
        accent: ink(BIRD) + ink(WING),
        key:
          line(WING, 5) +
          ink(ellipse(150, -36, 6, 5)) +
          [
            [-140, 40, -60, 44],
            [-100, 54, -20, 58],
          ]
            .map((g) => ink(gouge(...g, 6, 3)))
            .join(""),
      },
    }),
    part(ellipse(250, -40, 22, 11), { fill: "key", edge: 0 }),
  );
}

/** The stick stands in its hole; its tip glows. */
const stick = place(
  pile(
    part(band("2 -184, 60 -330, 122 -480", 15), { fill: "light", edge: 4, along: 0, dark: tones.even(0.3) }),
    part(band("80 -376, 130 -500, 170 -600", 24), { fill: "key", edge: 4 }),
    part(ellipse(174, -612, 15, 19), { fill: "accent", edge: 4 }),
    {
      key: [
        [196, -630, 222, -650],
        [148, -630, 128, -650],
        [180, -640, 190, -668],
      ]
        .map((g) => ink(gouge(...g, 7)))
        .join(""),
    },
  ),
  "translate(248 140)",
);

const ash = [
  [-260, 30],
  [-220, 60],
  [240, 50],
  [180, 84],
  [-180, 86],
]
  .map(([x, y], i) => gouge(x, y, x + 34, y + 6 - i * 3, 12))
  .join("");
const smoke = part(
  swell(
    trace(
      "966 462, 944 400, 966 330, 940 270, 860 230, 850 170, 900 140, 950 180, 910 230, 850 190, 850 110, 900 60",
    ),
    (t) => 8 + 15 * Math.sin(Math.PI * t) ** 0.6,
  ),
  { fill: [], edge: 4 },
);

export default {
  name: "incense-dish",
  coop: "caleta-azul",
  seed: 175,
  things: [
    castShadow(760, 1150, 460, 80, 4),
    place(pile(dish(), stick, { key: cut(ash), accent: cut(ash), light: cut(ash) }), "translate(540 960)"),
    smoke,
    castShadow(420, 1330, 300, 44, 7),
    place(
      pile(
        [
          [0, 0],
          [14, 30],
          [-6, 58],
        ].map(([x, y]) =>
          pile(
            part(band(`${-340 + x} ${y}, ${260 + x} ${y - 20}`, 24), { fill: "key", edge: 4 }),
            part(band(`${260 + x} ${y - 20}, ${420 + x} ${y - 26}`, 12), { fill: "light", edge: 4 }),
          ),
        ),
        part(band("-120 -30, -118 30, -124 84", 58), {
          fill: "accent",
          edge: 5,
          dark: tones.fall,
          on: { key: seam(wire("-140 -20, -138 80"), 4, "9 9") + seam(wire("-100 -20, -98 80"), 4, "9 9") },
        }),
      ),
      "translate(520 1270) rotate(-4)",
    ),
    leaf(900, 1310, 190, 80, 24, { fill: "accent" }),
  ],
  gouged: halo(600, 840, 520, 560, 60, 5),
};
