import { expect, it } from "vitest";
import { foodFactsOf, isFood, lockOfFood, missingOfFood } from "./food";

const honey = {
  category: "honey",
  net_g: 500,
  details: "Net weight: 500 g\nIngredients: rosemary honey\nAllergens: none\nCountry of origin: Spain 100 %",
};

it("food with all that the law wants said lacks nothing, in whichever of our languages it is said", () => {
  expect(missingOfFood(honey)).toEqual([]);
  const details = "Ingredienti: miele\nAllergeni: nessuno\nPaese d’origine: Spagna";
  expect(missingOfFood({ ...honey, details })).toEqual([]);
  const spanish = "Ingredientes: miel\nAlérgenos: ninguno\nPaís de origen: España";
  expect(missingOfFood({ ...honey, details: spanish })).toEqual([]);
});

it("what is missing is named, and a label without words says nothing", () => {
  expect(missingOfFood({ ...honey, net_g: null, details: "Ingredients:\nAllergens: none" })).toEqual([
    "ingredients",
    "net content",
    "country of harvest",
  ]);
  expect(missingOfFood({ category: "coffee", net_g: 250, details: "" })).toEqual([
    "ingredients",
    "allergens",
  ]);
});

it("a clock is no food", () => {
  expect(isFood("clocks")).toBe(false);
  expect(isFood("honey")).toBe(true);
  expect(isFood(null)).toBe(false);
});

it("is locked until food is sold, and then while it lacks something; what is no food never is", () => {
  const kinds = ["all", "complete", "none"] as const;
  expect(kinds.map((selling) => lockOfFood(honey, selling))).toEqual([null, null, { missing: "" }]);
  const silent = { ...honey, net_g: null };
  expect(lockOfFood(silent, "complete")).toEqual({ missing: "net content" });
  expect(lockOfFood(silent, "all")).toBeNull();
  expect(lockOfFood({ ...silent, category: "clocks" }, "none")).toBeNull();
});

it("is known by any of its categories", () => {
  const good = { net_g: 500, details: "Ingredients: honey" };
  const categories = [{ handle: "gifts" }, { handle: "honey" }];
  expect(foodFactsOf({ categories, good })).toEqual({ category: "honey", ...good });
  expect(foodFactsOf({ categories: [] })).toEqual({ category: "", net_g: null, details: "" });
});
