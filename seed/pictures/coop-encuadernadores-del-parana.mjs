/** The Paraná at first light: three paper boats between islands of reeds, printed sheets drying on a line. */
import { ellipse, gouge, ink, line, place } from "./lib/draw.mjs";
import { band, blob, facet, part, pile, tones, wire } from "./lib/kit.mjs";
import { cloud, ground, rays, sun, swells, tuft } from "./lib/land.mjs";
import { random } from "./lib/noise.mjs";

/** A folded paper boat about its waterline. */
function boat(kind) {
  const spots = Array.from({ length: 5 }, (_, i) =>
    gouge(-110 + i * 56, -20 - (i % 2) * 20, -90 + i * 56, -44 - (i % 2) * 20, 13, 4),
  ).join("");
  return pile(
    { key: ink(swells(20, 70, { count: 22, seed: kind + 2, left: -200, right: 220, width: 8 })) },
    part(facet("-90 -70, 0 -230, 96 -70"), {
      fill: kind === 1 ? "light" : [],
      edge: 6,
      on: { key: line("M0 -230L6 -60", 4) },
      dark: (u) => (u > 0.52 ? 0.5 : 0),
      along: 70,
      gap: 10,
    }),
    part(facet("-230 -110, -90 -70, -120 30"), {
      fill: kind === 2 ? "accent" : [],
      edge: 6,
      dark: tones.even(0.3),
      gap: 10,
    }),
    part(facet("230 -110, 96 -70, 126 30"), {
      fill: kind === 2 ? "accent" : [],
      edge: 6,
      dark: tones.even(0.55),
      gap: 10,
    }),
    part(facet("-230 -110, 0 -60, 230 -110, 140 36, -136 36"), {
      fill: kind === 2 ? "accent" : kind === 1 ? "light" : [],
      edge: 7,
      along: 60,
      dark: (u) => Math.max(0, u - 0.56) * 0.9,
      on: {
        key: line("M-230 -110L0 36L230 -110", 4),
        accent: kind === 0 ? ink(spots) : "",
        light: kind === 2 ? ink(spots) : "",
      },
    }),
  );
}

const island = (x, y, w, seed) => {
  const next = random(seed);
  return [
    part(
      blob(
        `${x - w} ${y}, ${x - w * 0.6} ${y - w * 0.1}, ${x} ${y - w * 0.14}, ${x + w * 0.6} ${y - w * 0.08}, ${x + w} ${y}, ${x} ${y + w * 0.06}`,
      ),
      { fill: "light", edge: 5, deep: tones.foot, along: 2 },
    ),
    ...Array.from({ length: 6 }, (_, i) =>
      tuft(x - w * 0.8 + i * w * 0.32, y - w * 0.03 + next() * 6, w * (0.3 + next() * 0.2), seed + i, 6),
    ),
  ];
};

/** Willow: a leaning trunk and hanging strands. */
function willow(x, y, side, seed) {
  const next = random(seed);
  const strands = Array.from({ length: 26 }, (_, i) => {
    const t = i / 25;
    const [px, py] = [x + side * (30 + t * 300), 170 + Math.sin(t * 3.1) * -90 + next() * 24];
    const drop = 200 + next() * 190 - t * 80;
    let leaves = "";
    for (let k = 0; k < 9; k += 1)
      leaves += gouge(
        px + side * k * 3,
        py + (k / 9) * drop,
        px + side * (k * 3 + (k % 2 ? 20 : -14)),
        py + (k / 9) * drop + 28,
        10,
      );
    return leaves + gouge(px, py - 10, px + side * 26, py + drop, 5, 6);
  });
  const lit = strands.filter((_, i) => i % 3 === 0).join("");
  const dim = strands.filter((_, i) => i % 3).join("");
  return [
    part(
      band(
        `${x} ${y}, ${x + side * 20} 560, ${x + side * 6} 360, ${x + side * 90} 170, ${x + side * 220} 110`,
        60,
      ),
      { fill: "accent", along: 80, dark: (u) => 0.2 + u * 0.4, edge: 6 },
    ),
    { sil: `<path d="${dim}"/>`, key: ink(dim) },
    { sil: `<path d="${lit}"/>`, light: ink(lit), accent: "" },
  ];
}

const RIVER = "M-80 430H1680V1120H-80Z";
const rope = "150 300, 420 372, 800 396, 1180 372, 1460 300";
/** A sheet on the line: paper with a plain printed pattern, pegged twice. */
const sheet = (x, y, w, kind) => {
  const d = `M${x} ${y}L${x + w} ${y + 6}Q${x + w + 12} ${y + 90} ${x + w - 4} ${y + 176}Q${x + w / 2} ${y + 190} ${x - 4} ${y + 172}Q${x + 12} ${y + 90} ${x} ${y}Z`;
  let print = "";
  for (let r = 0; r < 5; r += 1)
    for (let c = 0; c < 4; c += 1) {
      const [px, py] = [x + 26 + c * (w - 40) * 0.3, y + 26 + r * 32];
      print +=
        kind === 0
          ? gouge(px, py + 14, px + 16, py - 8, 15, 5)
          : kind === 1
            ? ellipse(px + (r % 2) * 12, py, 9)
            : facet(`${px} ${py + 10}, ${px + 14} ${py - 12}, ${px + 28} ${py + 10}`);
    }
  return pile(
    part(d, {
      fill: kind === 1 ? "light" : [],
      edge: 6,
      along: 86,
      dark: (u) => Math.max(0, u - 0.74) * 1.2,
      on: kind === 2 ? { light: ink(print), accent: "" } : { accent: ink(print) },
    }),
    [x + 16, x + w - 26].map((px) =>
      part(`M${px} ${y - 20}H${px + 13}V${y + 20}H${px}Z`, { fill: "light", edge: 4 }),
    ),
  );
};

export default {
  name: "coop-encuadernadores-del-parana",
  coop: "encuadernadores-del-parana",
  shape: "wide",
  seed: 195,
  things: [
    sun(1010, 330, 120),
    ground("-80 420, 200 396, 600 410, 1000 400, 1400 388, 1680 404", {
      fill: "accent",
      pass: "key",
      tone: () => 0.35,
      seed: 4,
    }),
    {
      sil: `<path d="${RIVER}"/>`,
      ground: ink(RIVER),
      key: ink(swells(440, 1060, { count: 110, seed: 7 })),
      light: ink(
        Array.from({ length: 12 }, (_, i) =>
          gouge(1010 - 90 - i * 3 + (i % 2) * 60, 450 + i * 19, 1010 + 80 - (i % 3) * 40, 452 + i * 19, 11),
        ).join(""),
      ),
    },
    { sil: `<path d="${swells(450, 1040, { count: 40, seed: 21, width: 11 })}"/>` },
    island(560, 500, 170, 5),
    island(1330, 540, 150, 8),
    place(boat(1), "translate(980 580) scale(0.62)"),
    place(boat(2), "translate(400 760) rotate(-3) scale(0.86)"),
    place(boat(0), "translate(1010 880) rotate(2) scale(1.3)"),
    willow(80, 1100, 1, 4),
    willow(1530, 1100, -1, 9),
    { key: line(wire(rope), 6) },
    sheet(500, 384, 120, 0),
    sheet(680, 394, 120, 1),
    sheet(1130, 378, 120, 2),
    ground("-80 1010, 120 1000, 340 1040, 500 1090, 560 1130", { fill: "light", tone: () => 0.3, seed: 6 }),
    ground("1120 1130, 1240 1080, 1420 1030, 1680 1010", { fill: "light", tone: () => 0.3, seed: 8 }),
    [
      [230, 1050, 150],
      [380, 1080, 110],
      [1300, 1090, 120],
      [1420, 1060, 150],
      [90, 1070, 120],
    ].map(([x, y, s], i) => tuft(x, y, s, i + 40, 8)),
  ].flat(9),
  gouged: rays(1010, 330, 120, { count: 38, reach: 90, seed: 6 }) + cloud(560, 150, 190, 3),
};
