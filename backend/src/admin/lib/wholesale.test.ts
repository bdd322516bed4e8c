import { describe, expect, it } from "vitest";
import { readRecipe, readTiers } from "./wholesale";

describe("what the network types for wholesale", () => {
  it.each([
    [
      "6: 8.50\n12: 8,00",
      [
        ["6", "8.50"],
        ["12", "8.00"],
      ],
    ],
    ["6 8.5", [["6", "8.50"]]],
    ["", null],
    ["six: 8.50", null],
    ["6: 8.505", null],
    ["6: 0", null],
    ["6: 8.50\nrubbish", null],
  ])("reads the tiers %j", (typed, tiers) => {
    const read = readTiers(typed, "eur");
    expect(read?.map(({ from, unit }) => [String(from), unit.amount]) ?? null).toEqual(tiers);
  });

  it.each([
    ["56/34/10", { work_bps: 5600, materials_bps: 3400, funds_bps: 1000 }],
    ["56 / 33.5 / 10.5", { work_bps: 5600, materials_bps: 3350, funds_bps: 1050 }],
    ["56/34", null],
    ["50/34/10", null],
    ["a/b/c", null],
  ])("reads the recipe %j", (typed, recipe) => {
    expect(readRecipe(typed)).toEqual(recipe);
  });
});
