import { describe, expect, it } from "vitest";
import { bookingOf } from "./movements";

const NOTHING = { fee: 0n, paid_out: 0n, came_back: false, of_dispute: false, known: true };

describe("a movement of the provider's balance", () => {
  it("of an order or a refund leaves its fee to be booked", () => {
    expect(bookingOf({ kind: "charge", category: "charge", amount: 11_290n, fee: 194n })).toEqual({
      ...NOTHING,
      fee: 194n,
    });
    expect(bookingOf({ kind: "refund", category: "refund", amount: -587n, fee: 0n })).toEqual(NOTHING);
    expect(bookingOf({ kind: "refund_failure", category: "refund_failure", amount: 587n, fee: 0n })).toEqual(
      NOTHING,
    );
  });

  it("to the bank is a payout of all that left, and the bank may send it back", () => {
    expect(bookingOf({ kind: "payout", category: "payout", amount: -11_096n, fee: 0n })).toEqual({
      ...NOTHING,
      paid_out: 11_096n,
    });
    for (const kind of ["payout_failure", "payout_cancel"])
      expect(bookingOf({ kind, category: "payout_reversal", amount: 11_096n, fee: 0n })).toEqual({
        ...NOTHING,
        came_back: true,
      });
  });

  it("that is a fee of its own is booked as one", () => {
    expect(bookingOf({ kind: "stripe_fee", category: "fee", amount: -25n, fee: 0n })).toEqual({
      ...NOTHING,
      fee: 25n,
    });
  });

  it("of a dispute leaves its fee to be booked, and the dispute to be asked for", () => {
    expect(bookingOf({ kind: "adjustment", category: "dispute", amount: -11_290n, fee: 2_000n })).toEqual({
      ...NOTHING,
      fee: 2_000n,
      of_dispute: true,
    });
    expect(bookingOf({ kind: "adjustment", category: "dispute_reversal", amount: 11_290n, fee: 0n })).toEqual(
      { ...NOTHING, of_dispute: true },
    );
  });

  it("of any other kind is a person's to look at, and its fee is booked all the same", () => {
    const other = { kind: "adjustment", category: "other_adjustment", amount: -11_290n };
    expect(bookingOf({ ...other, fee: 1500n })).toEqual({ ...NOTHING, fee: 1500n, known: false });
    expect(bookingOf({ kind: "payout", category: "payout", amount: 500n, fee: 0n }).known).toBe(false);
    expect(bookingOf({ kind: "charge", category: "charge", amount: 500n, fee: -1n })).toEqual({
      ...NOTHING,
      known: false,
    });
  });
});
