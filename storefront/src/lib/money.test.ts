import { describe, expect, it } from "vitest";
import { currencyName, formatMoney, formatRate, isMore, isZero, millionths, shareBps } from "./money.ts";

const eur = (amount: string) => ({ amount, currency_code: "eur" });

describe("money as people read it", () => {
  it("has a name in each language", () => {
    expect(currencyName("pen", "en-GB")).toBe("Peruvian Sol");
    expect(currencyName("usd", "it-IT")).toBe("dollaro statunitense");
    expect(currencyName("ars", "es-AR")).toBe("peso argentino");
  });

  it("follows the language's own order and separators", () => {
    expect(formatMoney(eur("1234.50"), "en-GB")).toBe("€1,234.50");
    expect(formatMoney(eur("12.50"), "it-IT")).toBe("12,50\u00a0€");
    expect(formatMoney(eur("12.50"), "es-ES")).toBe("12,50\u00a0€");
  });

  it("has a sign that means one currency, in every place and language", () => {
    const written = (currency_code: string, ...locales: string[]) =>
      locales.map((locale) => formatMoney({ amount: "12345.50", currency_code }, locale).replace(/\s/g, " "));
    expect(written("ars", "es-AR", "en-GB", "it-IT")).toEqual([
      "AR$ 12.345,50",
      "AR$ 12,345.50",
      "12.345,50 AR$",
    ]);
    expect(written("pen", "es-PE", "en-GB", "it-IT")).toEqual([
      "S/ 12,345.50",
      "S/ 12,345.50",
      "12.345,50 S/",
    ]);
    expect(written("usd", "es-PR", "en-US", "it-IT")).toEqual([
      "US$12,345.50",
      "US$12,345.50",
      "12.345,50 US$",
    ]);
  });

  it("keeps every digit of an amount too large for a floating-point number", () => {
    expect(formatMoney(eur("900719925474099.93"), "en-GB")).toBe("€900,719,925,474,099.93");
  });

  it("uses the decimals of the currency", () => {
    expect(formatMoney({ amount: "1200", currency_code: "jpy" }, "en-GB")).toBe("JP¥1,200");
  });

  it("refuses anything that is not a decimal amount", () => {
    expect(() => formatMoney(eur("12,50"), "en-GB")).toThrow('Not a decimal amount: "12,50"');
    expect(() => formatMoney(eur("1e3"), "en-GB")).toThrow();
  });

  it("writes a rate without needless decimals", () => {
    expect(formatRate(2200, "en-GB")).toBe("22%");
    expect(formatRate(550, "it-IT")).toBe("5,5%");
  });
});

describe("money compared", () => {
  it("works on whole numbers of millionths", () => {
    expect(millionths(eur("0.1")) + millionths(eur("0.2"))).toBe(millionths(eur("0.3")));
    expect(millionths(eur("-1.5"))).toBe(-1_500_000n);
  });

  it("knows zero however it is written", () => {
    expect(isZero(eur("0"))).toBe(true);
    expect(isZero(eur("0.00"))).toBe(true);
    expect(isZero(eur("0.01"))).toBe(false);
  });

  it("compares across different numbers of digits", () => {
    expect(isMore(eur("10"), eur("9.99"))).toBe(true);
    expect(isMore(eur("9.99"), eur("9.99"))).toBe(false);
  });

  it("gives shares of a whole in basis points", () => {
    expect(shareBps(eur("2.25"), eur("12.50"))).toBe(1800);
    expect(shareBps(eur("1.00"), eur("0"))).toBe(0);
  });
});
