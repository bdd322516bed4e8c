/** A cup of thick chocolate on its saucer, steaming. */
import {
  arc,
  castShadow,
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
import { shaving } from "./drinking-chocolate-250.mjs";

function saucer() {
  const plate = ellipse(600, 1180, 480, 130);
  const well = ellipse(600, 1164, 300, 70);
  const rings = Array.from({ length: 20 }, (_, i) =>
    arc(600, 1176, 180 + i * 15.5, 42 + i * 4.6, 0, 360, 70),
  );
  return {
    sil: `<path d="${plate}"/><path d="${ellipse(600, 1204, 476, 128)}"/>`,
    accent: within(plate, line(ellipse(600, 1178, 442, 114), 17)),
    key:
      within(ellipse(600, 1204, 476, 128), ink(ellipse(600, 1204, 476, 128)) + cut(plate)) +
      within(
        plate,
        ink(
          shade(
            rings,
            14,
            (x, y) =>
              Math.max(0, (x - 660) / 520) +
              (y < 1164 && x > 560 ? 0.25 : 0) +
              Math.max(0, 0.7 - Math.hypot((x - 740) / 250, (y - 1180) / 70)),
            6,
          ),
        ),
      ) +
      line(plate, 7) +
      line(well, 4),
  };
}

function cup() {
  const body = "M236 640C236 900 330 1150 480 1166H720C870 1150 964 900 964 640A364 104 0 0 1 236 640Z";
  const rim = ellipse(600, 640, 364, 104);
  const hole = ellipse(600, 644, 338, 88);
  const pool = ellipse(600, 676, 320, 70);
  const handle =
    "M948 720C1080 660 1150 760 1096 870C1052 954 960 980 900 974L914 916C970 916 1020 890 1044 838C1070 776 1030 742 956 776Z";
  const across = Array.from({ length: 50 }, (_, i) =>
    arc(600, 640 + i * 12.5, 366 - i * 1.5, 104, 180, 0, 46),
  );
  const swirl = Array.from({ length: 7 }, (_, i) => arc(590, 672, 30 + i * 46, 7 + i * 10.4, 0, 360, 60));
  const stripes = [770, 830]
    .map(
      (y, i) =>
        `M200 ${y}C400 ${y + 124} 800 ${y + 124} 1000 ${y}V${y + 32 - i * 14}C800 ${y + 156 - i * 14} 400 ${y + 156 - i * 14} 200 ${y + 32 - i * 14}Z`,
    )
    .join("");
  const tone = (x) => Math.max(0, (x - 470) / 520) + Math.max(0, (270 - x) / 90) * 0.3 - (x > 930 ? 0.35 : 0);
  return {
    sil: `<path d="${body}"/><path d="${rim}"/><path d="${handle}"/>`,
    light: within(
      hole,
      ink(pool) +
        cut(swell(arc(590, 676, 236, 44, 165, 250, 20), (t) => 16 * Math.sin(Math.PI * t))) +
        cut(swell(arc(590, 672, 130, 25, 20, 80, 20), (t) => 10 * Math.sin(Math.PI * t))),
    ),
    deep: within(
      hole,
      within(
        pool,
        ink(pool) +
          cut(swell(arc(590, 676, 236, 44, 165, 250, 20), (t) => 24 * Math.sin(Math.PI * t))) +
          cut(swell(arc(590, 672, 130, 25, 10, 95, 20), (t) => 20 * Math.sin(Math.PI * t))),
      ),
    ),
    accent: within(body, ink(stripes)),
    key:
      within(body, ink(shade(across, 12.5, tone, 4))) +
      line("M236 640C236 900 330 1150 480 1166H720C870 1150 964 900 964 640", 7) +
      line(rim, 7) +
      line(hole, 4) +
      within(
        hole,
        within(
          pool,
          ink(shade(swirl, 24, (x) => 0.3 + Math.max(0, (x - 420) / 620), 8)) +
            cut(swell(arc(590, 676, 236, 44, 165, 250, 20), (t) => 18 * Math.sin(Math.PI * t))),
        ) +
          line(pool, 5) +
          ink(
            shade(
              Array.from({ length: 9 }, (_, i) => arc(600, 650 - i * 8, 338, 88, 180, 360, 40)),
              9,
              (x) => Math.max(0, (600 - x) / 460),
              5,
            ),
          ),
      ) +
      line(handle, 7) +
      ink(
        swell(
          [
            [1098, 760],
            [1108, 820],
            [1080, 890],
            [1020, 940],
            [930, 966],
          ],
          (t) => 24 * Math.sin(Math.PI * t),
        ),
      ),
  };
}

function spoon() {
  const bowl = "M-66 0C-66 -42 -30 -56 14 -50C64 -44 84 -20 84 0S64 44 14 50C-30 56 -66 42 -66 0Z";
  const stem = "M78 -12L330 -20C372 -22 380 22 330 20L78 12Z";
  return {
    sil: `<path d="${bowl}"/><path d="${stem}"/>`,
    light:
      ink("M-50 6C-50 -20 -20 -34 14 -30C50 -26 62 -10 60 6C56 34 -44 40 -50 6Z") +
      cut(gouge(-30, -10, 20, -18, 8)),
    deep:
      ink("M-50 6C-50 -20 -20 -34 14 -30C50 -26 62 -10 60 6C56 34 -44 40 -50 6Z") +
      cut(gouge(-30, -10, 20, -18, 12)),
    key:
      line(bowl, 6) +
      line(stem, 6) +
      ink(gouge(90, 6, 350, 10, 11)) +
      ink(swell(arc(10, 0, 66, 44, 10, 120, 14), (t) => 16 * Math.sin(Math.PI * t))),
  };
}

const wisp = (x, y, size) =>
  swell(
    Array.from({ length: 30 }, (_, i) => {
      const t = i / 29;
      return [x + Math.sin(t * 7.5) * 44 * size * (0.4 + t), y - t * 390 * size];
    }),
    (t) => 30 * size * Math.sin(Math.PI * t) ** 0.8,
  );

export default {
  name: "drinking-chocolate-250-detail",
  coop: "pietrachiara",
  seed: 36,
  things: [
    castShadow(760, 1300, 470, 60, 5),
    saucer(),
    cup(),
    castShadow(300, 1230, 190, 30, 4, 10),
    place(spoon(), "translate(250 1236) rotate(-6) scale(1.16)"),
    shaving(880, 1378, 44, 30, 3),
    shaving(980, 1350, 36, 130, 5),
  ],
  gouged:
    halo(600, 860, 540, 560, 50, 5) + wisp(480, 540, 0.95) + wisp(620, 560, 1.15) + wisp(745, 540, 0.85),
};
