import { expect, test } from "vitest";
import type { WorkMonth } from "../wire.ts";
import { parseGrades, regraded, typedGrades } from "./grades.ts";

const A = { grade: "A", weight: "1.00" };
const B = { grade: "Second choice", weight: "0.70" };

test("grades are typed one a line, and read as they are shown", () => {
  expect(typedGrades([A, B])).toBe("A; 1\nSecond choice; 0.7");
  expect(parseGrades("A; 1\r\n\n Second choice ;0,7\n")).toEqual([
    { grade: "A", weight: "1" },
    { grade: "Second choice", weight: "0.7" },
  ]);
  expect(parseGrades(" \n")).toEqual([]);
});

test.each(["A", "A 1", "; 1", "A; one", "A; 1.000"])("%j is no grade", (line) => {
  expect(parseGrades(line)).toBeNull();
});

const month = (grades: WorkMonth["entries"][number]["grades"]): WorkMonth => ({
  ...{ month: "2026-11", kind: "pieces", version: 1, closed: false, days_in_month: 30, grades: [] },
  entries: [{ member_id: "m1", code: "M-01", quantity: "12.00", grades }],
});

test("work stays what it is when grades change: of the first, of the same, or without any", () => {
  expect(regraded(month([]), [A, B])).toEqual([{ code: "M-01", grade: "A", quantity: "12.00" }]);
  const made = month([
    { ...A, quantity: "10.00" },
    { ...B, quantity: "2.00" },
  ]);
  expect(regraded(made, [{ grade: "second choice", weight: "0.5" }, A])).toEqual([
    { code: "M-01", grade: "A", quantity: "10.00" },
    { code: "M-01", grade: "Second choice", quantity: "2.00" },
  ]);
  expect(regraded(made, [])).toEqual([{ code: "M-01", grade: "", quantity: "12.00" }]);
  expect(regraded(made, [A])).toBeNull();
});
