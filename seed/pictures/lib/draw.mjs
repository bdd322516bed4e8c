/**
 * The tools of the cutter: shapes, gouged lines of changing width, and shading with lines that follow the form.
 * Every function returns SVG text for one block; black prints, white does not.
 */
import { random } from "./noise.mjs";

const n = (value) => Math.round(value * 10) / 10;
const path = (d, attributes = "") => `<path d="${d}" ${attributes}/>`;

/** A smooth closed or open line through points (Catmull-Rom). Returns path data. */
export function curve(points, closed = true) {
  const count = points.length;
  const at = (index) =>
    closed ? points[(index + count) % count] : points[Math.max(0, Math.min(count - 1, index))];
  let d = `M${n(points[0][0])} ${n(points[0][1])}`;
  for (let i = 0; i < (closed ? count : count - 1); i += 1) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    d += `C${n(b[0] + (c[0] - a[0]) / 6)} ${n(b[1] + (c[1] - a[1]) / 6)} ${n(c[0] - (e[0] - b[0]) / 6)} ${n(c[1] - (e[1] - b[1]) / 6)} ${n(c[0])} ${n(c[1])}`;
  }
  return closed ? `${d}Z` : d;
}

export const polygon = (points) => `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}Z`;
export const ink = (d) => path(d, 'fill="#000"');
export const cut = (d) => path(d, 'fill="#fff"');
export const line = (d, width, colour = "#000") =>
  path(
    d,
    `fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"`,
  );

export function ellipse(cx, cy, rx, ry = rx) {
  return `M${n(cx - rx)} ${n(cy)}A${n(rx)} ${n(ry)} 0 1 1 ${n(cx + rx)} ${n(cy)}A${n(rx)} ${n(ry)} 0 1 1 ${n(cx - rx)} ${n(cy)}Z`;
}

/** A rectangle with rounded corners, as path data. */
export function box(x, y, width, height, radius = 0) {
  const r = Math.min(radius, width / 2, height / 2);
  return `M${n(x + r)} ${n(y)}H${n(x + width - r)}Q${n(x + width)} ${n(y)} ${n(x + width)} ${n(y + r)}V${n(y + height - r)}Q${n(x + width)} ${n(y + height)} ${n(x + width - r)} ${n(y + height)}H${n(x + r)}Q${n(x)} ${n(y + height)} ${n(x)} ${n(y + height - r)}V${n(y + r)}Q${n(x)} ${n(y)} ${n(x + r)} ${n(y)}Z`;
}

/** Points along an ellipse from one angle to another, in degrees, 0 at the right, clockwise. */
export function arc(cx, cy, rx, ry, from, to, steps = 24) {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / steps) * Math.PI) / 180;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });
}

/** A line whose width changes along it: `width(t)` for t in [0, 1]. Path data, to fill. */
export function swell(points, width) {
  const last = points.length - 1;
  const left = [];
  const right = [];
  points.forEach(([x, y], i) => {
    const [ax, ay] = points[Math.max(0, i - 1)];
    const [bx, by] = points[Math.min(last, i + 1)];
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const half = width(i / last) / 2;
    const nx = (-(by - ay) / length) * half;
    const ny = ((bx - ax) / length) * half;
    left.push([x + nx, y + ny]);
    right.unshift([x - nx, y - ny]);
  });
  return polygon([...left, ...right]);
}

/** One stroke of the gouge: pointed where it enters and where it leaves, bent by `bend` units. */
export function gouge(x1, y1, x2, y2, width, bend = 0) {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const mx = (x1 + x2) / 2 - ((y2 - y1) / length) * bend;
  const my = (y1 + y2) / 2 + ((x2 - x1) / length) * bend;
  const points = Array.from({ length: 9 }, (_, i) => {
    const t = i / 8;
    return [
      (1 - t) ** 2 * x1 + 2 * t * (1 - t) * mx + t * t * x2,
      (1 - t) ** 2 * y1 + 2 * t * (1 - t) * my + t * t * y2,
    ];
  });
  return swell(points, (t) => width * Math.sin(Math.PI * Math.min(1, t * 0.92 + 0.06)) ** 0.7);
}

/**
 * Shading by lines: each line is walked and made as wide as `tone(x, y)` (0 nothing to 1 solid) asks, and broken
 * where the tone is too light to cut. `lines` are arrays of points; `gap` is their distance. Path data, to fill.
 */
export function shade(lines, gap, tone, seed = 1) {
  const next = random(seed);
  let d = "";
  for (const points of lines) {
    let run = [];
    let widths = [];
    const close = () => {
      if (run.length > 2) {
        const list = widths;
        d += swell(run, (t) => {
          const at = t * (list.length - 1);
          const end = Math.min(at, list.length - 1 - at);
          return list[Math.round(at)] * Math.min(1, 0.25 + end * 0.4);
        });
      }
      run = [];
      widths = [];
    };
    const waver = (next() - 0.5) * 0.1;
    for (const [x, y] of points) {
      const wanted = tone(x, y) + waver;
      if (wanted < 0.1) close();
      else {
        run.push([x, y]);
        widths.push(gap * Math.min(0.98, wanted));
      }
    }
    close();
  }
  return d;
}

/** Straight parallel lines over a rectangle at `angle` degrees, slightly uneven, for `shade`. */
export function parallels({ x, y, width, height, angle, gap, seed = 1, step = 12 }) {
  const next = random(seed);
  const turn = (angle * Math.PI) / 180;
  const [ux, uy] = [Math.cos(turn), Math.sin(turn)];
  const [cx, cy] = [x + width / 2, y + height / 2];
  const reach = Math.hypot(width, height) / 2;
  const lines = [];
  for (let across = -reach; across <= reach; across += gap) {
    const points = [];
    const lean = (next() - 0.5) * 0.02;
    const start = -reach + next() * gap;
    for (let along = start; along <= reach; along += step) {
      const drift = across + lean * along + (next() - 0.5) * 0.8;
      points.push([cx + ux * along - uy * drift, cy + uy * along + ux * drift]);
    }
    lines.push(points);
  }
  return lines;
}

let clips = 0;
/** `content` seen only inside the path data `d`. */
export function within(d, content) {
  clips += 1;
  const id = `c${clips}`;
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${content}</g>`;
}

/**
 * A thing is { sil, light, deep, accent, key }: its outline, which clears whatever lies behind it, and what each
 * block prints of it ("deep" is a second pass of the light ink).
 */
export const PASSES = ["light", "deep", "accent", "key"];

/** The same thing moved, scaled or turned. */
export function place(thing, transform) {
  return Object.fromEntries(
    Object.entries(thing).map(([pass, svg]) => [
      pass,
      pass === "inks" ? svg : `<g transform="${transform}">${svg}</g>`,
    ]),
  );
}

/** Marks the gouge leaves in the ground around a thing: short strokes, along an oval, cleared from the ground. */
export function halo(cx, cy, rx, ry, count, seed) {
  const next = random(seed);
  let d = "";
  for (let i = 0; i < count; i += 1) {
    const angle = next() * Math.PI * 2;
    const out = 1 + next() ** 1.6 * 0.34;
    const [x, y] = [cx + Math.cos(angle) * rx * out, cy + Math.sin(angle) * ry * out];
    const along = Math.atan2(Math.cos(angle) * ry, -Math.sin(angle) * rx) + (next() - 0.5) * 0.25;
    const half = (9 + next() * 20) * (1.5 - out * 0.5);
    const [dx, dy] = [Math.cos(along) * half, Math.sin(along) * half];
    d += gouge(x - dx, y - dy, x + dx, y + dy, 2.5 + next() * 3, (next() - 0.5) * 8);
  }
  return d;
}

/** The shadow of a thing on its table, in lines of the key block, darkest at its foot. */
export function castShadow(cx, cy, rx, ry, seed = 1, gap = 13) {
  const tone = (x, y) => {
    const away = Math.hypot((x - cx) / rx, (y - cy) / ry);
    return away < 1 ? 0.14 + (1 - away) * 0.85 : 0;
  };
  const lines = parallels({ x: cx - rx, y: cy - ry, width: rx * 2, height: ry * 2, angle: 2, gap, seed });
  return { key: ink(shade(lines, gap, tone, seed)) };
}

/** A hard shadow: an outline moved by (dx, dy), in even lines of the key block that open towards its far edge. */
export function flatShadow(
  outline,
  dx,
  dy,
  { x, y, width, height, gap = 11, tone = 0.5, seed = 2, angle = 47 },
) {
  const lines = parallels({ x, y, width, height, angle, gap, seed });
  return {
    key: `<g transform="translate(${dx} ${dy})">${within(outline, ink(shade(lines, gap, () => tone, seed)))}</g>`,
  };
}
