/** A spoon carved from one branch of olive: rosette and a border of triangles on the handle. */
import {
  arc,
  curve,
  cut,
  ellipse,
  flatShadow,
  halo,
  ink,
  line,
  parallels,
  place,
  polygon,
  shade,
  swell,
  within,
} from "./lib/draw.mjs";
import { random } from "./lib/noise.mjs";

/** The spoon upright about x = 0, bowl at the top, 1500 long. */
const OUTLINE = curve([
  [0, -760],
  [96, -742],
  [158, -664],
  [176, -540],
  [150, -410],
  [92, -310],
  [56, -240],
  [46, -120],
  [44, 40],
  [56, 190],
  [84, 330],
  [96, 440],
  [84, 560],
  [62, 660],
  [40, 716],
  [0, 736],
  [-40, 716],
  [-62, 660],
  [-84, 560],
  [-96, 440],
  [-84, 330],
  [-56, 190],
  [-44, 40],
  [-46, -120],
  [-56, -240],
  [-92, -310],
  [-150, -410],
  [-176, -540],
  [-158, -664],
  [-96, -742],
]);
const BOWL = curve([
  [0, -722],
  [74, -706],
  [122, -640],
  [136, -540],
  [112, -430],
  [56, -352],
  [0, -330],
  [-56, -352],
  [-112, -430],
  [-136, -540],
  [-122, -640],
  [-74, -706],
]);

/** Six petals in a ring, as a pair of compasses draws them; each is a notch with one lit and one dark slope. */
function rosette(cx, cy, r) {
  let lit = "";
  let dark = "";
  for (let i = 0; i < 12; i += 1) {
    const a = (i * Math.PI) / 6 - Math.PI / 2;
    const [inner, outer, wide] = i % 2 ? [0.62, 0.96, 0.1] : [0.06, 0.97, 0.17];
    const side = (sign) =>
      Array.from({ length: 9 }, (_, k) => {
        const along = r * (inner + ((outer - inner) * k) / 8);
        const off = sign * r * wide * Math.sin((Math.PI * k) / 8);
        return [cx + Math.cos(a) * along - Math.sin(a) * off, cy + Math.sin(a) * along + Math.cos(a) * off];
      });
    lit += polygon([...side(0), ...side(-1).reverse()]);
    dark += polygon([...side(0), ...side(1).reverse()]);
  }
  return { lit, dark };
}

export function spoon() {
  const next = random(7);
  const figure = Array.from({ length: 34 }, (_, i) => {
    const at = -190 + i * 11.6;
    const phase = next() * 6;
    return Array.from({ length: 76 }, (_, k) => {
      const y = -770 + k * 20;
      const squeeze = 0.32 + 0.68 * Math.min(1, Math.abs((y + 60) / 520)) ** 1.3;
      return [
        at * squeeze +
          9 * Math.sin(y / 74 + phase * 0.2 + i * 0.5) +
          22 * Math.exp(-(((y - 120) / 90) ** 2)) * Math.sign(at),
        y,
      ];
    });
  });
  const rings = Array.from({ length: 22 }, (_, i) => arc(10, -520, 8 + i * 7.4, 11 + i * 10.4, 0, 360, 70));
  const { lit, dark } = rosette(0, 444, 78);
  let teeth = "";
  for (let i = 0; i < 6; i += 1)
    for (const top of [248, 604]) {
      const x = -66 + i * 22;
      const wide = Math.abs(x + 11) < 60;
      if (wide)
        teeth += polygon([
          [x, top],
          [x + 22, top],
          [x + 11, top + (top < 400 ? 36 : -36)],
        ]);
    }
  for (let i = 0; i < 3; i += 1)
    teeth += polygon([
      [-11, 140 + i * 34],
      [0, 124 + i * 34],
      [11, 140 + i * 34],
      [0, 156 + i * 34],
    ]);
  const ring = `${ellipse(0, 444, 82)}`;
  const glint =
    swell(
      [
        [-134, -620],
        [-152, -540],
        [-128, -420],
        [-80, -330],
      ],
      (t) => 17 * Math.sin(Math.PI * t),
    ) +
    swell(
      [
        [-30, -180],
        [-26, 0],
        [-34, 160],
      ],
      (t) => 12 * Math.sin(Math.PI * t),
    );
  return {
    sil: `<path d="${OUTLINE}"/>`,
    light:
      ink(OUTLINE) +
      cut(lit) +
      cut(glint) +
      cut(swell(arc(0, -536, 112, 168, 20, 80, 20), (t) => 15 * Math.sin(Math.PI * t))),
    deep: within(
      OUTLINE,
      ink(shade(figure, 11, (x, y) => 0.18 + 0.34 * (0.5 + 0.5 * Math.sin(x / 17 + y / 120)), 4)) +
        cut(ellipse(0, 444, 82)) +
        ink(
          shade(
            Array.from({ length: 8 }, (_, i) => arc(0, 444, 10 + i * 9, 10 + i * 9, 0, 360, 40)),
            9,
            () => 0.34,
            2,
          ),
        ) +
        ink(
          shade(
            parallels({ x: -190, y: -770, width: 380, height: 1520, angle: 88, gap: 12, seed: 2 }),
            12,
            (x, y) => Math.max(0, x / (y < -250 ? 180 : 70) - 0.1) * 0.8,
            3,
          ),
        ) +
        cut(glint),
    ),
    accent: "",
    key:
      line(OUTLINE, 8) +
      within(
        BOWL,
        ink(
          shade(
            rings,
            8,
            (x, y) =>
              Math.max(0, 0.62 - (x + 136) / 210 - (y + 700) / 900) + Math.max(0, 0.2 - (y + 720) / 200),
            4,
          ),
        ),
      ) +
      line(BOWL, 6) +
      within(
        OUTLINE,
        ink(
          shade(
            parallels({ x: -190, y: -770, width: 380, height: 1520, angle: 88, gap: 11, seed: 6 }),
            11,
            (x, y) => Math.max(0, (x - (y < -250 ? 130 : 34)) / 60),
            5,
          ),
        ),
      ) +
      ink(dark) +
      line(lit, 2.5) +
      line(ring, 5) +
      ink(teeth) +
      ink(
        swell(
          [
            [-58, 236],
            [58, 236],
          ],
          () => 6,
        ),
      ) +
      ink(
        swell(
          [
            [-64, 616],
            [64, 616],
          ],
          () => 6,
        ),
      ) +
      line(ellipse(0, 690, 11), 6),
  };
}

const turn = "translate(596 744) rotate(31) scale(0.98)";
/** A curl that the knife left. */
export function curl(x, y, size, angle) {
  const points = Array.from({ length: 40 }, (_, i) => {
    const t = i / 39;
    const a = t * Math.PI * 3.2;
    const r = size * (1 - 0.72 * t);
    return [Math.cos(a) * r + t * size * 0.5, Math.sin(a) * r * 0.8];
  });
  const band = swell(points, (t) => size * 0.34 * Math.sin(Math.PI * Math.min(1, 0.1 + t * 0.9)) ** 0.7);
  return place(
    {
      sil: `<path d="${band}"/>`,
      light: ink(band),
      deep: within(
        band,
        ink(
          swell(
            points.map(([px, py]) => [px + size * 0.06, py + size * 0.07]),
            () => size * 0.12,
          ),
        ),
      ),
      key: line(band, 6),
    },
    `translate(${x} ${y}) rotate(${angle})`,
  );
}

export default {
  name: "olive-shepherds-spoon-7",
  coop: "horabuena",
  seed: 55,
  things: [
    place(
      flatShadow(OUTLINE, 54, 22, { x: -260, y: -800, width: 540, height: 1600, gap: 13, angle: 20 }),
      turn,
    ),
    place(spoon(), turn),
    curl(250, 420, 62, 20),
    curl(960, 1130, 70, 150),
    curl(1040, 1220, 46, 60),
  ],
  gouged: halo(600, 750, 520, 660, 76, 9),
};
