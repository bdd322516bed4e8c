/** A shallow dish for incense with a little hill in its middle to hold the stick; smoke goes up in a curl. */
import { arc, castShadow, cut, ellipse, gouge, halo, ink, line, place, swell } from "./lib/draw.mjs";
import { band, blob, leaf, part, pile, seam, tones, trace, wire } from "./lib/kit.mjs";

function dish() {
  const [rx, ry] = [440, 160];
  const wall = "M-440 0C-430 90 -330 150 -200 166H200C330 150 430 90 440 0Z";
  const waves = Array.from({ length: 5 }, (_, i) => {
    const [a, b] = [rx - 70 - i * 58, ry - 28 - i * 22];
    return line(ellipse(0, 6, a, b), i % 2 ? 7 : 15);
  }).join("");
  return pile(
    part(wall, { fill: "light", along: 8, deep: (u) => u * 0.5, dark: (u, v) => tones.round(u) * 0.8 + Math.max(0, v - 0.5) * 0.8, glint: gouge(-400, 40, -280, 120, 14, 12) }),
    part(ellipse(0, 0, rx, ry), { fill: [], edge: 8 }),
    part(ellipse(0, 6, rx - 30, ry - 16), {
      fill: "accent",
      edge: 5,
      along: 3,
      dark: (u, v) => Math.max(0, 0.45 - u) * 0.9 + Math.max(0, 0.34 - v),
      on: { accent: waves.replaceAll("#000", "#fff"), light: waves, key: "" },
      glint: swell(arc(0, 6, rx - 56, ry - 32, 20, 80, 14), (t) => 13 * Math.sin(Math.PI * t)),
    }),
    part(blob("-150 30, -110 -30, -60 -110, 0 -190, 60 -110, 116 -30, 156 30, 90 62, 0 70, -90 62"), {
      fill: [],
      along: 70,
      deep: tones.fall,
      dark: (u, v) => Math.max(0, u - 0.46) * 1.4 + Math.max(0, v - 0.8),
      on: { light: ink("M-200 -10Q-60 30 0 0Q80 -30 200 10V100H-200Z"), key: [[-50, -40, -20, -110], [30, -30, 20, -120], [-90, 20, -70, -30]].map((g) => ink(gouge(...g, 9, 4))).join("") },
    }),
    part(ellipse(2, -186, 17, 9), { fill: "key", edge: 0 }),
  );
}

/** The stick stands in the hill; its tip glows. */
const stick = pile(
  part(band("2 -184, 60 -330, 122 -480", 15), { fill: "light", edge: 4, along: 0, dark: tones.even(0.3) }),
  part(band("80 -376, 130 -500, 170 -600", 24), { fill: "key", edge: 4 }),
  part(ellipse(174, -612, 15, 19), { fill: "accent", edge: 4 }),
  { key: [[196, -630, 222, -650], [148, -630, 128, -650], [180, -640, 190, -668]].map((g) => ink(gouge(...g, 7))).join("") },
);

const ash = [[-260, 30], [-220, 60], [240, 50], [180, 84], [-180, 86]].map(([x, y], i) => gouge(x, y, x + 34, y + 6 - i * 3, 12)).join("");
const smoke = part(
  swell(trace("782 322, 760 270, 800 220, 860 190, 850 140, 780 130, 740 170, 770 210, 830 170, 820 90, 740 50"), (t) => 8 + 15 * Math.sin(Math.PI * t) ** 0.6),
  { fill: [], edge: 4 },
);

export default {
  name: "incense-dish",
  coop: "caleta-azul",
  seed: 175,
  things: [
    castShadow(760, 1150, 460, 80, 4),
    place(pile(dish(), stick, { key: cut(ash), accent: cut(ash), light: cut(ash) }), "translate(600 960)"),
    smoke,
    castShadow(420, 1330, 300, 44, 7),
    place(
      pile(
        [[0, 0], [14, 30], [-6, 58]].map(([x, y]) => pile(part(band(`${-340 + x} ${y}, ${260 + x} ${y - 20}`, 24), { fill: "key", edge: 4 }), part(band(`${260 + x} ${y - 20}, ${420 + x} ${y - 26}`, 12), { fill: "light", edge: 4 }))),
        part(band("-120 -30, -118 30, -124 84", 58), { fill: "accent", edge: 5, dark: tones.fall, on: { key: seam(wire("-140 -20, -138 80"), 4, "9 9") + seam(wire("-100 -20, -98 80"), 4, "9 9") } }),
      ),
      "translate(520 1270) rotate(-4)",
    ),
    leaf(900, 1310, 190, 80, 24, { fill: "accent" }),
  ],
  gouged: halo(600, 840, 520, 560, 60, 5),
};
