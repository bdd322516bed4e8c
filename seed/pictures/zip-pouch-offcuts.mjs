/** A flat pouch pieced from offcuts, its zip half open, a reel of thread beside it. */
import { castShadow, cut, ellipse, flatShadow, gouge, halo, ink, line, place, within } from "./lib/draw.mjs";
import { band, blob, bows, facet, part, pile, seam, tones, turned, wire } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

const BODY = blob(
  "150 420, 400 410, 650 416, 930 420, 1050 428, 1058 640, 1066 860, 1052 972, 930 984, 600 980, 300 986, 150 972, 138 860, 144 620",
);

/** Small sprigs, dots and checks of the pieces. */
function prints() {
  const next = random(8);
  let dots = "";
  for (let y = 440; y < 760; y += 46)
    for (let x = 130; x < 470; x += 46)
      dots += ellipse(x + ((y / 46) % 2 >= 1 ? 23 : 0) + next() * 4, y + next() * 4, 9);
  let checks = "";
  for (let x = 470; x < 800; x += 40) checks += `M${x} 720H${x + 20}V1000H${x}Z`;
  for (let y = 720; y < 1000; y += 40) checks += `M470 ${y}H790V${y + 20}H470Z`;
  let sprigs = "";
  for (let i = 0; i < 26; i += 1) {
    const [x, y] = [800 + (i % 5) * 62 + next() * 16, 470 + Math.floor(i / 5) * 66 + next() * 12];
    sprigs +=
      gouge(x, y, x + 22, y - 30, 13, 4) +
      gouge(x, y, x - 20, y - 24, 12, -4) +
      gouge(x, y + 4, x + 2, y + 34, 9);
  }
  return { dots, checks, sprigs };
}

function pouch() {
  const { dots, checks, sprigs } = prints();
  const cells = {
    a: facet("100 380, 470 380, 430 760, 100 720"),
    b: facet("470 380, 800 380, 780 720, 434 740"),
    c: facet("800 380, 1100 380, 1100 800, 780 716"),
    d: facet("100 720, 476 744, 520 1020, 100 1020"),
    e: facet("474 742, 780 718, 800 1020, 520 1020"),
    f: facet("780 716, 1100 800, 1100 1020, 800 1020"),
  };
  const seams = [
    "M470 380L430 760",
    "M100 720L434 742L780 718L1100 802",
    "M800 380L780 718L800 1020",
    "M474 742L520 1020",
  ];
  const teeth = Array.from(
    { length: 47 },
    (_, i) => `M${176 + i * 18} 476H${184 + i * 18}V${504}H${176 + i * 18}Z`,
  ).join("");
  return pile(
    part(BODY, {
      fill: [],
      gap: 12,
      along: 58,
      dark: (u, v) => Math.max(0, u - 0.9) * 5 + Math.max(0, v - 0.9) * 5,
      deep: (u, v) => Math.max(0, u + v - 1.2) * 0.5,
      on: {
        light: ink(cells.b) + ink(cells.d) + ink(cells.f) + within(cells.c, ink(sprigs)),
        accent:
          ink(cells.a) +
          within(cells.a, cut(dots)) +
          within(cells.e, ink(checks)) +
          within(cells.c, ink(sprigs)) +
          within(
            cells.f,
            ink(
              Array.from(
                { length: 9 },
                (_, i) => `M700 ${760 + i * 36}L1120 ${860 + i * 36}V${872 + i * 36}L700 ${772 + i * 36}Z`,
              ).join(""),
            ),
          ),
        key:
          within(
            cells.d,
            Array.from({ length: 7 }, (_, i) =>
              line(
                wire(
                  `110 ${770 + i * 34}, 190 ${750 + i * 34}, 270 ${790 + i * 34}, 350 ${754 + i * 34}, 430 ${790 + i * 34}, 540 ${760 + i * 34}`,
                ),
                6,
              ),
            ).join(""),
          ) +
          seams.map((d) => line(d, 5) + `<g transform="translate(9 9)">${seam(d, 4, "14 11")}</g>`).join(""),
      },
    }),
    part("M150 456H1050V524H150Z", {
      fill: [],
      edge: 5,
      on: {
        key:
          ink("M150 476H1050V504H150Z") +
          cut(teeth) +
          seam("M150 464H1050", 3, "12 9") +
          seam("M150 516H1050", 3, "12 9"),
      },
    }),
    part("M170 470H262L276 490L262 510H170Z", { fill: "accent", edge: 5 }),
    part(band("176 490, 120 540, 96 640, 110 740", 26), { fill: "light", dark: tones.fall, edge: 5 }),
    part(blob("86 736, 134 736, 142 800, 150 880, 118 874, 96 886, 74 876, 80 800"), {
      fill: "accent",
      edge: 5,
      on: {
        key:
          [84, 100, 116, 130].map((x) => line(`M${x} 764L${x - 2} 870`, 4)).join("") +
          ink("M80 752H146V764H80Z"),
      },
    }),
  );
}

function reel() {
  const thread = turned(0, "92 -96, 104 -50, 106 0, 104 50, 92 96", 0.16);
  const disc = (y) => turned(0, `118 ${y}, 118 ${y + 24}`, 0.18);
  return pile(
    part(disc(96), { fill: "light", dark: tones.round, along: 90 }),
    part(thread, {
      fill: "accent",
      along: bows({ x: -110, y: -130, width: 220, height: 260 }, 30, 15),
      gap: 15,
      dark: (u) => 0.22 + tones.round(u) * 0.9,
      glint: gouge(-66, -70, -66, 70, 13, 6),
    }),
    part(disc(-120), { fill: "light", dark: tones.round, along: 90, edge: 6 }),
    part(ellipse(0, -120, 118, 21), { fill: "light", edge: 6, on: { key: ink(ellipse(0, -120, 30, 7)) } }),
    part(band("90 92, 150 120, 190 60, 260 70, 300 150, 380 130", 9), { fill: "accent", edge: 0 }),
  );
}

export default {
  name: "zip-pouch-offcuts",
  coop: "tessitura-marena",
  seed: 102,
  things: [
    { ...flatShadow(BODY, 34, 40, { x: 100, y: 380, width: 1040, height: 660, gap: 12 }) },
    place(pouch(), "translate(20 -60) rotate(-8 600 700)"),
    castShadow(560, 1296, 240, 40, 7),
    place(reel(), "translate(450 1170)"),
  ],
  gouged: halo(600, 780, 540, 640, 70, 7),
};
