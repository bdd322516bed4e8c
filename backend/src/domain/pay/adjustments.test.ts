import { expect, test } from "vitest";
import { readAdjustments } from "./adjustments";

const members = [
  { id: "m1", code: "P-01" },
  { id: "m2", code: "P-02" },
];
const read = (...rows: [string, string, string][]) =>
  readAdjustments({
    ...{ members, currency: "eur" as const },
    rows: rows.map(([code, amount, reason]) => ({ code, amount, reason })),
  });

test("a row is a member, an amount with its sign and a reason; an empty row is none", () => {
  expect(
    read(
      [" p-02 ", "-1.320,50", " Paid twice \n in October "],
      ["", " ", ""],
      ["P-01", "+ 3", "Night hours"],
    ),
  ).toEqual({
    adjustments: [
      { member_id: "m2", code: "P-02", amount: -132050n, reason: "Paid twice in October" },
      { member_id: "m1", code: "P-01", amount: 300n, reason: "Night hours" },
    ],
    faults: [],
  });
});

test("every wrong cell is told, and what stands in it", () => {
  const { adjustments, faults } = read(
    ["P-09", "1", "a"],
    ["P-01", "1,234", "a"],
    ["P-01", "1", ""],
    ["P-02", "0", "x".repeat(121)],
    ["P-02", "--1", "a"],
  );
  expect(adjustments).toEqual([]);
  expect(faults).toEqual([
    { row: 0, column: "code", typed: "P-09", fault: "member_unknown" },
    { row: 1, column: "amount", typed: "1,234", fault: "not_an_amount" },
    { row: 2, column: "code", typed: "P-01", fault: "twice" },
    { row: 2, column: "reason", typed: "", fault: "reason_missing" },
    { row: 3, column: "amount", typed: "0", fault: "nothing" },
    { row: 3, column: "reason", typed: "x".repeat(121), fault: "reason_long" },
    { row: 4, column: "code", typed: "P-02", fault: "twice" },
    { row: 4, column: "amount", typed: "--1", fault: "not_an_amount" },
  ]);
});
