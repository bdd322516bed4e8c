import { describe, expect, it } from "vitest";
import { isFindable, isNarrowed, pairsOf, readAsk, titleOfPage, widened } from "./ask.ts";

const read = (query: string) => readAsk(new URL(`https://shop.example/it/goods?${query}`));

describe("the address of a list", () => {
  it("says what is asked for", () => {
    const { ask, fault } = read(
      "q=+miele++di+bosco&category=honey&category=wood&coop=valdemiel&min=5&max=12,50&stock=1&sort=price&page=2",
    );
    expect(fault).toBeNull();
    expect(ask).toEqual({
      q: "miele di bosco",
      category: ["honey", "wood"],
      coop: ["valdemiel"],
      min: "5",
      max: "12.50",
      stock: true,
      sort: "price",
      page: 2,
    });
    expect(isNarrowed(ask)).toBe(true);
    expect(isNarrowed(widened(ask))).toBe(false);
    expect(pairsOf(widened(ask))).toEqual([
      ["q", "miele di bosco"],
      ["sort", "price"],
    ]);
  });

  it.each([
    "category=%2E%2E%2Fetc&coop=Ä&stock=yes&sort=cheap&page=x",
    "page=0&page=3&sort=",
    "category=&coop=&min=&max=&q=%00",
  ])("leaves out what cannot be meant: %s", (query) => {
    expect(pairsOf(read(query).ask)).toEqual([]);
  });

  it("may be found by its kind, maker and page, and by nothing else", () => {
    expect(
      ["", "category=honey", "coop=valdemiel&page=2"].map((query) => isFindable(read(query).ask)),
    ).toEqual([true, true, true]);
    for (const query of ["q=honey", "min=5", "max=5", "stock=1", "sort=price"])
      expect([query, isFindable(read(`category=honey&${query}`).ask)]).toEqual([query, false]);
  });

  it("has a title of its own for each page that there is", () => {
    const words = (page: number, pages: number) => `Page ${page} of ${pages}`;
    expect(titleOfPage("Honey", { page: 1, pages: 3 }, words)).toBe("Honey");
    expect(titleOfPage("Honey", { page: 2, pages: 3 }, words)).toBe("Honey · Page 2 of 3");
    expect(titleOfPage("Honey", { page: 9, pages: 3 }, words)).toBe("Honey");
  });

  it("is written as it was read", () => {
    const { ask } = read("q=a+b&category=honey&category=wood&min=5&stock=1&page=3");
    expect(read(new URLSearchParams(pairsOf(ask)).toString()).ask).toEqual(ask);
  });

  it.each([
    ["min=ten", "min"],
    ["max=-4", "max"],
    ["max=1.234", "max"],
    ["min=9.5&max=9.05", "order"],
  ])("keeps a price that cannot be asked for, and tells of it: %s", (query, fault) => {
    const { ask, typed, fault: found } = read(query);
    expect(found).toBe(fault);
    expect([ask.min, ask.max]).toEqual(["", ""]);
    expect(Object.values(typed).join("")).not.toBe("");
  });

  it("has bounds", () => {
    const many = Array.from({ length: 30 }, (_, n) => `category=c${n}`).join("&");
    const { ask } = read(`q=${"x".repeat(500)}&page=999&${many}`);
    expect([ask.q.length, ask.page, ask.category.length]).toEqual([100, 100, 20]);
  });
});
