/** A small harbour: three boats under pieced sails, one moored with red thread to a reel on the quay. */
import { cut, ellipse, gouge, ink, line, place } from "./lib/draw.mjs";
import { band, blob, bows, facet, part, pile, seam, tones, turned } from "./lib/kit.mjs";
import { cloud, ground, swells } from "./lib/land.mjs";

/** A boat about its waterline at (0, 0), 300 long, under a pieced mainsail and a jib. */
function boat(kind) {
  const main = facet("12 -60, 24 -520, 90 -300, 190 -74");
  const jib = facet("-10 -80, 8 -470, -70 -260, -150 -90");
  const hull = "M-190 -50Q0 -20 200 -64Q180 20 120 36H-110Q-170 20 -190 -50Z";
  return pile(
    { key: ink("M4 -560H16V-30H4Z") },
    part(facet("10 -556, 80 -536, 10 -516"), { fill: "accent", edge: 4 }),
    part(main, {
      fill: kind === 1 ? "accent" : [],
      edge: 6,
      along: 80,
      dark: (u) => Math.max(0, u - 0.5) * 0.8,
      on: {
        light:
          kind === 2
            ? ink(facet("0 -300, 200 -360, 200 0, 0 0"))
            : ink(facet("0 -180, 260 -230, 260 -120, 0 -90")),
        accent:
          kind === 1
            ? cut(facet("0 -300, 200 -330, 200 -230, 0 -200"))
            : ink(facet("0 -420, 200 -460, 200 -370, 0 -320")),
        key: ["M0 -420L200 -460", "M0 -300L220 -360", "M0 -190L240 -230"]
          .map((d) => line(d, 4) + `<g transform="translate(0 9)">${seam(d, 3, "10 8")}</g>`)
          .join(""),
      },
    }),
    part(jib, {
      fill: kind === 1 ? [] : "light",
      edge: 6,
      along: 80,
      dark: (u) => Math.max(0, u - 0.6) * 0.6,
      on: { key: line("M-160 -200L40 -260", 4) + seam("M-160 -190L40 -250", 3, "10 8") },
    }),
    part(hull, {
      fill: kind === 1 ? "light" : "accent",
      along: 2,
      gap: 10,
      dark: (u, v) => 0.08 + v * 0.6,
      on: { key: line("M-186 -34Q0 -4 196 -48", 5) },
    }),
  );
}

const reel = pile(
  part(turned(0, "120 90, 120 124", 0.2), { fill: "light", along: 90, dark: tones.round }),
  part(turned(0, "86 -90, 96 0, 86 90", 0.2), {
    fill: "accent",
    along: bows({ x: -110, y: -130, width: 220, height: 260 }, 34, 15),
    gap: 15,
    dark: (u) => 0.2 + tones.round(u) * 0.9,
    glint: gouge(-60, -66, -60, 70, 14, 6),
  }),
  part(turned(0, "120 -124, 120 -96", 0.2), { fill: "light", along: 90, dark: tones.round }),
  part(ellipse(0, -124, 120, 24), { fill: "light", edge: 6, on: { key: ink(ellipse(0, -124, 30, 8)) } }),
);

const houses = [
  [1150, 452, 64, 70],
  [1224, 440, 56, 92],
  [1290, 448, 74, 74],
  [1376, 432, 54, 100],
  [1440, 444, 80, 80],
  [1530, 436, 60, 96],
].map(([x, y, w, h], i) =>
  pile(
    part(`M${x} ${y - h}H${x + w}V${y + 20}H${x}Z`, {
      fill: i % 3 ? [] : "light",
      edge: 5,
      dark: (u) => Math.max(0, u - 0.66),
      on: {
        key: ink(
          `M${x + w * 0.24} ${y - h + 22}H${x + w * 0.44}V${y - h + 48}H${x + w * 0.24}ZM${x + w * 0.6} ${y - h + 22}H${x + w * 0.78}V${y - h + 48}H${x + w * 0.6}Z`,
        ),
      },
    }),
    part(facet(`${x - 8} ${y - h}, ${x + w / 2} ${y - h - 30}, ${x + w + 8} ${y - h}`), {
      fill: "accent",
      edge: 5,
    }),
  ),
);

const SEA = "M-80 470H1680V1120H-80Z";

export default {
  name: "coop-tessitura-marena",
  coop: "tessitura-marena",
  shape: "wide",
  seed: 191,
  things: [
    ground(
      "-80 440, 100 400, 300 380, 520 430, 700 470, 760 500, 1000 500, 1100 430, 1260 380, 1440 360, 1680 372",
      {
        pass: "accent",
        fill: "light",
        angle: -12,
        tone: (x, y) => 0.1 + Math.max(0, (y - 380) / 300),
        seed: 4,
      },
    ),
    houses,
    {
      sil: `<path d="${SEA}"/>`,
      ground: ink(SEA),
      key: ink(swells(490, 1060, { count: 130, seed: 5 })),
      light: "",
    },
    { sil: `<path d="${swells(500, 1040, { count: 46, seed: 11, width: 11 })}"/>` },
    place(boat(0), "translate(1180 610) scale(0.62)"),
    place(boat(1), "translate(380 660) scale(0.86)"),
    place(boat(2), "translate(830 830) scale(1.2)"),
    part(facet("-80 960, 640 940, 700 1000, 1680 1000, 1680 1120, -80 1120"), {
      fill: "light",
      along: 2,
      deep: (u, v) => 0.2 + v * 0.3,
      dark: (u, v) => Math.max(0, v - 0.62) * 0.8,
      on: {
        key:
          [
            [120, 950, 100, 1080],
            [420, 946, 410, 1090],
            [760, 1000, 770, 1080],
            [1180, 1000, 1190, 1080],
            [1480, 1000, 1500, 1080],
          ]
            .map((g) => ink(gouge(...g, 8)))
            .join("") + line("M-80 1010L660 990M700 1040H1680", 5),
      },
    }),
    place(reel, "translate(1290 910) scale(1.12)"),
    part(band("1200 900, 1120 990, 1040 960, 980 880, 980 840", 13), { fill: "accent", edge: 4 }),
    {
      key: ink(blob("1420 1046, 1560 1000, 1600 994, 1566 1018, 1428 1054")),
      light: cut(gouge(1566, 1008, 1588, 1000, 5)),
    },
  ].flat(),
  gouged: cloud(420, 160, 260, 3) + cloud(1180, 120, 200, 8) + cloud(800, 250, 150, 12),
};
