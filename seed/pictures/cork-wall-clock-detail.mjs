/** The cork clock on a wall over a shelf with a jug and two oranges. */
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
  polygon,
  shade,
  swell,
  within,
} from "./lib/draw.mjs";
import { clock, onWall } from "./cork-wall-clock.mjs";
import { flecks, grain } from "./lib/wood.mjs";

function shelf() {
  const top = polygon([
    [0, 1270],
    [1200, 1262],
    [1200, 1322],
    [0, 1330],
  ]);
  const front = polygon([
    [0, 1330],
    [1200, 1322],
    [1200, 1374],
    [0, 1382],
  ]);
  const field = (d) => `<g transform="translate(0 1400) rotate(-90)">${d}</g>`;
  return {
    sil: `<path d="${top}"/><path d="${front}"/>`,
    light: ink(top) + ink(front),
    deep:
      within(
        top,
        field(
          ink(
            grain({
              x: 0,
              y: 0,
              width: 150,
              height: 1200,
              gap: 20,
              eyeX: 100,
              eyeY: 300,
              pull: 10,
              weight: 6,
              seed: 4,
            }),
          ) + ink(flecks({ x: 60, y: 0, width: 80, height: 1200, count: 60, seed: 3 })),
        ),
      ) + ink(front),
    key:
      line(top, 6) +
      line(front, 6) +
      within(
        front,
        ink(
          shade(
            parallels({ x: 0, y: 1310, width: 1200, height: 80, angle: 0, gap: 12, seed: 4 }),
            12,
            () => 0.42,
            4,
          ),
        ),
      ) +
      ink(
        shade(
          parallels({ x: 0, y: 1376, width: 1200, height: 60, angle: 47, gap: 12, seed: 4 }),
          12,
          (x, y) => (y > 1380 ? Math.max(0, 0.6 - (y - 1380) / 70) : 0),
          4,
        ),
      ),
  };
}

function jug() {
  const body = curve([
    [700, 872],
    [690, 900],
    [716, 950],
    [668, 1030],
    [640, 1130],
    [672, 1240],
    [730, 1296],
    [860, 1298],
    [930, 1240],
    [964, 1130],
    [936, 1030],
    [886, 950],
    [908, 880],
    [900, 862],
  ]);
  const lip = curve([
    [660, 880],
    [716, 862],
    [800, 852],
    [890, 856],
    [914, 872],
    [890, 892],
    [800, 900],
    [716, 898],
  ]);
  const handle =
    "M902 908C1010 880 1080 960 1048 1070C1028 1132 986 1160 944 1168L950 1130C990 1112 1012 1080 1018 1040C1030 964 980 934 904 948Z";
  const across = Array.from({ length: 46 }, (_, i) => arc(802, 860 + i * 10.5, 190, 24, 180, 0, 40));
  const band = "M600 1040C700 1090 900 1090 1000 1040V1170C900 1220 700 1220 600 1170Z";
  const scallops = Array.from({ length: 9 }, (_, i) =>
    ellipse(650 + i * 40, 1128 + 12 * Math.sin((i / 8) * Math.PI), 13, 26),
  ).join("");
  return {
    sil: `<path d="${body}"/><path d="${lip}"/><path d="${handle}"/>`,
    accent: within(
      body,
      ink(band) + cut(scallops) + ink("M600 996C700 1040 900 1040 1000 996V1010C900 1056 700 1056 600 1010Z"),
    ),
    key:
      line(body, 7) +
      line(handle, 6) +
      within(
        body,
        ink(shade(across, 10.5, (x) => Math.max(0, (x - 760) / 230) + Math.max(0, (668 - x) / 60) * 0.4, 4)),
      ) +
      cut(lip) +
      line(lip, 6) +
      within(
        lip,
        ink(
          shade(
            parallels({ x: 650, y: 840, width: 280, height: 70, angle: 2, gap: 9, seed: 2 }),
            9,
            (x) => Math.max(0, 0.8 - (x - 660) / 360),
            3,
          ),
        ),
      ) +
      ink(
        swell(
          [
            [1046, 990],
            [1044, 1070],
            [1004, 1140],
          ],
          (t) => 15 * Math.sin(Math.PI * t),
        ),
      ),
  };
}

function orange(cx, cy, r, seed) {
  const skin = ellipse(cx, cy, r, r * 0.96);
  const rings = Array.from({ length: 18 }, (_, i) =>
    arc(cx - r * 0.3, cy - r * 0.34, r * 0.1 * (i + 1), r * 0.1 * (i + 1), 0, 360, 60),
  );
  const tone = (x, y) => Math.max(0, ((x - cx) * 0.72 + (y - cy) * 0.7) / r + 0.1);
  return {
    sil: `<path d="${skin}"/>`,
    light: ink(skin) + cut(ellipse(cx - r * 0.36, cy - r * 0.4, r * 0.13, r * 0.09)),
    deep: within(skin, ink(skin) + cut(ellipse(cx - r * 0.34, cy - r * 0.38, r * 0.3, r * 0.26))),
    key:
      within(skin, ink(shade(rings, r * 0.1, (x, y) => tone(x, y) * 0.72, seed))) +
      line(skin, 6) +
      Array.from({ length: 5 }, (_, i) =>
        ink(
          gouge(
            cx - 4,
            cy - r * 0.72,
            cx - 4 + Math.cos(i * 1.26) * 18,
            cy - r * 0.72 + Math.sin(i * 1.26) * 11,
            7,
          ),
        ),
      ).join(""),
    accent: "",
  };
}

const leaf = {
  sil: `<path d="${gouge(380, 1140, 540, 1060, 66, -20)}"/>`,
  accent: ink(gouge(384, 1138, 532, 1064, 54, -20)),
  key: line(gouge(380, 1140, 540, 1060, 62, -20), 5) + ink(gouge(384, 1138, 520, 1074, 8, -16)),
};

export default {
  name: "cork-wall-clock-detail",
  coop: "horabuena",
  seed: 54,
  things: [
    place(onWall, "translate(500 430) scale(0.72)"),
    place(clock(), "translate(500 430) scale(0.72)"),
    shelf(),
    castShadow(880, 1300, 250, 26, 4, 9),
    jug(),
    castShadow(330, 1304, 300, 24, 5, 9),
    leaf,
    orange(270, 1206, 104, 3),
    orange(462, 1218, 94, 5),
  ],
  gouged: halo(560, 500, 560, 520, 40, 8),
};
