import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CURRENCIES, type Currency, isCurrency, parseCurrency } from "./currency";
import { addDecimals, parseExact, toCommonScale } from "./decimal";
import {
  add,
  compare,
  formatDecimal,
  isZero,
  type Money,
  money,
  negate,
  parseDecimal,
  parseHalfUp,
  shareHalfUp,
  subtract,
} from "./money";

const refusal = (code: string): unknown => expect.objectContaining({ name: "DomainError", code });
const someCurrency = fc.constantFrom(...Object.keys(CURRENCIES).filter(isCurrency));

describe("money", () => {
  test("is reckoned in the smallest unit of its currency", () => {
    expect(add(money(1_250n, "eur"), money(590n, "eur"))).toEqual(money(1_840n, "eur"));
    expect(subtract(money(590n, "eur"), money(1_250n, "eur"))).toEqual(money(-660n, "eur"));
    expect(negate(money(590n, "pen"))).toEqual(money(-590n, "pen"));
    expect(compare(money(1n, "eur"), money(2n, "eur"))).toBe(-1);
    expect(compare(money(2n, "eur"), money(1n, "eur"))).toBe(1);
    expect(compare(money(2n, "eur"), money(2n, "eur"))).toBe(0);
    expect(isZero(money(0n, "clp"))).toBe(true);
    expect(isZero(money(-1n, "clp"))).toBe(false);
  });

  test("of two currencies is refused while running where the types do not know them", () => {
    const pounds: Money = money(1n, "gbp");
    const euros: Money = money(1n, "eur");
    expect(() => add(pounds, euros)).toThrow(refusal("money.currency_mismatch"));
    expect(() => subtract(pounds, euros)).toThrow(refusal("money.currency_mismatch"));
    expect(() => compare(pounds, euros)).toThrow(refusal("money.currency_mismatch"));
  });

  test("of two known currencies does not compile", () => {
    const pounds = money(1n, "gbp");
    const euros = money(1n, "eur");
    const sums = [
      // @ts-expect-error Pounds are not euros.
      () => add(pounds, euros),
      // @ts-expect-error Nor are they when taken away.
      () => subtract(euros, pounds),
      // @ts-expect-error Nor when compared.
      () => compare(pounds, euros),
      // @ts-expect-error An amount of unknown currency is not known to be euros.
      () => add(euros, pounds as Money),
      // @ts-expect-error A sum of euros is euros.
      (): Money<"gbp"> => add(euros, euros),
    ];
    expect(sums.slice(0, 4).map((sum) => typeof sum)).toEqual([
      "function",
      "function",
      "function",
      "function",
    ]);
    expect(() => sums[0]?.()).toThrow(refusal("money.currency_mismatch"));
  });

  test("cannot be changed", () => {
    const amount = money(1n, "eur");
    // @ts-expect-error The amount is read only.
    expect(() => (amount.amount_minor = 2n)).toThrow(TypeError);
    // @ts-expect-error So is the currency.
    expect(() => (amount.currency = "eur")).toThrow(TypeError);
    expect(amount).toEqual({ amount_minor: 1n, currency: "eur" });
  });
});

describe("decimal text", () => {
  test.each<[string, Currency, bigint, string]>([
    ["12.50", "eur", 1_250n, "12.50"],
    ["12.5", "eur", 1_250n, "12.50"],
    ["12", "eur", 1_200n, "12.00"],
    ["0.05", "usd", 5n, "0.05"],
    ["-0.05", "usd", -5n, "-0.05"],
    ["12.500", "eur", 1_250n, "12.50"],
    ["1250", "clp", 1_250n, "1250"],
    ["1250.00", "jpy", 1_250n, "1250"],
    ["0", "clp", 0n, "0"],
    ["1.234", "kwd", 1_234n, "1.234"],
    ["90071992547409.93", "ars", 9_007_199_254_740_993n, "90071992547409.93"],
  ])("%s in %s is %s units and is written %s", (text, currency, amount_minor, written) => {
    expect(parseDecimal(text, currency)).toEqual(money(amount_minor, currency));
    expect(formatDecimal(money(amount_minor, currency))).toBe(written);
  });

  test("comes back as it was written, in every currency", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), someCurrency, (amount_minor, currency) => {
        const amount = money(amount_minor, currency);
        expect(parseDecimal(formatDecimal(amount), currency)).toEqual(amount);
      }),
    );
  });

  test.each(["", "12,50", "1e3", ".5", "5.", "+1", " 1", "0x10", "NaN", "1 000", "--1"])(
    '"%s" is refused',
    (text) => {
      expect(() => parseDecimal(text, "eur")).toThrow(refusal("money.not_decimal"));
    },
  );

  test("with more decimals than the currency has is refused, not rounded", () => {
    expect(() => parseDecimal("12.505", "eur")).toThrow(refusal("money.too_precise"));
    expect(() => parseDecimal("0.5", "clp")).toThrow(refusal("money.too_precise"));
  });

  test("is brought to one scale to be compared", () => {
    expect(toCommonScale(["17.595", "12.5", "3"].map(parseExact))).toEqual({
      digits: [17_595n, 12_500n, 3_000n],
      scale: 3,
    });
  });
});

describe("adding decimal texts", () => {
  test.each([
    ["17.595", "2.5", "20.095"],
    ["0.1", "0.2", "0.3"],
    ["12", "3", "15"],
    ["-0.5", "0.25", "-0.25"],
    ["0.05", "-0.05", "0.00"],
  ])("%s and %s are %s", (left, right, sum) => {
    expect(addDecimals(left, right)).toBe(sum);
  });
});

describe("rounding half up", () => {
  test.each<[string, Currency, bigint]>([
    ["112.895", "eur", 11_290n],
    ["112.8949999999999999999", "eur", 11_289n],
    ["0.005", "eur", 1n],
    ["0.0049", "eur", 0n],
    ["1249.5", "clp", 1_250n],
    ["1249.49", "clp", 1_249n],
    ["7", "pen", 700n],
  ])("%s in %s is %s units", (text, currency, amount_minor) => {
    expect(parseHalfUp(text, currency)).toEqual(money(amount_minor, currency));
  });

  test("takes a rate of an amount to the nearest unit, a half going up", () => {
    expect(shareHalfUp(1_742n, 1_000)).toBe(174n);
    expect(shareHalfUp(5n, 1_000)).toBe(1n);
    expect(shareHalfUp(4n, 1_000)).toBe(0n);
  });

  test("is not decided below zero", () => {
    expect(() => parseHalfUp("-0.005", "eur")).toThrow(refusal("money.negative"));
    expect(() => shareHalfUp(-1n, 1_000)).toThrow(refusal("money.negative"));
  });
});

describe("currencies", () => {
  test("are known by their code in any case", () => {
    expect(parseCurrency("EUR")).toBe("eur");
  });

  test("not in the list are refused, names every object carries included", () => {
    expect(() => parseCurrency("xxx")).toThrow(refusal("money.currency_unknown"));
    expect(() => parseCurrency("toString")).toThrow(refusal("money.currency_unknown"));
    expect(isCurrency("constructor")).toBe(false);
  });
});
