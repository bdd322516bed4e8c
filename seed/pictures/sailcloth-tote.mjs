/** A tote sewn from old sailcloth: wide seams, reinforced corners, one panel in colour. */
import { castShadow, gouge, halo, ink, line } from "./lib/draw.mjs";
import { band, blob, bounds, bows, facet, part, pile, seam, tones, wire } from "./lib/kit.mjs";

const BODY = blob(
  "286 574, 440 562, 600 572, 760 562, 914 574, 934 800, 968 1180, 946 1246, 780 1262, 600 1256, 420 1264, 254 1246, 232 1180, 266 800",
);
const folds = [
  [330, 640, 300, 1000],
  [880, 660, 914, 1060],
  [838, 640, 846, 860],
  [640, 1230, 560, 1090],
  [720, 1236, 770, 1080],
  [400, 1240, 440, 1120],
]
  .map(([x, y, ex, ey], i) => gouge(x, y, ex, ey, 13, i % 2 ? 12 : -12))
  .join("");

function handle(shape, back) {
  const d = band(shape, 54);
  return part(d, {
    fill: back ? "accent" : "light",
    dark: back ? tones.even(0.55) : tones.round,
    deep: tones.fall,
    along: 60,
    gap: 11,
    on: { key: back ? "" : seam(wire(shape), 4, "16 13") },
  });
}

function bag() {
  const sail = facet("200 1300, 200 1010, 1000 700, 1000 1300");
  const { x, y, width, height } = bounds(BODY);
  const inside = part(blob("300 574, 440 540, 600 534, 760 540, 902 574, 760 590, 600 596, 440 590"), {
    fill: "accent",
    dark: tones.even(0.82),
    along: 4,
    gap: 9,
  });
  const body = part(BODY, {
    fill: [],
    gap: 13,
    along: bows({ x, y, width, height }, 16, 13),
    deep: (u, v) => Math.max(0, u - 0.5) * 0.7 + Math.max(0, v - 0.8),
    dark: (u, v) => Math.max(0, (u - 0.82) / 0.18) * 0.75 + Math.max(0, v - 0.93) * 6,
    on: {
      light: ink(folds) + ink(sail).replace("/>", ' opacity="1"/>'),
      accent: ink(facet("200 1300, 200 1120, 560 1300")) + ink(facet("1000 700, 1000 930, 560 1093, 380 942")),
      key:
        ink(folds) +
        line("M200 1010L1000 700", 5) +
        seam("M200 1028L1000 718", 5) +
        seam("M200 990L1000 680", 5) +
        line("M380 942L760 1300", 5) +
        seam("M398 936L786 1300", 5) +
        line("M200 1120L560 1300", 5) +
        seam("M214 1104L600 1300", 5) +
        seam(wire("270 626, 600 640, 930 626"), 5) +
        line(wire("266 644, 600 658, 936 644"), 4),
    },
  });
  const tab = (x, y) =>
    pile(
      part(`M${x - 44} ${y}H${x + 44}V${y + 120}L${x} ${y + 152}L${x - 44} ${y + 120}Z`, {
        fill: "accent",
        dark: (u) => Math.max(0, u - 0.6) * 1.3,
        on: {
          key:
            seam(`M${x - 30} ${y + 14}H${x + 30}V${y + 112}L${x} ${y + 134}L${x - 30} ${y + 112}Z`, 4, "13 10") +
            seam(`M${x - 30} ${y + 14}L${x + 30} ${y + 112}M${x + 30} ${y + 14}L${x - 30} ${y + 112}`, 4, "13 10"),
        },
      }),
    );
  return pile(
    handle("430 600, 440 420, 500 250, 610 190, 720 250, 770 420, 776 600", true),
    inside,
    body,
    handle("424 640, 416 440, 470 240, 590 160, 706 240, 762 440, 776 640", false),
    tab(424, 610),
    tab(776, 610),
  );
}

export default {
  name: "sailcloth-tote",
  coop: "tessitura-marena",
  seed: 101,
  things: [castShadow(800, 1250, 400, 62, 11), bag()],
  gouged: halo(600, 760, 480, 660, 70, 6),
};
