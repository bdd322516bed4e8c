import { describe, expect, it } from "vitest";
import { bookingOf } from "./movements";

describe("a movement of the provider's balance", () => {
  it("of an order or a refund leaves its fee to be booked", () => {
    expect(bookingOf({ kind: "charge", amount: 11_290n, fee: 194n })).toEqual({
      fee: 194n,
      paid_out: 0n,
      known: true,
    });
    expect(bookingOf({ kind: "refund", amount: -587n, fee: 0n })).toEqual({
      fee: 0n,
      paid_out: 0n,
      known: true,
    });
  });

  it("to the bank is a payout of all that left", () => {
    expect(bookingOf({ kind: "payout", amount: -11_096n, fee: 0n })).toEqual({
      fee: 0n,
      paid_out: 11_096n,
      known: true,
    });
  });

  it("that is a fee of its own is booked as one", () => {
    expect(bookingOf({ kind: "stripe_fee", amount: -25n, fee: 0n })).toMatchObject({ fee: 25n, known: true });
  });

  it("of any other kind is a person's to look at, and its fee is booked all the same", () => {
    expect(bookingOf({ kind: "adjustment", amount: -11_290n, fee: 1500n })).toEqual({
      fee: 1500n,
      paid_out: 0n,
      known: false,
    });
    expect(bookingOf({ kind: "payout", amount: 500n, fee: 0n }).known).toBe(false);
    expect(bookingOf({ kind: "charge", amount: 500n, fee: -1n })).toEqual({
      fee: 0n,
      paid_out: 0n,
      known: false,
    });
  });
});
