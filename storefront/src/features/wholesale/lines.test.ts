import { describe, expect, it } from "vitest";
import type { PasteLine } from "../../lib/customer-wire.ts";
import { pasteRest, rightLines, takenUnits } from "./lines.ts";

const line = (number: number, text: string, more: Partial<PasteLine> = {}): PasteLine => ({
  number,
  text,
  sku: null,
  quantity: null,
  variant_id: null,
  title: "",
  fault: null,
  ...more,
});

describe("a paste that was looked at", () => {
  const lines = [
    line(1, "A 6", { variant_id: "variant_a", quantity: 6 }),
    line(2, "B 7", { quantity: 7, fault: { code: "wholesale.case_pack", details: {} } }),
    line(4, "what?", { fault: { code: "paste.unreadable", details: {} } }),
  ];

  it("is parted into what is taken and what stays, so that no line is lost", () => {
    expect(takenUnits(lines)).toEqual([{ variant_id: "variant_a", quantity: 6 }]);
    expect(rightLines(lines)).toBe(1);
    expect(pasteRest(lines)).toBe("B 7\nwhat?");
  });

  it("of three hundred lines asks for each good once", () => {
    const many = Array.from({ length: 300 }, (_nothing, index) =>
      line(index + 1, "", { variant_id: index % 3 === 0 ? "variant_a" : "variant_b", quantity: 2 }),
    );
    expect(takenUnits(many)).toEqual([
      { variant_id: "variant_a", quantity: 200 },
      { variant_id: "variant_b", quantity: 400 },
    ]);
    expect(rightLines(many)).toBe(300);
  });

  it("leaves nothing when everything is right", () => {
    expect(pasteRest(lines.slice(0, 1))).toBe("");
  });
});
