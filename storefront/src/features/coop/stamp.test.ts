import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, parseHex } from "../../lib/colour.ts";
import { stampSvg } from "./stamp.ts";

const palette = { ground: "#f7e2b0", ink: "#4a2c10", accent: "#c8791f" };

describe("a co-op's stamp", () => {
  it("is the same every time", () => {
    const coop = { handle: "valdemiel", name: "Valdemiel", palette };
    expect(stampSvg(coop)).toBe(stampSvg({ ...coop }));
  });

  it("differs between co-ops with the same colours and initial", () => {
    const one = stampSvg({ handle: "valdemiel", name: "V", palette });
    const two = stampSvg({ handle: "vallechiara", name: "V", palette });
    expect(one).not.toBe(two);
  });

  it("shows its letter in a colour that can be read on its ink", () => {
    const svg = stampSvg({ handle: "x", name: "X", palette: { ...palette, ink: palette.ground } });
    const letter = /<text[^>]*fill="(#[0-9a-f]{6})"/.exec(svg)?.[1] ?? "";
    const fills = [...svg.matchAll(/<path d="[^"]*" fill="(#[0-9a-f]{6})"\/>/g)].map(
      (match) => match[1] ?? "",
    );
    expect(contrast(parseHex(letter), parseHex(fills[1] ?? ""))).toBeGreaterThanOrEqual(4.5);
  });

  it("never carries markup out of a name or a colour", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, colour) => {
        const svg = stampSvg({
          handle: name,
          name,
          palette: { ground: colour, ink: colour, accent: colour },
        });
        expect(svg.match(/</g)?.length).toBe(svg.match(/>/g)?.length);
        expect(svg).not.toContain("script");
      }),
    );
  });
});
