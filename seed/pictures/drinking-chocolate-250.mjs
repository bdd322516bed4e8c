/** A tall tin of drinking chocolate with its lid leaning on it and shavings heaped in front. */
import {
  arc,
  castShadow,
  curve,
  cut,
  ellipse,
  halo,
  ink,
  line,
  place,
  shade,
  swell,
  within,
} from "./lib/draw.mjs";
import { random } from "./lib/noise.mjs";

export function tin() {
  const body = "M330 330V1150A270 66 0 0 0 870 1150V330A270 66 0 0 1 330 330Z";
  const all = "M330 330A270 66 0 0 1 870 330V1150A270 66 0 0 1 330 1150Z";
  const rim = ellipse(600, 330, 270, 66);
  const hole = ellipse(600, 334, 246, 54);
  const fill = ellipse(600, 366, 236, 44);
  const rings = Array.from({ length: 76 }, (_, i) => arc(600, 330 + i * 12, 272, 66, 180, 0, 46));
  const tone = (x) => {
    const a = (x - 330) / 540;
    return (
      Math.max(0, (a - 0.42) / 0.62) * 0.95 + Math.max(0, (0.12 - a) / 0.12) * 0.4 - (a > 0.93 ? 0.4 : 0)
    );
  };
  const bandTop = (y) => arc(600, y, 270, 66, 180, 0, 40);
  const band = (y, h) => `M330 ${y}A270 66 0 0 0 870 ${y}V${y + h}A270 66 0 0 1 330 ${y + h}Z`;
  let stripes = "";
  for (let i = 0; i < 22; i += 1) {
    const place1 = (t, y) => {
      const a = Math.PI - t * Math.PI;
      return [600 + 270 * Math.cos(a), y + 66 * Math.sin(a)];
    };
    if (i % 2) continue;
    const [a, b] = [i / 22, (i + 1) / 22];
    stripes += `M${[place1(a, 470), place1(b, 470), place1(b, 1120), place1(a, 1120)].map((p) => p.map(Math.round).join(" ")).join("L")}Z`;
  }
  const label = curve(arc(600, 820, 176, 172, 0, 350, 22).map(([x, y]) => [x, y + 28]));
  const cupMark = "M520 850H676C676 916 642 946 598 946S520 916 520 850ZM676 866C730 856 730 920 664 916";
  return {
    sil: `<path d="${all}"/><path d="${ellipse(600, 1150, 270, 66)}"/>`,
    light:
      within(`${body}${rim}`, ink(rim) + cut(hole)) +
      within(hole, ink(fill)) +
      within(body, ink(band(1130, 80)) + ink(band(380, 70))),
    deep:
      within(hole, ink(fill)) +
      within(body, ink(shade(rings, 12, (x, y) => (y > 1130 || y < 520 ? tone(x) : 0), 3))),
    accent:
      within(body, ink(stripes) + cut(label) + ink(band(456, 22)) + ink(band(1106, 22))) +
      line(label, 9).replace('stroke="#000"', 'stroke="#000"'),
    key:
      within(
        body,
        ink(shade(rings, 12, tone, 5)) +
          cut(label) +
          within(label, ink(shade(rings, 12, (x) => tone(x) - 0.42, 7))),
      ) +
      line(`M330 330V1150A270 66 0 0 0 870 1150V330`, 7) +
      line(rim, 7) +
      line(hole, 4) +
      within(
        hole,
        ink(
          shade(
            Array.from({ length: 10 }, (_, i) => arc(600, 336 - i * 6, 246, 54, 180, 360, 30)),
            8,
            (x) => Math.max(0, (640 - x) / 420),
            2,
          ),
        ) +
          ink(
            shade(
              Array.from({ length: 8 }, (_, i) => arc(600, 366, 26 + i * 30, 5 + i * 6, 0, 360, 40)),
              13,
              () => 0.55,
              4,
            ),
          ),
      ) +
      ink(cupMark.split("ZM")[0] + "Z") +
      line("M676 866C730 856 730 920 664 916", 11) +
      ink(
        swell(
          [
            [512, 962],
            [688, 962],
          ],
          () => 9,
        ),
      ) +
      ink(
        swell(
          [
            [566, 830],
            [552, 796],
            [576, 766],
            [562, 736],
          ],
          (t) => 10 * Math.sin(Math.PI * t),
        ),
      ) +
      ink(
        swell(
          [
            [622, 830],
            [608, 796],
            [632, 766],
            [618, 736],
          ],
          (t) => 10 * Math.sin(Math.PI * t),
        ),
      ) +
      ink(swell(bandTop(1190).slice(3, 38), () => 0.1)),
  };
}

function lid() {
  const face = ellipse(0, 0, 262, 262);
  const rings = Array.from({ length: 18 }, (_, i) => arc(0, 0, 20 + i * 14, 20 + i * 14, 0, 360, 60));
  const thing = {
    sil: `<path d="${ellipse(26, 10, 262)}"/><path d="${face}"/>`,
    light:
      ink(ellipse(26, 10, 262)) +
      cut(face) +
      ink(face) +
      cut(swell(arc(0, 0, 226, 226, 165, 250, 24), (t) => 18 * Math.sin(Math.PI * t))) +
      cut(swell(arc(0, 0, 120, 120, 175, 240, 24), (t) => 9 * Math.sin(Math.PI * t))),
    deep: within(
      `${ellipse(26, 10, 262)}`,
      ink(shade(rings, 14, (x, y) => Math.max(0, (x * 0.7 + y * 0.7 + 130) / 420), 5)),
    ),
    key:
      within(face, ink(shade(rings, 14, (x, y) => Math.max(0, (x * 0.7 + y * 0.7 - 10) / 330), 7))) +
      line(face, 7) +
      line(ellipse(0, 0, 190), 5) +
      within(ellipse(26, 10, 262), "") +
      ink(swell(arc(26, 10, 258, 258, -68, 100, 40), (t) => 22 * Math.sin(Math.PI * t))),
  };
  return place(thing, "translate(900 1066) skewX(-9) scale(0.62 0.98)");
}

/** A curl of chocolate taken off with a plane. */
export function shaving(x, y, size, turn, seed) {
  const next = random(seed);
  const turns = 1.2 + next() * 0.7;
  const points = Array.from({ length: 26 }, (_, i) => {
    const t = i / 25;
    const a = t * turns * Math.PI * 2;
    const r = size * (1 - 0.62 * t);
    return [Math.cos(a) * r, Math.sin(a) * r * 0.62];
  });
  const thick = swell(points, (t) => size * 0.5 * Math.sin(Math.PI * Math.min(1, 0.16 + t * 0.84)) ** 0.6);
  const shine = swell(points.slice(9, 18), (t) => size * 0.12 * Math.sin(Math.PI * t));
  return place(
    {
      sil: `<path d="${thick}"/>`,
      light: ink(thick) + cut(shine),
      deep: ink(thick) + cut(shine),
      key:
        line(thick, 5) +
        ink(swell(points.slice(0, 9), (t) => size * 0.3 * Math.sin(Math.PI * t))) +
        ink(swell(points.slice(19), (t) => size * 0.24 * Math.sin(Math.PI * t))),
    },
    `translate(${x} ${y}) rotate(${turn})`,
  );
}

const next = random(77);
const heap = Array.from({ length: 34 }, (_, i) => {
  const t = i / 33;
  const spread = 300 * (0.35 + 0.65 * t);
  return shaving(
    372 + (next() - 0.5) * 2 * spread * (0.5 + next() * 0.5),
    1172 + t * 150 + next() * 30,
    36 + next() * 26,
    next() * 360,
    i + 3,
  );
});

export default {
  name: "drinking-chocolate-250",
  coop: "pietrachiara",
  seed: 35,
  things: [
    castShadow(820, 1240, 400, 70, 5),
    place(tin(), "translate(-36 -70) scale(1.06)"),
    castShadow(930, 1322, 240, 40, 9),
    lid(),
    castShadow(420, 1330, 380, 46, 7),
    ...heap,
  ],
  gouged: halo(600, 760, 500, 660, 66, 5),
};
