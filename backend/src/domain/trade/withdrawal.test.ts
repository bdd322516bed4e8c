import { describe, expect, it } from "vitest";
import { mayWithdraw, refundedNotices, unitsToWithdraw } from "./withdrawal";

const day = (text: string) => new Date(`${text}T12:00:00Z`);
const sent = (...days: string[]) => ({ ended: false, more_to_come: false, parcels: days.map(day) });

describe("the button to withdraw", () => {
  it("is there from the order on, while something still has to leave", () => {
    const first = { ended: false, more_to_come: true, parcels: [] };
    expect(mayWithdraw(first, day("2026-11-22"))).toBe(true);
    expect(mayWithdraw({ ...first, parcels: [day("2026-01-01")] }, day("2026-11-22"))).toBe(true);
  });

  it("stays until fourteen days after the last parcel must have come", () => {
    expect(mayWithdraw(sent("2026-09-01", "2026-10-01"), day("2026-11-15"))).toBe(true);
    expect(mayWithdraw(sent("2026-09-01", "2026-10-01"), day("2026-11-16"))).toBe(false);
    // By order of time or not.
    expect(mayWithdraw(sent("2026-10-01", "2026-09-01"), day("2026-11-15"))).toBe(true);
  });

  it("is not there where nothing was bought or all was given back before it left", () => {
    expect(mayWithdraw({ ended: true, more_to_come: true, parcels: [] }, day("2026-11-22"))).toBe(false);
    expect(mayWithdraw(sent(), day("2026-11-22"))).toBe(false);
  });
});

it("of three units two are left after one was refunded, and two after that one was withdrawn from", () => {
  expect(unitsToWithdraw({ quantity: 3, refunded: 1, withdrawn: 0 })).toBe(2);
  expect(unitsToWithdraw({ quantity: 3, refunded: 1, withdrawn: 1 })).toBe(2);
  expect(unitsToWithdraw({ quantity: 3, refunded: 3, withdrawn: 1 })).toBe(0);
  expect(unitsToWithdraw({ quantity: 3, refunded: 0, withdrawn: 3 })).toBe(0);
});

it("notices are refunded in the order in which they came, each when all of it is", () => {
  const notices = [
    { id: "one", lines: [{ piece_id: "honey", quantity: 2 }] },
    {
      id: "two",
      lines: [
        { piece_id: "honey", quantity: 1 },
        { piece_id: "clock", quantity: 1 },
      ],
    },
  ];
  const done = (honey: number, clock: number) => [
    ...refundedNotices(
      notices,
      new Map([
        ["honey", honey],
        ["clock", clock],
      ]),
    ),
  ];
  expect(done(1, 0)).toEqual([]);
  expect(done(2, 1)).toEqual(["one"]);
  expect(done(3, 0)).toEqual(["one"]);
  expect(done(3, 1)).toEqual(["one", "two"]);
});
