import { describe, expect, it } from "vitest";
import { parseQuantity } from "./quantity.ts";

describe("a quantity from a form", () => {
  it("is a whole number from 1 to 99", () => {
    expect(parseQuantity("1")).toBe(1);
    expect(parseQuantity("99")).toBe(99);
    expect(parseQuantity("007")).toBe(7);
  });

  it("is nothing else", () => {
    for (const text of [
      undefined,
      "",
      "0",
      "100",
      "-1",
      "1.5",
      "1,5",
      "1e1",
      "٣",
      " 2",
      "NaN",
      "99999999999",
    ])
      expect(parseQuantity(text)).toBeNull();
  });
});
