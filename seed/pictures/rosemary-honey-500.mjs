/** A tall jar of rosemary honey, lit from the left so that the light gathers in its lower right. */
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
import { random } from "./lib/noise.mjs";

const body =
  "M330 470C330 430 372 420 372 392H828C828 420 870 430 870 470V1160C870 1226 838 1256 770 1258H430C362 1256 330 1226 330 1160Z";
const GLINT = swell(
  [
    [404, 552],
    [396, 700],
    [396, 900],
    [406, 1090],
  ],
  (t) => 30 - 12 * t,
);
const honey = "M356 500H844V1156C844 1206 820 1230 766 1232H434C380 1230 356 1206 356 1156Z";

/** `count` points along a line through a few, by straight steps between them. */
export function curvePoints(points, count) {
  return Array.from({ length: count }, (_, i) => {
    const at = (i / (count - 1)) * (points.length - 1);
    const from = Math.min(points.length - 2, Math.floor(at));
    const part = at - from;
    const ease = part;
    return [0, 1].map((axis) => points[from][axis] + (points[from + 1][axis] - points[from][axis]) * ease);
  });
}

/** A sprig leaning across the jar: leaves in pairs along a bent stem, flowers in the accent. */
export function sprig(points, seed, leaf = 74) {
  const next = random(seed);
  let key = swell(points, (t) => 11 - 7 * t);
  let accent = "";
  let sil = swell(points, () => 16);
  points.forEach(([x, y], i) => {
    if (i === 0 || i === points.length - 1) return;
    const [bx, by] = points[i + 1];
    const along = Math.atan2(by - y, bx - x);
    for (const side of [-1, 1]) {
      const turn = along + side * (0.62 + next() * 0.35);
      const length = leaf * (0.7 + next() * 0.5) * (1 - (0.4 * i) / points.length);
      const [ex, ey] = [x + Math.cos(turn) * length, y + Math.sin(turn) * length];
      key += gouge(x, y, ex, ey, 13, side * 7);
      sil += gouge(x, y, ex, ey, 24, side * 7);
    }
    if (i > points.length * 0.45 && i % 2 === 0) {
      const turn = along + 1.5 * (i % 4 ? 1 : -1);
      const [fx, fy] = [x + Math.cos(turn) * 26, y + Math.sin(turn) * 26];
      for (let petal = 0; petal < 4; petal += 1) {
        const a = turn + (petal - 1.5) * 0.7;
        const mark = gouge(fx, fy, fx + Math.cos(a) * 30, fy + Math.sin(a) * 30, 15, 3);
        accent += mark;
        sil += gouge(fx, fy, fx + Math.cos(a) * 33, fy + Math.sin(a) * 33, 24, 3);
      }
    }
  });
  return { sil: ink(sil).replaceAll('fill="#000"', ""), key: ink(key), accent: ink(accent) };
}

/** Where the cloth over the lid catches the light. */
const PLEATS = [
  [392, 262, 372, 350],
  [430, 250, 414, 356],
  [472, 246, 464, 340],
  [520, 242, 516, 352],
  [566, 240, 566, 320],
  [376, 388, 374, 418],
  [452, 398, 452, 436],
  [560, 400, 560, 440],
]
  .map(([x, y, ex, ey], i) => gouge(x, y, ex, ey, 15 - i, 3))
  .join("");

/** The jar alone, on a 1200 × 1500 field, base at y 1258. */
export function jar() {
  const lid = "M352 250C420 226 780 226 848 250L872 372C800 402 400 402 328 372Z";
  const skirt = curve([
    [328, 362],
    [360, 392],
    [352, 440],
    [400, 418],
    [452, 456],
    [505, 420],
    [560, 462],
    [615, 424],
    [668, 462],
    [722, 420],
    [775, 454],
    [812, 416],
    [850, 438],
    [840, 392],
    [872, 362],
    [600, 392],
  ]);
  const flank = (x) => (x - 356) / 488;
  const tone = (x, y) => {
    const across = flank(x);
    const down = (y - 500) / 730;
    const edge = Math.max(0, (across - 0.72) / 0.28) ** 1.4 * 0.85;
    const left = Math.max(0, (0.16 - across) / 0.16) * 0.6;
    const top = Math.max(0, 0.2 - down) * 1.5;
    const glow = Math.max(0, 1 - Math.hypot((across - 0.62) / 0.36, (down - 0.68) / 0.34)) * 0.9;
    return edge + left + top + 0.2 * (1 - down) - glow;
  };
  const bands = Array.from({ length: 60 }, (_, i) => arc(600, 480 + i * 13, 250, 16, 180, 0, 40));
  const label = "M430 700C520 716 680 716 770 700V1010C680 1026 520 1026 430 1010Z";
  const flower = Array.from({ length: 5 }, (_, i) => {
    const a = (i / 5) * Math.PI * 2 - Math.PI / 2;
    return gouge(
      600 + Math.cos(a) * 14,
      836 + Math.sin(a) * 14,
      600 + Math.cos(a) * 84,
      836 + Math.sin(a) * 84,
      44,
      0,
    );
  }).join("");
  return {
    sil: `<path d="${body}"/><path d="${lid}"/><path d="${skirt}"/>`,
    light:
      ink(honey) +
      cut(GLINT) +
      cut(
        swell(
          [
            [448, 570],
            [444, 640],
          ],
          () => 16,
        ),
      ) +
      cut(
        curve([
          [700, 1120],
          [780, 1075],
          [806, 1130],
          [770, 1186],
          [690, 1192],
        ]),
      ) +
      cut(label),
    deep: within(
      honey,
      ink(shade(bands, 13, (x, y) => tone(x, y) + 0.34, 3)) +
        cut(
          curve([
            [640, 1080],
            [800, 1020],
            [826, 1130],
            [780, 1205],
            [640, 1214],
          ]),
        ),
    ).replace("</g>", `${cut(label)}${cut(GLINT)}</g>`),
    accent:
      within(honey, ink(shade(bands, 13, tone, 5)) + cut(label) + cut(GLINT)) +
      within(
        body,
        ink(
          shade(bands, 13, (x, y) => (y < 500 ? 0.16 + Math.max(0, (x - 640) / 420) : x > 846 ? 0.3 : 0), 12),
        ),
      ) +
      ink(lid) +
      ink(skirt) +
      cut(PLEATS) +
      ink(flower) +
      cut(ellipse(600, 836, 17)),
    key:
      line(body, 7) +
      within(
        `${lid}${skirt}`,
        ink(
          shade(
            parallels({ x: 320, y: 230, width: 560, height: 250, angle: 80, gap: 19, seed: 7 }),
            19,
            (x, y) => Math.max(0, (x - 560) / 420) + (y > 372 && y < 400 ? 0.5 : 0),
            9,
          ),
        ),
      ) +
      ink(swell(arc(600, 366, 274, 27, 178, 2, 30), (t) => 15 + 4 * Math.sin(t * 60))) +
      ink(gouge(800, 380, 930, 470, 9, 22)) +
      ink(gouge(806, 376, 896, 520, 9, -18)) +
      ink(ellipse(806, 384, 20, 16)) +
      within(honey, ink(shade(bands, 13, (x, y) => tone(x, y) - 0.5, 6))) +
      cut(label) +
      line(label, 4) +
      ink(
        swell(
          [
            [480, 946],
            [720, 946],
          ],
          () => 7,
        ),
      ) +
      ink(
        swell(
          [
            [520, 972],
            [680, 972],
          ],
          () => 5,
        ),
      ) +
      ink(ellipse(600, 836, 7)) +
      line("M356 506C440 522 760 522 844 506", 5),
  };
}

export const rosemary = () =>
  sprig(
    curvePoints(
      [
        [1030, 1300],
        [985, 1190],
        [938, 1040],
        [905, 880],
        [884, 730],
        [880, 590],
        [900, 470],
      ],
      22,
    ),
    5,
    92,
  );

export default {
  name: "rosemary-honey-500",
  coop: "valdemiel",
  seed: 11,
  things: [castShadow(770, 1262, 400, 62, 21), place(jar(), "translate(-48 -66) scale(1.08)"), rosemary()],
  gouged: halo(600, 760, 440, 640, 70, 6),
};
