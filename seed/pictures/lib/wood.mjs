/** Wood: the light block laid solid, its grain printed as a second pass of the same ink. */
import { gouge, swell } from "./draw.mjs";
import { random } from "./noise.mjs";

/**
 * Long grain over a field, bending around an eye (cathedral figure) at (eyeX, eyeY). Path data.
 * Lines run along the y axis; turn the thing to turn the grain.
 */
export function grain({ x, y, width, height, gap = 20, eyeX, eyeY, pull = 60, weight = 5, seed = 1 }) {
  const next = random(seed);
  let d = "";
  for (let at = x; at <= x + width; at += gap * (0.6 + next() * 0.8)) {
    const wave = next() * 6;
    const points = [];
    for (let down = y; down <= y + height; down += 22) {
      const near = Math.exp(-(((down - eyeY) / (height * 0.34)) ** 2) - ((at - eyeX) / (width * 0.3)) ** 2);
      const side = at < eyeX ? -1 : 1;
      points.push([at + side * pull * near + 5 * Math.sin(down / 130 + wave) + (next() - 0.5) * 2, down]);
    }
    const heavy = weight * (0.4 + next() * 0.9);
    const phase = next() * 6;
    d += swell(points, (t) => heavy * (0.55 + 0.45 * Math.sin(t * 9 + phase)));
  }
  return d;
}

/** The short dark flecks that tell beech from other woods. Path data. */
export function flecks({ x, y, width, height, count, seed = 1, length = 22 }) {
  const next = random(seed);
  let d = "";
  for (let i = 0; i < count; i += 1) {
    const [px, py] = [x + next() * width, y + next() * height];
    const long = length * (0.5 + next() * 0.8);
    d += gouge(px, py, px + (next() - 0.5) * 3, py + long, 4 + next() * 2.5);
  }
  return d;
}
