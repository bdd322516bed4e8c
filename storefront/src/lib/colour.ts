import type { Palette } from "./wire.ts";

/** Colours as red, green and blue from 0 to 255. Contrast follows WCAG 2.2 (relative luminance). */
type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
// White or black reaches 4.58 on any ground, so this can always be met.
const TEXT_CONTRAST = 4.55;
const SHAPE_CONTRAST = 3.1;

export function parseHex(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match?.[1] || !match[2] || !match[3]) return [120, 110, 100];
  return [parseInt(match[1], 16), parseInt(match[2], 16), parseInt(match[3], 16)];
}

export function toHex(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function mix(a: Rgb, b: Rgb, share_of_b: number): Rgb {
  const part = (i: 0 | 1 | 2) => a[i] + (b[i] - a[i]) * share_of_b;
  return [part(0), part(1), part(2)];
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const s = part / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The colour nearest to `colour` that can be read on `ground`, found by darkening or lightening it step by step. */
function readableOn(ground: Rgb, colour: Rgb, at_least: number): Rgb {
  const towards = contrast(WHITE, ground) > contrast(BLACK, ground) ? WHITE : BLACK;
  for (let step = 0; step <= 20; step++) {
    const tried = parseHex(toHex(mix(colour, towards, step / 20)));
    if (contrast(tried, ground) >= at_least) return tried;
  }
  return towards;
}

export type SafePalette = { ground: string; ink: string; accent: string };

/** A co-op's three colours, mended where its ink could not be read on its ground. */
export function lightPalette(palette: Palette): SafePalette {
  const ground = parseHex(palette.ground);
  return {
    ground: toHex(ground),
    ink: toHex(readableOn(ground, parseHex(palette.ink), TEXT_CONTRAST)),
    accent: toHex(readableOn(ground, parseHex(palette.accent), SHAPE_CONTRAST)),
  };
}

/** The same three colours at night: the ground is the ink with some light in it, the ink a light of the ground. */
export function darkPalette(palette: Palette): SafePalette {
  const ground = parseHex(toHex(mix(parseHex(palette.ink), parseHex(palette.ground), 0.17)));
  return {
    ground: toHex(ground),
    ink: toHex(readableOn(ground, mix(parseHex(palette.ground), WHITE, 0.15), TEXT_CONTRAST)),
    accent: toHex(readableOn(ground, parseHex(palette.accent), SHAPE_CONTRAST)),
  };
}

/** The palette as custom properties for a `style` attribute: --coop-ground, --coop-ink, --coop-accent, and --coop-sheet,
 *  the ground as it is in both lights, for pictures drawn on it. */
export function paletteStyle(palette: Palette): string {
  const [light, dark] = [lightPalette(palette), darkPalette(palette)];
  const pair = (name: keyof SafePalette) => `--coop-${name}:light-dark(${light[name]},${dark[name]})`;
  return `${pair("ground")};${pair("ink")};${pair("accent")};--coop-sheet:${light.ground}`;
}
