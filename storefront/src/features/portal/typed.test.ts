import { describe, expect, it } from "vitest";
import { readAmount, readPercent, readWhole, showAmount, showPercent } from "./typed.ts";

describe("an amount as it is typed", () => {
  it.each([
    ["12,50", "12.50"],
    ["12.50", "12.50"],
    [" 7 ", "7.00"],
    ["6,9", "6.90"],
    ["€ 12.50", "12.50"],
    ["12,50 €", "12.50"],
    ["S/ 24.90", "24.90"],
    ["AR$ 15.400,00", "15400.00"],
    ["US$12.50", "12.50"],
    ["1.234,50", "1234.50"],
    ["1,234.50", "1234.50"],
    ["1 234,50", "1234.50"],
    ["1.234.567", "1234567.00"],
    ["0", "0.00"],
  ])("%s is %s", (typed, amount) => {
    expect(readAmount(typed)).toBe(amount);
  });

  it.each([
    "",
    "1.234",
    "1,234",
    "0,123",
    "12,505",
    "1.234.50",
    "12,5,0",
    "-3",
    "1e3",
    "abc",
    "1".repeat(12),
  ])("%s is not guessed", (typed) => {
    expect(readAmount(typed)).toBeNull();
  });

  it("is shown back as the language writes it", () => {
    expect(showAmount("12.50", "en")).toBe("12.50");
    expect(showAmount("12.50", "it")).toBe("12,50");
  });
});

describe("per cent and whole numbers", () => {
  it("are read with a comma or a point, with or without the sign", () => {
    expect(readPercent("55")).toBe(5500);
    expect(readPercent("33,5 %")).toBe(3350);
    expect(readPercent("33.25")).toBe(3325);
    expect(readPercent("101")).toBeNull();
    expect(readPercent("x")).toBeNull();
    expect(showPercent(3350, "it")).toBe("33,5");
    expect(showPercent(3325, "en")).toBe("33.25");
    expect(showPercent(5500, "es")).toBe("55");
    expect(readWhole("820")).toBe(820);
    expect(readWhole("8,5")).toBeNull();
  });
});
