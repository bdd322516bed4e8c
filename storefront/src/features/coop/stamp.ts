import { lightPalette } from "../../lib/colour.ts";
import type { Palette } from "../../lib/wire.ts";

/**
 * Each co-op's mark, drawn from its handle and palette alone: the same co-op has the same stamp everywhere and
 * always. It carries its own ground, so it can be read on light and on dark paper.
 */

type StampInput = { handle: string; name: string; palette: Palette };

const CENTRE = 32;

/** FNV-1a: small, stable, and spread enough to choose among a few shapes. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193) >>> 0;
  }
  return value >>> 0;
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

function point(radius: number, turn: number): string {
  const angle = 2 * Math.PI * turn - Math.PI / 2;
  return `${round(CENTRE + radius * Math.cos(angle))} ${round(CENTRE + radius * Math.sin(angle))}`;
}

function polygon(corners: number, radius: number, turn = 0): string {
  const points = Array.from({ length: corners }, (_, i) => point(radius, turn + i / corners));
  return `M${points.join("L")}Z`;
}

function circle(radius: number): string {
  const d = round(radius * 2);
  const r = round(radius);
  return `M${round(CENTRE - radius)} ${CENTRE}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 -${d} 0Z`;
}

function scallop(bumps: number, radius: number): string {
  const bump = round(radius * Math.sin(Math.PI / bumps) * 1.05);
  const first = point(radius, 0);
  const arcs = Array.from(
    { length: bumps },
    (_, i) => `A${bump} ${bump} 0 0 1 ${point(radius, (i + 1) / bumps)}`,
  );
  return `M${first}${arcs.join("")}Z`;
}

const EDGES: readonly ((radius: number) => string)[] = [
  circle,
  (radius) => scallop(14, radius * 0.95),
  (radius) => polygon(8, radius * 1.03, 1 / 16),
  (radius) => polygon(24, radius),
  (radius) => scallop(9, radius * 0.93),
];

const ray = (turn: number) => `M${point(20.5, turn)}L${point(25.5, turn)}`;
const leaf = (turn: number) =>
  `M${point(19.5, turn)}Q${point(23, turn + 0.035)} ${point(26, turn)}Q${point(23, turn - 0.035)} ${point(19.5, turn)}Z`;
const diamond = (turn: number) =>
  `M${point(20, turn)}L${point(23, turn + 0.018)}L${point(26, turn)}L${point(23, turn - 0.018)}Z`;
const wave = (turn: number) =>
  `M${point(21.5, turn)}Q${point(26.5, turn + 0.02)} ${point(21.5, turn + 0.04)}`;

const BANDS: readonly { mark: (turn: number) => string; counts: readonly number[]; line: boolean }[] = [
  { mark: ray, counts: [24, 30, 36], line: true },
  { mark: leaf, counts: [10, 12, 14], line: false },
  { mark: diamond, counts: [12, 16, 20], line: false },
  { mark: wave, counts: [16, 20], line: true },
];

function pick<T>(from: readonly T[], seed: number): T {
  const chosen = from[seed % from.length];
  if (chosen === undefined) throw new Error("Nothing to choose from");
  return chosen;
}

function initialOf(name: string): string {
  const letter = /\p{L}/u.exec(name)?.[0] ?? "•";
  return letter.toLocaleUpperCase("it");
}

/** The stamp as SVG text, 64 by 64, without ids, so that it may stand on a page many times. */
export function stampSvg({ handle, name, palette }: StampInput): string {
  const seed = hash(handle);
  const { ground, ink, accent } = lightPalette(palette);
  const edge = pick(EDGES, seed);
  const band = pick(BANDS, seed >>> 5);
  const count = pick(band.counts, seed >>> 9);
  const marks = Array.from({ length: count }, (_, i) => band.mark(i / count)).join("");
  const paint = band.line
    ? `fill="none" stroke="${ground}" stroke-width="1.6" stroke-linecap="round"`
    : `fill="${ground}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true" focusable="false">`,
    `<path d="${edge(31)}" fill="${ground}"/>`,
    // The second ink is printed a little off, as a hand-fed press does.
    `<path d="${edge(28.5)}" fill="${accent}" transform="translate(.9 .9)"/>`,
    `<path d="${edge(28.5)}" fill="${ink}"/>`,
    `<path d="${marks}" ${paint}/>`,
    `<path d="${circle(17.6)}" fill="none" stroke="${ground}" stroke-width="1.1"/>`,
    `<text x="32" y="40.6" text-anchor="middle" font-family="'Arnia Serif',Georgia,serif" font-weight="650" font-size="25" fill="${ground}">${initialOf(name)}</text>`,
    `</svg>`,
  ].join("");
}
