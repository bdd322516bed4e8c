import { describe, expect, it, vi } from "vitest";
import type { Checkout } from "../../modules/books/types";
import { dayIn } from "./day-in";
import { transferOf } from "./transfer";

vi.mock("../bank-account", () => ({ bankAccountOf: () => ({ name: "Casa Verde", numbers: [] }) }));

/** Half past two in the morning by UTC: in Italy it is the 22nd already, in the Americas still the 21st. */
const NIGHT = new Date("2026-11-22T02:30:00Z");

const waiting = (currency: string) =>
  ({ method: "bank-transfer", status: "placed", currency, expires_at: NIGHT }) as Checkout;

describe("the last day to pay", () => {
  it.each([
    ["eur", "2026-11-22"],
    ["ars", "2026-11-21"],
    ["pen", "2026-11-21"],
    ["usd", "2026-11-21"],
  ])("is the day it is where %s is paid", (currency, day) => {
    expect(transferOf(waiting(currency), 7)?.until).toBe(day);
  });

  it("is not told of an order that waits for nothing", () => {
    for (const status of ["captured", "expired", "cancelled"] as const)
      expect(transferOf({ ...waiting("eur"), status }, 7)).toBeNull();
  });
});

it("an instant's day is that of the place, and of the first one for countries outside all", () => {
  expect([dayIn("pe", NIGHT), dayIn("eu", NIGHT), dayIn(null, NIGHT)]).toEqual([
    "2026-11-21",
    "2026-11-22",
    "2026-11-22",
  ]);
});
