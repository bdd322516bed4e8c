import { describe, expect, it } from "vitest";
import type { PasteLine } from "../../lib/customer-wire.ts";
import { pasteRest, takenLines } from "./lines.ts";

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
    expect(takenLines(lines)).toEqual([{ variant_id: "variant_a", quantity: 6 }]);
    expect(pasteRest(lines)).toBe("B 7\nwhat?");
  });

  it("leaves nothing when everything is right", () => {
    expect(pasteRest(lines.slice(0, 1))).toBe("");
  });
});
