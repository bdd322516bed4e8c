/** The drying room: towers of soap laid so that air goes through them, an arched window onto an olive tree. */
import { arc, curve, ellipse, gouge, ink, line, polygon } from "./lib/draw.mjs";
import { blob, crate, facet, leaf, part, pile, tones } from "./lib/kit.mjs";
import { rays, sun } from "./lib/land.mjs";
import { random } from "./lib/noise.mjs";

/** A round tower of cubes, each course turned half a cube, seen a little from above. */
function tower(cx, foot, r, courses, seed, h = 46) {
  const next = random(seed);
  const n = 12;
  const all = [];
  for (let course = 0; course < courses; course += 1) {
    const y = foot - course * h;
    const shift = course % 2 ? 0.5 : 0;
    for (let k = -1; k <= n; k += 1) {
      const a = Math.PI - ((k + shift + 0.08) / n) * Math.PI;
      const b = Math.PI - ((k + shift + 0.84) / n) * Math.PI;
      if (a > Math.PI + 0.1 || b < -0.1) continue;
      const p = (t, dy) => [
        cx + Math.cos(Math.max(0, Math.min(Math.PI, t))) * r,
        y + dy + Math.sin(Math.max(0, Math.min(Math.PI, t))) * r * 0.24,
      ];
      const [l, q] = [p(a, 0), p(b, 0)];
      if (q[0] - l[0] < 8) continue;
      const side = (l[0] + q[0]) / 2 - cx;
      all.push(
        part(polygon([[l[0], l[1] - h + 5], [q[0], q[1] - h + 5], q, l]), {
          fill: "light",
          edge: 4,
          gap: 9,
          along: 86,
          seed: seed + k,
          deep: tones.even(next() * 0.3),
          dark: tones.even(Math.max(0.02, (side / r) * 0.75 + 0.06)),
          on: {
            key:
              Math.abs(side) < r * 0.72
                ? line(
                    ellipse((l[0] + q[0]) / 2, (l[1] + q[1]) / 2 - h / 2 + 3, (q[0] - l[0]) * 0.24, h * 0.24),
                    3,
                  )
                : "",
          },
        }),
      );
    }
  }
  const top = foot - courses * h + 5;
  return pile(
    part(
      `M${cx - r} ${foot}V${top}H${cx + r}V${foot}${curve(arc(cx, foot, r, r * 0.24, 0, 180, 20), false).replace("M", "L")}Z`,
      { fill: "key", edge: 4 },
    ),
    all,
    part(ellipse(cx, top, r, r * 0.24), { fill: "light", edge: 6, deep: tones.fall, along: 4 }),
    part(ellipse(cx, top + 2, r * 0.5, r * 0.11), { fill: "key", edge: 0 }),
  );
}

const ARCH = `M560 640V300${curve(arc(800, 300, 240, 240, 180, 360, 30), false).replace("M", "L")}V640Z`;

function tree() {
  const next = random(4);
  const crown = [];
  for (let i = 0; i < 60; i += 1) {
    const [a, r] = [next() * 6.28, Math.sqrt(next())];
    crown.push(
      leaf(830 + Math.cos(a) * r * 150, 300 + Math.sin(a) * r * 90, 62 + next() * 26, 20, next() * 360, {
        fill: i % 3 ? "light" : "key",
        veins: 0,
        edge: 3,
      }),
    );
  }
  const olives = Array.from({ length: 14 }, () =>
    ellipse(720 + next() * 220, 250 + next() * 120, 9, 11),
  ).join("");
  return pile(
    part(
      blob(
        "780 600, 806 500, 790 420, 740 350, 764 342, 812 400, 836 330, 856 330, 846 410, 900 360, 916 372, 866 450, 860 520, 886 600",
      ),
      { fill: "key", edge: 4, glint: gouge(816, 590, 824, 440, 9, 6) },
    ),
    crown,
    { key: ink(olives) },
  );
}

function window() {
  return pile(
    part(ARCH, { fill: ["ground"], edge: 9 }),
    { sil: `<path d="${ellipse(650, 240, 46)}"/>` },
    sun(650, 240, 46, "accent"),
    part(
      `${curve(
        [
          [560, 520],
          [660, 486],
          [780, 516],
          [900, 480],
          [1040, 508],
        ],
        false,
      )}V640H560Z`,
      { fill: "light", edge: 4, along: -5, deep: tones.even(0.4) },
    ),
    part(
      `${curve(
        [
          [560, 566],
          [700, 540],
          [860, 570],
          [1040, 548],
        ],
        false,
      )}V640H560Z`,
      { fill: "light", edge: 5, along: 5, dark: (u, v) => 0.1 + v * 0.3 },
    ),
    tree(),
    { key: line(ARCH, 12) },
    part("M530 628H1070V672H530Z", { fill: [], edge: 7, along: 0, dark: (u, v) => (v > 0.6 ? 0.4 : 0.05) }),
  );
}

const wall = "M-80 -40H1680V790H-80Z";
const stones = Array.from({ length: 34 }, (_, i) => {
  const next = random(i + 3);
  const [x, y] = [next() * 1600, next() * 740];
  return x > 500 && x < 1100 && y < 690
    ? ""
    : gouge(x, y, x + 50 + next() * 50, y + 4, 6, 5) + gouge(x + 20, y + 18, x + 60, y + 20, 5, -3);
}).join("");
const tiles =
  Array.from({ length: 15 }, (_, i) => line(`M${-700 + i * 200} 1090L${260 + i * 72} 790`, 4)).join("") +
  [830, 890, 980].map((y) => line(`M-80 ${y}H1680`, 4)).join("");
const block = (x, y) => {
  const { front, side, top } = crate(x, y, 92, 64, 30, -26);
  return pile(
    part(side, { fill: "light", dark: tones.even(0.6), along: 88, edge: 5 }),
    part(top, { fill: "light", edge: 5 }),
    part(front, {
      fill: "light",
      deep: tones.fall,
      edge: 5,
      on: { key: line(ellipse(x + 46, y + 32, 26, 18), 4) },
    }),
  );
};

export default {
  name: "coop-saponaria-lumen",
  coop: "saponaria-lumen",
  shape: "wide",
  seed: 193,
  things: [
    { sil: `<path d="${wall}"/>`, ground: "", key: ink(stones), deep: "" },
    part(facet("-80 790, 1680 790, 1680 1120, -80 1120"), {
      fill: "accent",
      edge: 6,
      along: 1,
      dark: (u, v) => 0.08 + v * 0.2,
      on: { key: tiles },
    }),
    window(),
    part(facet("620 790, 980 790, 1180 1120, 500 1120"), {
      fill: [],
      edge: 0,
      along: 2,
      tint: tones.even(0.2),
    }),
    tower(420, 830, 110, 9, 5, 42),
    tower(1190, 830, 110, 10, 7, 42),
    tower(180, 950, 170, 12, 2, 54),
    tower(1440, 960, 176, 11, 3, 56),
    block(640, 900),
    block(760, 906),
    block(700, 842),
    leaf(900, 990, 150, 56, -14, { fill: "light" }),
    leaf(890, 996, 130, 50, 160, { fill: "light" }),
  ].flat(),
  gouged: rays(650, 240, 46, { count: 26, reach: 60 }),
};
