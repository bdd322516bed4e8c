import { describe, expect, it } from "vitest";
import { isMonth, plainAmount, plainDay } from "./amount.ts";
import { formatDay, formatMonth, formatQuantity, lastMonth, typedQuantity } from "./dates.ts";

describe("an amount as people type it", () => {
  it.each([
    ["99.10", "99.10"],
    ["99,1", "99.10"],
    [" 1 312,35 ", "1312.35"],
    ["007", "7.00"],
  ])("%j is %s", (typed, plain) => expect(plainAmount(typed)).toBe(plain));

  it.each(["", "0", "0,00", "-5", "1.234", "12.345", "ten", "€12", "1e3", "١٢"])("%j is none", (typed) =>
    expect(plainAmount(typed)).toBeNull(),
  );
});

describe("days and months", () => {
  it("are those of a calendar", () => {
    expect(plainDay("2026-02-28")).toBe("2026-02-28");
    expect([plainDay("2026-02-30"), plainDay("21.11.2026"), plainDay("")]).toEqual([null, null, null]);
    expect([isMonth("2026-11"), isMonth("2026-13"), isMonth("11/2026")]).toEqual([true, false, false]);
    expect(lastMonth(new Date("2026-01-31T23:00:00Z"))).toBe("2025-12");
  });

  it("are written out in each language, and a day stays the day it is", () => {
    expect(formatDay("2026-11-21", "it")).toBe("21 novembre 2026");
    expect(formatDay("2026-11-21T23:30:00Z", "en")).toBe("22 November 2026");
    expect(formatMonth("2026-11", "es")).toBe("noviembre de 2026");
  });

  it("work is written as people read it and as they type it", () => {
    expect([formatQuantity("7.50", "it"), formatQuantity("10.00", "en")]).toEqual(["7,5", "10"]);
    expect([typedQuantity("7.50"), typedQuantity("10.00"), typedQuantity("100")]).toEqual([
      "7.5",
      "10",
      "100",
    ]);
  });
});
