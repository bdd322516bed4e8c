import { describe, expect, it } from "vitest";
import { amountInWords } from "./amount-words.ts";

describe("an amount in words", () => {
  it.each([
    ["en", "1012.07", "eur", "one thousand and twelve and 07/100 (Euro)"],
    ["it", "1012.07", "eur", "milledodici e 07/100 (euro)"],
    ["es", "1012.07", "pen", "mil doce con 07/100 (sol peruano)"],
    ["it", "1.00", "eur", "uno e 00/100 (euro)"],
    ["es", "21.50", "ars", "veintiuno con 50/100 (peso argentino)"],
    ["en", "0.87", "usd", "zero and 87/100 (US Dollar)"],
    ["es", "1200", "clp", "mil doscientos (peso chileno)"],
  ] as const)("%s: %s %s is %s", (lang, amount, currency_code, words) => {
    expect(amountInWords({ amount, currency_code }, lang)).toBe(words);
  });
});
