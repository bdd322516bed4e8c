/** A squat open jar of hazelnut cream, a knife across its mouth with a thick swirl on it. */
import {
  arc,
  castShadow,
  curve,
  cut,
  ellipse,
  gouge,
  halo,
  ink,
  line,
  parallels,
  place,
  shade,
  swell,
  within,
} from "./lib/draw.mjs";
import { hazelnut } from "./gianduja-dark-bar-box.mjs";

const body =
  "M250 690C250 650 262 640 262 610H938C938 640 950 650 950 690V1150C950 1226 906 1262 830 1264H370C294 1262 250 1226 250 1150Z";
const cream = "M276 700H924V1146C924 1206 890 1238 826 1240H374C310 1238 276 1206 276 1146Z";

export function jar() {
  const mouth = ellipse(600, 606, 338, 84);
  const inside = ellipse(600, 606, 314, 72);
  const top = ellipse(600, 632, 296, 56);
  const bands = Array.from({ length: 60 }, (_, i) => arc(600, 640 + i * 12, 340, 34, 180, 0, 46));
  const swirl = Array.from({ length: 6 }, (_, i) => arc(590, 632, 50 + i * 48, 9 + i * 9, 0, 360, 60));
  const tone = (x, y) => {
    const across = (x - 276) / 648;
    const lit = Math.max(0, 1 - Math.abs(across - 0.26) / 0.24) * 0.42;
    return (
      0.46 +
      Math.max(0, across - 0.5) * 0.95 +
      Math.max(0, 0.1 - across) * 3 -
      lit +
      Math.max(0, (y - 1160) / 200)
    );
  };
  const glint = swell(
    [
      [338, 744],
      [330, 880],
      [332, 1010],
      [342, 1130],
    ],
    (t) => 34 - 12 * t,
  );
  const label = "M430 820C540 838 740 838 850 812V1096C740 1122 540 1122 430 1104Z";
  return {
    sil: `<path d="${body}"/><path d="${mouth}"/>`,
    light:
      ink(cream) +
      cut(glint) +
      cut(gouge(388, 750, 386, 830, 18)) +
      cut(label) +
      within(
        inside,
        ink(top) + cut(swell(arc(590, 632, 210, 38, 160, 250, 20), (t) => 13 * Math.sin(Math.PI * t))),
      ),
    deep:
      within(cream, ink(cream) + cut(glint) + cut(label) + cut(gouge(388, 750, 386, 830, 18))) +
      within(inside, within(top, ink(shade(swirl, 24, (x) => 0.34 + Math.max(0, (x - 420) / 500), 5)))),
    accent: within(
      label,
      ink("M430 1040C540 1058 740 1058 850 1032V1140H430Z") +
        cut(
          Array.from({ length: 13 }, (_, i) => gouge(440 + i * 34, 1100, 456 + i * 34, 1062, 14, 3)).join(""),
        ),
    ),
    key:
      within(cream, ink(shade(bands, 12, tone, 4)) + cut(glint) + cut(label)) +
      within(inside, within(top, ink(shade(swirl, 24, (x) => Math.max(0, (x - 470) / 560), 9)))) +
      within(
        inside,
        ink(
          shade(
            Array.from({ length: 9 }, (_, i) => arc(600, 610 - i * 10, 314, 72, 180, 360, 40)),
            10,
            (x) => Math.max(0, (560 - x) / 420) * 0.8,
            5,
          ),
        ),
      ) +
      line(body, 7) +
      line(mouth, 7) +
      line(inside, 4) +
      within(
        body,
        ink(
          shade(
            bands,
            12,
            (x, y) => (y > 700 && x > 924 ? 0.4 : y < 700 ? Math.max(0, (x - 760) / 300) : 0),
            8,
          ),
        ) + cut(label),
      ) +
      line(label, 5) +
      ink(
        swell(
          [
            [500, 900],
            [780, 898],
          ],
          (t) => 26 * Math.sin(Math.PI * (0.15 + 0.7 * t)),
        ),
      ) +
      ink(
        swell(
          [
            [540, 946],
            [740, 944],
          ],
          () => 9,
        ),
      ) +
      ink(
        swell(
          [
            [560, 980],
            [716, 978],
          ],
          () => 6,
        ),
      ) +
      line("M262 652C420 704 780 704 940 650", 4),
  };
}

/** A table knife with cream on its blade, pointing left, about 760 units long. */
export function knife() {
  const blade = curve([
    [-380, 6],
    [-330, -30],
    [-120, -34],
    [60, -26],
    [60, 22],
    [-120, 34],
    [-320, 34],
  ]);
  const handle = curve([
    [60, -24],
    [110, -30],
    [330, -36],
    [372, -10],
    [368, 22],
    [320, 32],
    [110, 24],
    [60, 20],
  ]);
  const dollop = curve([
    [-392, 10],
    [-372, -62],
    [-300, -96],
    [-226, -130],
    [-150, -104],
    [-76, -92],
    [-40, -44],
    [-70, -4],
    [-90, 48],
    [-96, 92],
    [-112, 50],
    [-150, 44],
    [-230, 52],
    [-320, 46],
  ]);
  const waves = Array.from({ length: 22 }, (_, i) => arc(-215, -210 + i * 12, 230, 60, 172, 8, 40));
  return {
    sil: `<path d="${blade}"/><path d="${handle}"/><path d="${dollop}"/>`,
    light: ink(dollop) + cut(gouge(-330, -40, -214, -98, 19, -12)) + cut(gouge(-180, -92, -130, -80, 12, -4)),
    deep: within(
      dollop,
      ink(dollop) + cut(gouge(-338, -30, -210, -96, 40, -18)) + cut(gouge(-190, -84, -90, -58, 24, -12)),
    ),
    accent: ink(handle) + cut(gouge(96, -14, 330, -20, 11)),
    key:
      line(blade, 6) +
      within(
        blade,
        ink(
          shade(
            parallels({ x: -390, y: -40, width: 460, height: 90, angle: 2, gap: 12, seed: 2 }),
            12,
            (_, y) => Math.max(0, (y + 6) / 50),
            2,
          ),
        ),
      ) +
      cut(dollop) +
      within(
        dollop,
        ink(
          shade(
            waves,
            12,
            (x, y) => Math.max(0, (x + 300) / 420) * 0.5 + Math.max(0, (y + 60) / 150) * 0.8 - 0.08,
            3,
          ),
        ) + cut(gouge(-338, -30, -210, -96, 30, -18)),
      ) +
      line(dollop, 6) +
      line(handle, 6) +
      within(
        handle,
        ink(
          shade(
            parallels({ x: 50, y: -40, width: 330, height: 80, angle: 1, gap: 12, seed: 3 }),
            12,
            (_, y) => Math.max(0, (y + 2) / 40),
            5,
          ),
        ),
      ) +
      ink(ellipse(140, -2, 7)) +
      ink(ellipse(290, -4, 7)),
  };
}

export default {
  name: "hazelnut-cream-300",
  coop: "pietrachiara",
  seed: 33,
  things: [
    castShadow(800, 1270, 400, 64, 5),
    place(jar(), "translate(-30 -30) scale(1.05)"),
    place(knife(), "translate(640 500) rotate(-13) scale(1.18)"),
    hazelnut(196, 1290, 84, 34, 3),
    hazelnut(1030, 1330, 92, -20, 6),
  ],
  gouged: halo(600, 820, 520, 560, 64, 8),
};
