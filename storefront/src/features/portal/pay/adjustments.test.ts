import { expect, test } from "vitest";
import { parseAdjustments } from "./adjustments.ts";

const rows = (text: string) =>
  parseAdjustments(text).rows.map(({ line, code, amount, reason }) => [line, code, amount, reason]);

test("adjustments are a line each, with semicolons, tabs or commas", () => {
  expect(rows("P-01; -3,50 ; Paid twice\r\n\r\nP-02;+1.320,00;Nights; and a feast\n")).toEqual([
    [1, "P-01", "-3,50", "Paid twice"],
    [3, "P-02", "+1.320,00", "Nights; and a feast"],
  ]);
  expect(rows("P-01\t3,50\tPaid, twice\t")).toEqual([[1, "P-01", "3,50", "Paid, twice"]]);
  expect(rows("P-01,3.50,Nights")).toEqual([[1, "P-01", "3.50", "Nights"]]);
  expect(rows(" \n;;\n")).toEqual([]);
});

test("a line without an amount is told, one without a reason is for the backend to judge", () => {
  expect(parseAdjustments("P-01 3.50 Nights\nP-02;4")).toEqual({
    faults: [{ line: 1, text: "P-01 3.50 Nights" }],
    rows: [{ line: 2, code: "P-02", amount: "4", reason: "" }],
  });
});
