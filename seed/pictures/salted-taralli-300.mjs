/** A heap of taralli, each a little ring with crossed ends, and grains of coarse salt. */
import { castShadow, cut, gouge, halo, ink, line, place, polygon, swell } from "./lib/draw.mjs";
import { part, pile, trace } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

function tarallo(seed) {
  const next = random(seed);
  const loop =
    "-70 196, -10 150, 100 120, 176 40, 180 -60, 110 -140, 0 -168, -110 -140, -180 -60, -176 40, -100 120, 10 150, 70 196";
  const rope = (points, width) => {
    const d = swell(points, (t) => width * (0.72 + 0.28 * Math.sin(Math.PI * Math.min(1, Math.max(0, t)))));
    return d;
  };
  const points = trace(loop, 10);
  const back = rope(points.slice(0, 64), 140);
  const front = rope(points.slice(44), 140);
  const shine = points.slice(34, 92).map(([x, y]) => [x * 1.14 - 10, y * 1.14 - 16]);
  const cracks = Array.from({ length: 16 }, () => {
    const [x, y] = points[Math.floor(next() * points.length)];
    return gouge(x - 16 + next() * 20, y - 18 + next() * 20, x + 12 + next() * 12, y + 4 + next() * 24, 6, 5);
  }).join("");
  const salt = Array.from({ length: 13 }, () => {
    const [x, y] = points[20 + Math.floor(next() * 84)];
    const [px, py, s] = [x * 1.02 - 18 + next() * 30, y - 20 + next() * 26, 6 + next() * 5];
    return polygon([
      [px, py - s],
      [px + s, py],
      [px, py + s],
      [px - s, py],
    ]);
  }).join("");
  const skin = (d, edge) =>
    part(d, {
      fill: "light",
      seed,
      edge,
      field: { x: -230, y: -220, width: 460, height: 460 },
      deep: (u, v) => 0.1 + Math.max(0, Math.hypot(u - 0.5, v - 0.5) * 2 - 0.55) * 0.5 * (u + v),
      tint: (u, v) => Math.max(0, u + v - 1.05) * 0.9,
      dark: (u, v) => Math.max(0, u + v - 1.3) * 1.1,
      along: 40,
      gap: 11,
      on: { key: ink(cracks), deep: ink(cracks), light: cut(salt), accent: cut(salt) },
      glint: salt,
    });
  return pile(
    skin(back, 7),
    skin(front, 0),
    { key: line(front.slice(0, -1), 7) },
    {
      light: cut(
        swell(
          shine.filter((_, i) => i < 30),
          (t) => 15 * Math.sin(Math.PI * t),
        ),
      ),
      deep: cut(
        swell(
          shine.filter((_, i) => i < 30),
          (t) => 15 * Math.sin(Math.PI * t),
        ),
      ),
      accent: cut(
        swell(
          shine.filter((_, i) => i < 30),
          (t) => 15 * Math.sin(Math.PI * t),
        ),
      ),
      key: "",
    },
  );
}

function grains() {
  const next = random(17);
  return Array.from({ length: 20 }, () => {
    const [x, y, t] = [120 + next() * 960, 1250 + next() * 130, next() * 90];
    return place(
      part("M-11 -11H11V11H-11Z", { fill: [], edge: 4, dark: (u) => (u > 0.5 ? 0.5 : 0), gap: 7, along: 90 }),
      `translate(${x} ${y}) rotate(${t}) scale(${0.7 + next() * 0.6})`,
    );
  });
}

export default {
  name: "salted-taralli-300",
  coop: "biscottificio-tramonto",
  seed: 113,
  things: [
    castShadow(720, 1180, 520, 110, 4),
    ...[
      [330, 1010, -30, 1.02, 2],
      [880, 1020, 40, 1.02, 5],
      [610, 1040, 176, 1.0, 7],
      [430, 770, 20, 1.0, 11],
      [770, 760, -60, 1.04, 13],
      [600, 490, 8, 1.08, 19],
    ].map(([x, y, turn, scale, seed]) =>
      place(tarallo(seed), `translate(${x} ${y}) rotate(${turn}) scale(${scale})`),
    ),
    ...grains(),
  ],
  gouged: halo(600, 820, 520, 600, 70, 5),
};
