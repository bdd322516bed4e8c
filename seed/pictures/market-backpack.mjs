/** A market backpack of sailcloth, the corner of a sail with its eyelet for a lid, leeks and a loaf looking out. */
import { castShadow, cut, ellipse, gouge, halo, ink, line } from "./lib/draw.mjs";
import { band, blob, bounds, bows, part, pile, seam, tones, wire } from "./lib/kit.mjs";

const BODY = blob(
  "300 620, 440 600, 600 606, 760 600, 900 620, 934 760, 944 1000, 936 1190, 880 1256, 740 1270, 600 1272, 460 1270, 320 1256, 264 1190, 256 1000, 266 760",
);

const leek = (x, lean, seed) =>
  pile(
    ...[-1, 0.2, 1].map((k) =>
      part(
        blob(
          `${x - 24} 640, ${x - 30 + k * 26} 460, ${x + k * 70 + lean * 0.6} 300, ${x + k * 120 + lean} ${170 + Math.abs(k) * 60}, ${x + k * 96 + lean + 44} ${300 + Math.abs(k) * 20}, ${x + 34 + k * 30} 470, ${x + 26} 640`,
        ),
        {
          fill: "key",
          seed,
          glint:
            gouge(x + k * 30, 470, x + k * 100 + lean, 240, 11, 6) +
            gouge(x + 14 + k * 30, 430, x + 18 + k * 100 + lean, 290, 8, 6),
          edge: 6,
        },
      ),
    ),
    part(band(`${x} 660, ${x - 2} 560, ${x} 470`, 70), { fill: [], dark: tones.round, along: 90, gap: 11 }),
  );

function loaf() {
  const d = "M610 660V300Q616 210 690 204Q768 210 772 300V660Z";
  return part(d, {
    fill: "light",
    gap: 11,
    along: bows(bounds(d), 22, 11),
    deep: (u) => 0.3 + u * 0.4,
    dark: (u, v) => tones.round(u) + Math.max(0, v - 0.8),
    glint: [270, 360, 450, 540].map((y) => gouge(640, y + 30, 738, y - 20, 24, 6)).join(""),
  });
}

function pack() {
  const roll = "M268 560Q262 500 300 490H900Q938 500 932 560Q938 640 900 648H300Q262 640 268 560Z";
  const pocket = blob(
    "360 930, 600 944, 840 930, 862 1060, 850 1180, 800 1220, 600 1228, 400 1220, 350 1180, 338 1060",
  );
  const CLEW = "M256 490Q600 470 944 490L930 620Q800 760 640 880Q600 906 560 880Q400 760 270 620Z";
  return pile(
    part(band("310 640, 180 720, 150 900, 200 1080, 290 1160", 60), {
      fill: "light",
      deep: tones.even(0.45),
      dark: tones.fall,
      along: 30,
      on: { key: seam(wire("310 640, 180 720, 150 900, 200 1080, 290 1160"), 4, "14 12") },
    }),
    part(band("890 640, 1020 720, 1050 900, 1000 1080, 910 1160", 60), {
      fill: "light",
      deep: tones.even(0.6),
      dark: tones.even(0.5),
      along: 30,
    }),
    part(BODY, {
      fill: "light",
      gap: 13,
      along: bows(bounds(BODY), 20, 13),
      deep: (u, v) => 0.1 + Math.max(0, u - 0.4) * 0.6 + Math.max(0, v - 0.8) * 0.5,
      dark: (u, v) => tones.round(u) * 0.9 + Math.max(0, v - 0.86) * 2.4 + (v < 0.09 ? 0.5 : 0),
      glint: gouge(300, 720, 290, 1140, 15, -8),
      on: { key: seam(wire("330 660, 322 900, 326 1240"), 5) + seam(wire("872 660, 880 900, 874 1240"), 5) },
    }),
    part(pocket, {
      fill: "accent",
      gap: 12,
      along: bows(bounds(pocket), 14, 12),
      dark: (u, v) => 0.12 + tones.round(u) * 0.8 + Math.max(0, v - 0.8),
      on: {
        light: cut("M300 900H900V1000H300Z") + ink("M300 900H900V1000H300Z"),
        accent: cut("M300 900H900V1000H300Z"),
        deep: ink(wire("340 1000, 600 1016, 860 1000")).replaceAll("Z", ""),
        key:
          line(wire("338 1000, 600 1016, 862 1000"), 5) +
          seam(wire("344 984, 600 1000, 856 984"), 4) +
          seam(wire("366 1030, 364 1160, 410 1204, 600 1212, 790 1204, 836 1160, 834 1030"), 5),
      },
    }),
    part(roll, {
      fill: "light",
      along: bows({ x: 260, y: 470, width: 690, height: 200 }, 6, 12),
      gap: 12,
      deep: tones.fall,
      dark: (u, v) => Math.max(0, v - 0.5) * 1.1 + Math.max(0, u - 0.85) * 3,
    }),
    part(CLEW, {
      fill: [],
      along: 56,
      gap: 12,
      dark: (u, v) => Math.max(0, u - 0.62) * 1.1 + Math.max(0, v - 0.9) * 4,
      on: {
        accent: ink("M380 760L600 900L820 760L600 1040Z") + ink("M240 470H960V532H240Z"),
        key:
          [0, 22, 44]
            .map((k) =>
              seam(
                `M${300 + k} ${540 + k * 0.6}L600 ${868 - k * 1.6}L${900 - k} ${540 + k * 0.6}`,
                4,
                "15 11",
              ),
            )
            .join("") +
          line("M380 760L600 900L820 760", 4) +
          line("M260 532H940", 4),
      },
    }),
    part(band("600 830, 600 900, 600 960", 46), {
      fill: "accent",
      edge: 5,
      along: 90,
      dark: tones.round,
      on: { key: seam("M588 850V950M612 850V950", 3, "10 8") },
    }),
    part(ellipse(600, 806, 52), { fill: [], edge: 8, dark: (u, v) => Math.max(0, u + v - 1) }),
    part(ellipse(600, 806, 26), { fill: "accent", edge: 6 }),
  );
}

export default {
  name: "market-backpack",
  coop: "tessitura-marena",
  seed: 105,
  things: [castShadow(800, 1262, 420, 64, 5), pile(leek(420, -60, 4), loaf(), leek(850, 40, 7)), pack()],
  gouged: halo(600, 780, 500, 660, 70, 3),
};
