import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDomainError } from "../errors";
import { checkWholesale, faultsOf, goodsNet } from "./order-rules";
import { readPaste } from "./paste";
import { checkGood, nextTier, tierAt, type WholesaleTerms } from "./terms";

const recipe = { work_bps: 5000, materials_bps: 3000, funds_bps: 2000 };
const tiers = [
  { from: 12, unit_minor: 900n },
  { from: 24, unit_minor: 850n },
  { from: 48, unit_minor: 800n },
];
const terms: WholesaleTerms = {
  currency: "eur",
  minimum_minor: 20000n,
  goods: new Map([
    ["box", { variant_id: "box", case_pack: 12, tiers, recipe }],
    ["jar", { variant_id: "jar", case_pack: 6, tiers: [{ from: 6, unit_minor: 450n }], recipe }],
  ]),
};
const codeOf = (act: () => void): string => {
  try {
    act();
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
  return "ok";
};
const codes = (quantity: number, variant_id = "box") =>
  faultsOf(terms, [{ variant_id, quantity }], "filling").map(({ code }) => code);

describe("the tiers of a good", () => {
  it.each([
    [11, null],
    [12, 900n],
    [23, 900n],
    [24, 850n],
    [47, 850n],
    [48, 800n],
    [9999, 800n],
  ])("give %s units this price", (quantity, unit_minor) => {
    expect(tierAt(tiers, quantity)?.unit_minor ?? null).toBe(unit_minor);
  });

  it("say where the next one begins", () => {
    expect([11, 12, 24, 48].map((quantity) => nextTier(tiers, quantity)?.from ?? null)).toEqual([
      12,
      24,
      48,
      null,
    ]);
  });

  it.each([
    ["no tier", []],
    ["a tier in broken cases", [{ from: 13, unit_minor: 900n }]],
    ["tiers in disorder", [tiers[1]!, tiers[0]!]],
    ["a dearer tier for more", [tiers[0]!, { from: 24, unit_minor: 901n }]],
    ["a price of nothing", [{ from: 12, unit_minor: 0n }]],
  ])("are refused with %s", (_what, wrong) => {
    expect(codeOf(() => checkGood({ case_pack: 12, tiers: wrong, recipe }))).toBe("wholesale.list_invalid");
  });

  it("are taken when they ascend in whole cases and fall in price, with a recipe that is whole", () => {
    expect(codeOf(() => checkGood({ case_pack: 12, tiers, recipe }))).toBe("ok");
    expect(codeOf(() => checkGood({ case_pack: 12, tiers, recipe: { ...recipe, work_bps: 4999 } }))).toBe(
      "books.recipe_invalid",
    );
  });
});

describe("the rules of a basket", () => {
  it.each([
    [12, []],
    [36, []],
    [13, ["wholesale.case_pack"]],
    [6, ["wholesale.below_least"]],
    [0, ["cart.quantity"]],
    [12.5, ["cart.quantity"]],
    [12000, ["cart.quantity"]],
  ])("judge %s boxes", (quantity, found) => {
    expect(codes(quantity)).toEqual(found);
  });

  it("say which whole cases are near", () => {
    const [fault] = faultsOf(terms, [{ variant_id: "box", quantity: 31 }], "filling");
    expect(fault?.details).toEqual({ quantity: 31, case_pack: 12, fewer: 24, more: 36 });
  });

  it("refuse what is not on the list", () => {
    expect(codes(12, "clock")).toEqual(["wholesale.not_on_list"]);
  });

  it("count lines of one good together", () => {
    const two = [
      { variant_id: "box", quantity: 7 },
      { variant_id: "box", quantity: 5 },
    ];
    expect(faultsOf(terms, two, "filling")).toEqual([]);
    expect(goodsNet(terms, two)).toBe(10800n);
  });

  it("ask for the least order only when it is ordered", () => {
    const small = [{ variant_id: "box", quantity: 12 }];
    expect(codeOf(() => checkWholesale(terms, small, "filling"))).toBe("ok");
    expect(codeOf(() => checkWholesale(terms, small, "ordering"))).toBe("wholesale.below_minimum");
    expect(faultsOf(terms, small, "ordering")[0]?.details).toEqual({
      minimum: "200.00",
      missing: "92.00",
      currency_code: "eur",
    });
    // 24 × 8.50 = 204.00
    expect(codeOf(() => checkWholesale(terms, [{ variant_id: "box", quantity: 24 }], "ordering"))).toBe("ok");
  });

  it("let through whole cases from the least on and nothing else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (quantity) => {
        expect(codes(quantity).length === 0).toBe(quantity >= 12 && quantity % 12 === 0);
      }),
    );
  });
});

describe("a paste", () => {
  it("is read whatever parts article and quantity", () => {
    const lines = readPaste("PIE-GDB-3\t24\r\npie-haz-300, 12\n\nVAL-ROM-500;6\n  HOR-BTC-01   2  ");
    expect(lines.map((line) => [line.number, line.sku, line.quantity, line.fault])).toEqual([
      [1, "PIE-GDB-3", 24, null],
      [2, "PIE-HAZ-300", 12, null],
      [4, "VAL-ROM-500", 6, null],
      [5, "HOR-BTC-01", 2, null],
    ]);
  });

  it.each([
    ["PIE-GDB-3", "unreadable"],
    ["24 boxes of gianduja", "unreadable"],
    ["<b> 2", "unreadable"],
    ["PIE-GDB-3 many", "quantity"],
    ["PIE-GDB-3 0", "quantity"],
    ["PIE-GDB-3 -4", "quantity"],
    ["PIE-GDB-3 2.5", "quantity"],
    ["PIE-GDB-3 12345678", "quantity"],
  ])("keeps a line that cannot be read: %s", (text, fault) => {
    expect(readPaste(text)).toMatchObject([{ text, fault, quantity: null }]);
  });

  it("never loses a line that says something", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        const text = lines.join("\n");
        const written = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
        expect(readPaste(text).map((line) => line.text)).toEqual(written.map((line) => line.trim()));
      }),
    );
  });
});
