import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, darkPalette, lightPalette, paletteStyle, parseHex, toHex } from "./colour.ts";

const hex = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }))
  .map(toHex);
const palette = fc.record({ ground: hex, ink: hex, accent: hex });

describe("a co-op's colours", () => {
  it("measure contrast as WCAG does", () => {
    expect(contrast(parseHex("#000000"), parseHex("#ffffff"))).toBeCloseTo(21, 5);
    expect(contrast(parseHex("#777777"), parseHex("#ffffff"))).toBeCloseTo(4.48, 2);
  });

  it("can be read in light and in dark, whatever a co-op chose", () => {
    fc.assert(
      fc.property(palette, (given) => {
        for (const safe of [lightPalette(given), darkPalette(given)]) {
          const ground = parseHex(safe.ground);
          expect(contrast(parseHex(safe.ink), ground)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(parseHex(safe.accent), ground)).toBeGreaterThanOrEqual(3);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("stay as they are where they are already readable", () => {
    const given = { ground: "#f6e3b4", ink: "#3b2308", accent: "#8a4b00" };
    expect(lightPalette(given)).toEqual(given);
  });

  it("never let anything but a colour into a style attribute", () => {
    const style = paletteStyle({ ground: "red;background:url(x)", ink: "#000000", accent: "#123456" });
    expect(style).not.toContain("url");
    expect(style).toMatch(/^[-a-z:#0-9(),;]+$/);
  });
});
