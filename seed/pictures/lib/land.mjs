/** Land and sky of the wide pictures: slopes, water, a sun with its rays. */
import { curve, ellipse, gouge, ink, line, parallels, shade, within } from "./draw.mjs";
import { at, part } from "./kit.mjs";
import { random } from "./noise.mjs";

/** Everything below a skyline written as text. */
export const below = (text) => `${curve(at(text), false)}L1680 1120L-80 1120Z`;

/** A slope, a plain or a hill: lines at an angle, darker where `tone(x, y)` says, in the block named by `pass`. */
export function ground(
  text,
  { fill = "light", pass = "deep", tone = () => 0.3, angle = 0, gap = 15, seed = 1, edge = 5, on } = {},
) {
  const d = below(text);
  const top = Math.min(...at(text).map(([, y]) => y)) - 20;
  const lines = parallels({ x: -80, y: top, width: 1760, height: 1120 - top, angle, gap, seed });
  const drawn = within(d, ink(shade(lines, gap, tone, seed)));
  const made = part(d, { fill, edge, on });
  return { ...made, [pass]: made[pass] + drawn };
}

/** Water between two heights: short swells, denser and longer towards us. */
export function swells(top, foot, { count = 90, seed = 1, width = 9, left = -40, right = 1640 } = {}) {
  const next = random(seed);
  let d = "";
  for (let i = 0; i < count; i += 1) {
    const t = next() ** 0.8;
    const y = top + t * (foot - top);
    const x = left + next() * (right - left);
    const half = 16 + t * 70 * (0.5 + next());
    d += gouge(
      x - half,
      y,
      x + half,
      y + (next() - 0.5) * 4,
      width * (0.35 + t * 0.8),
      (next() - 0.5) * 8 * t,
    );
  }
  return d;
}

/** Rays to be cut from the sky around a sun. */
export function rays(x, y, r, { count = 40, reach = 90, seed = 1, width = 11 } = {}) {
  const next = random(seed);
  let d = "";
  for (let i = 0; i < count; i += 1) {
    const a = (i / count) * Math.PI * 2;
    const [from, to] = [r * 1.2 + (i % 2) * r * 0.2, r * 1.2 + reach * (0.7 + next() * 0.6)];
    d += gouge(
      x + Math.cos(a) * from,
      y + Math.sin(a) * from,
      x + Math.cos(a) * to,
      y + Math.sin(a) * to,
      width,
    );
  }
  return d;
}

/** The sun's disc, shaded towards its foot. */
export const sun = (x, y, r, fill = "light") =>
  part(ellipse(x, y, r), {
    fill,
    edge: 0,
    along: 0,
    gap: 16,
    deep: (_, v) => Math.max(0, v - 0.4) * 0.9,
    tint: (_, v) => Math.max(0, v - 0.7),
  });

/** A cloud of flat strokes, to be cut from the sky. */
export function cloud(x, y, size, seed) {
  const next = random(seed);
  let d = "";
  for (let i = 0; i < 8; i += 1) {
    const half = size * (0.5 + next() * 0.6) * (1 - Math.abs(i - 5) / 9);
    const cx = x + (next() - 0.5) * size * 0.5;
    d += gouge(cx - half, y + i * size * 0.075, cx + half, y + i * size * 0.075 + 2, size * 0.085, 3);
  }
  return d;
}

/** A tuft of grass or reeds. */
export function tuft(x, y, size, seed, lean = 0) {
  const next = random(seed);
  let d = "";
  for (let i = 0; i < 15; i += 1) {
    const t = i / 7 - 1;
    d += gouge(
      x + t * size * 0.3,
      y,
      x + t * size * 0.8 + lean + (next() - 0.5) * 10,
      y - size * (1.1 - 0.5 * t * t) * (0.6 + next() * 0.5),
      size * 0.1,
      (next() - 0.5) * 16,
    );
  }
  return { sil: `<path d="${d}"/>`, key: ink(d) };
}

/** Lines drawn thin, for contours and furrows. */
export const contours = (list, width = 4) => list.map((text) => line(curve(at(text), false), width)).join("");
