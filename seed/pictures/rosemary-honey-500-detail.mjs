/** Honey falling from a wooden dipper into a bowl, folding on itself. */
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
  place,
  shade,
  swell,
  within,
} from "./lib/draw.mjs";

function dipper() {
  const handle = "M-26 -560L26 -560L22 -150L-22 -150Z";
  const head = curve([
    [-40, -160],
    [40, -160],
    [112, -96],
    [136, 10],
    [104, 120],
    [40, 176],
    [-40, 176],
    [-104, 120],
    [-136, 10],
    [-112, -96],
  ]);
  const grooves = [-92, -44, 6, 56, 104].map((y, i) => [y, [118, 136, 142, 130, 106][i]]);
  const lines = Array.from({ length: 30 }, (_, i) => arc(0, -200 + i * 13, 150, 16, 180, 0, 24));
  return {
    sil: `<path d="${handle}"/><path d="${head}"/>`,
    light: within(
      `${handle}${head}`,
      ink("M-200 -600H200V200H-200Z") +
        cut(gouge(-60, -120, -92, 60, 22, 10)) +
        cut(gouge(-12, -540, -12, -190, 9)),
    ),
    accent:
      within(`${head}`, ink(shade(lines, 13, (x) => Math.max(0, (x + 30) / 170), 3))) +
      within(handle, ink(gouge(14, -560, 12, -150, 14))),
    key:
      line(head, 6) +
      line(handle, 6) +
      grooves.map(([y, w]) => ink(swell(arc(0, y, w, 17, 178, 2, 20), (t) => 9 + 14 * t))).join(""),
  };
}

/** What the dipper carries and what falls from it. */
function fall() {
  const coat = curve([
    [-142, -30],
    [-150, 60],
    [-126, 150],
    [-70, 230],
    [-34, 330],
    [-26, 460],
    [-22, 610],
    [-30, 712],
    [30, 712],
    [20, 600],
    [22, 460],
    [34, 320],
    [84, 226],
    [136, 140],
    [152, 50],
    [140, -40],
    [90, -8],
    [40, -34],
    [-20, 4],
    [-84, -24],
  ]);
  const lines = Array.from({ length: 64 }, (_, i) => arc(0, -60 + i * 13, 170, 18, 180, 0, 30));
  return {
    sil: `<path d="${coat}"/>`,
    light:
      ink(coat) +
      cut(gouge(-98, 10, -76, 170, 26, 8)) +
      cut(gouge(-14, 300, -10, 640, 11)) +
      cut(ellipse(-56, 206, 8, 14)),
    deep: within(
      coat,
      ink(shade(lines, 13, (x, y) => 0.15 + Math.max(0, (x + 10) / (y > 300 ? 34 : 150)), 4)),
    ),
    accent: within(
      coat,
      ink(shade(lines, 13, (x, y) => Math.max(0, (x - (y > 300 ? 4 : 36)) / (y > 300 ? 20 : 110)), 5)),
    ),
    key:
      ink(
        swell(
          [
            [140, -40],
            [152, 50],
            [136, 140],
            [84, 226],
            [34, 320],
            [22, 460],
            [20, 600],
          ],
          (t) => 8 - 4 * t,
        ),
      ) +
      ink(
        swell(
          [
            [-142, -30],
            [-150, 60],
            [-126, 150],
            [-70, 230],
            [-34, 330],
          ],
          (t) => 6 - 4 * t,
        ),
      ),
  };
}

function bowl() {
  const rim = ellipse(600, 1010, 420, 118);
  const inside = ellipse(600, 1014, 392, 102);
  const body =
    "M180 1010C184 1210 330 1370 470 1376H730C870 1370 1016 1210 1020 1010A420 118 0 0 1 180 1010Z";
  const pool = ellipse(600, 1040, 356, 82);
  const across = Array.from({ length: 34 }, (_, i) =>
    arc(600, 1000 + i * 13, 430 - i * 4, 118 - i, 180, 0, 46),
  );
  const rings = Array.from({ length: 9 }, (_, i) => arc(596, 1036, 44 + i * 38, 12 + i * 8.6, 0, 360, 60));
  return {
    sil: `<path d="${body}"/><path d="${rim}"/>`,
    light:
      within(inside, ink(pool)) +
      cut(swell(arc(590, 1036, 250, 52, 150, 235, 20), (t) => 15 * Math.sin(Math.PI * t))) +
      cut(swell(arc(590, 1036, 150, 30, 140, 230, 20), (t) => 11 * Math.sin(Math.PI * t))),
    deep: within(pool, ink(shade(rings, 22, (x) => 0.1 + Math.max(0, (x - 380) / 560) * 0.9, 3))),
    accent:
      within(pool, ink(shade(rings, 22, (x) => Math.max(0, (x - 600) / 520), 6))) +
      within(body, ink("M170 1160C400 1262 800 1262 1030 1160V1206C800 1306 400 1306 170 1206Z")),
    key:
      line(rim, 7) +
      line(inside, 5) +
      line(body, 7) +
      within(
        body,
        ink(shade(across, 13, (x, y) => Math.max(0, (x - 500) / 560) + Math.max(0, (y - 1250) / 300), 8)),
      ) +
      within(
        inside,
        ink(
          shade(
            across.slice(0, 4).map((l) => l.map(([x, y]) => [x, 2020 - y])),
            13,
            (x) => Math.max(0, (640 - x) / 560),
            9,
          ),
        ),
      ),
  };
}

const folds = {
  sil: `<path d="${curve([
    [520, 1030],
    [560, 992],
    [640, 990],
    [684, 1030],
    [640, 1062],
    [560, 1062],
  ])}"/>`,
  light:
    ink(
      curve([
        [520, 1030],
        [560, 992],
        [640, 990],
        [684, 1030],
        [640, 1062],
        [560, 1062],
      ]),
    ) + cut(gouge(548, 1022, 610, 1006, 9, -5)),
  accent:
    ink(gouge(540, 1034, 674, 1030, 8, 14)) +
    ink(gouge(560, 1054, 660, 1052, 7, 6)) +
    ink(gouge(566, 1010, 650, 1008, 6, 8)),
};

export default {
  name: "rosemary-honey-500-detail",
  coop: "valdemiel",
  seed: 12,
  things: [
    castShadow(760, 1378, 400, 54, 3),
    bowl(),
    folds,
    place(dipper(), "translate(606 268) rotate(9)"),
    place(fall(), "translate(606 316)"),
  ],
  gouged: halo(600, 700, 430, 620, 60, 9),
};
