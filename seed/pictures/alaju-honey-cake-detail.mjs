/** Three slices of alajú stacked on a plate, with a curl of orange peel. */
import { arc, castShadow, cut, ellipse, gouge, halo, ink, line, shade, swell, within } from "./lib/draw.mjs";
import { almond, slice } from "./alaju-honey-cake.mjs";

function plate() {
  const rim = ellipse(600, 1080, 540, 236);
  const well = ellipse(600, 1066, 390, 150);
  const rings = Array.from({ length: 26 }, (_, i) => arc(600, 1074, 170 + i * 15, 66 + i * 6.9, 0, 360, 80));
  const petals = Array.from({ length: 36 }, (_, i) => {
    const a = (i / 36) * Math.PI * 2;
    return gouge(
      600 + Math.cos(a) * 424,
      1074 + Math.sin(a) * 172,
      600 + Math.cos(a) * 506,
      1078 + Math.sin(a) * 214,
      26,
      6,
    );
  }).join("");
  return {
    sil: `<path d="${ellipse(600, 1108, 532, 232)}"/><path d="${rim}"/>`,
    accent: ink(petals),
    key:
      within(ellipse(600, 1108, 532, 232), ink(ellipse(600, 1108, 532, 232)) + cut(rim)) +
      line(rim, 7) +
      line(well, 5) +
      within(
        rim,
        ink(
          shade(
            rings,
            13,
            (x, y) =>
              Math.max(0, (x - 700) / 900) +
              Math.max(0, 0.72 - Math.hypot((x - 760) / 330, (y - 1060) / 130)),
            5,
          ),
        ),
      ),
  };
}

const peel = (() => {
  const points = Array.from({ length: 60 }, (_, i) => {
    const t = i / 59;
    const a = t * Math.PI * 4.1 + 0.6;
    return [940 + Math.cos(a) * 84 - t * 30, 1230 - t * 230 + Math.sin(a) * 34];
  });
  const band = swell(points, (t) => 52 * Math.sin(Math.PI * Math.min(1, 0.1 + t * 0.86)) ** 0.6);
  const pith = swell(
    points.map(([x, y]) => [x, y + 15]),
    (t) => 12 * Math.sin(Math.PI * t),
  );
  return {
    sil: `<path d="${band}"/>`,
    light: ink(band) + cut(pith),
    deep: within(
      band,
      ink(shade([points.map(([x, y]) => [x, y - 8])], 30, (x) => Math.max(0, (x - 910) / 90), 3)),
    ),
    accent: within(
      band,
      ink(
        swell(
          points.map(([x, y]) => [x, y - 6]),
          (t) => 17 * Math.abs(Math.sin(t * 13)),
        ),
      ),
    ),
    key: line(band, 5),
  };
})();

export default {
  name: "alaju-honey-cake-detail",
  coop: "valdemiel",
  seed: 44,
  things: [
    castShadow(740, 1240, 520, 130, 5),
    plate(),
    ...slice(262, 870, 560, 330, 124, -22, 30),
    ...slice(300, 722, 560, 330, 124, -30, 22),
    ...slice(250, 560, 560, 330, 124, -18, 34),
    peel,
    almond(206, 1130, 0.76, 66, 4),
    almond(700, 1236, 0.72, -50, 6),
  ],
  gouged: halo(600, 780, 540, 600, 60, 7),
};
