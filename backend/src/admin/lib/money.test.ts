import { describe, expect, it } from "vitest";
import { isAboveZero, isZero, readAmount, refundOfUnits, showMoney, showNumber, subtract } from "./money";

const eur = (amount: string) => ({ amount, currency_code: "eur" });

describe("reading an amount as people type it", () => {
  it.each([
    ["12", "12.00"],
    ["12,5", "12.50"],
    ["12.50", "12.50"],
    ["0,07", "0.07"],
    ["1.234,50", "1234.50"],
    ["1,234.50", "1234.50"],
    ["1 234,50", "1234.50"],
    ["1\u202f234,50", "1234.50"],
    ["007", "7.00"],
    ["90071992547409930.01", "90071992547409930.01"],
  ])("takes %j for %s euros", (typed, amount) => {
    expect(readAmount(typed, "eur")).toBe(amount);
  });

  it.each([
    "",
    "1,234",
    "12.345",
    "-5",
    "+5",
    "€5",
    "5 EUR",
    "1e3",
    ".5",
    "5.",
    "1.23.45",
    "1,23.45",
    "1.234.567",
  ])("refuses %j as euros rather than guess", (typed) => {
    expect(readAmount(typed, "eur")).toBeNull();
  });

  it("gives a currency without decimals none", () => {
    expect(readAmount("1200", "jpy")).toBe("1200");
    expect(readAmount("1200.5", "jpy")).toBeNull();
  });
});

describe("foretelling a refund of units", () => {
  it("cuts 17.60 over three units as 5.87, 5.87 and 5.86", () => {
    expect([0, 1, 2].map((refunded) => refundOfUnits(eur("17.60"), 3, refunded, 1).amount)).toEqual([
      "5.87",
      "5.87",
      "5.86",
    ]);
  });

  it("gives back the whole line for all its units, and the rest after one", () => {
    expect(refundOfUnits(eur("17.60"), 3, 0, 3)).toEqual(eur("17.60"));
    expect(refundOfUnits(eur("17.60"), 3, 1, 2)).toEqual(eur("11.73"));
  });

  it("writes cents below one and currencies without decimals", () => {
    expect(refundOfUnits(eur("0.05"), 2, 1, 1)).toEqual(eur("0.02"));
    expect(refundOfUnits({ amount: "100", currency_code: "jpy" }, 3, 0, 1).amount).toBe("34");
  });
});

it("subtracts across zero without losing a cent", () => {
  expect(subtract(eur("17.10"), eur("0.02"))).toEqual(eur("17.08"));
  expect(subtract(eur("0.02"), eur("0.07"))).toEqual(eur("-0.05"));
});

describe("showing an amount", () => {
  it("keeps every digit of a large amount", () => {
    expect(showMoney(eur("90071992547409930.01"))).toBe("€90,071,992,547,409,930.01");
    expect(showNumber(eur("-4.33"))).toBe("-4.33");
  });

  it("tells nothing, above zero and below zero apart", () => {
    expect(["0.00", "0.01", "-0.01"].map((amount) => isZero(eur(amount)))).toEqual([true, false, false]);
    expect(["0.00", "0.01", "-0.01"].map((amount) => isAboveZero(eur(amount)))).toEqual([false, true, false]);
  });
});
