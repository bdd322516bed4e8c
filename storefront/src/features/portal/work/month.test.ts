import { describe, expect, it } from "vitest";
import { codesOf, faultsFrom, gradesIn, readMonth } from "./month.ts";

const grid = { "of-M-01": "10", "of-M-02": "", "of-M-03": "2,5", kind: "hours" };

describe("a month of work from its form", () => {
  it("takes the cells that were filled in", () => {
    expect(readMonth(grid, "")).toEqual({
      entries: [
        { code: "M-01", grade: "", quantity: "10", field: "of-M-01" },
        { code: "M-03", grade: "", quantity: "2.5", field: "of-M-03" },
      ],
      faults: {},
    });
  });

  it("lets what was pasted count instead of the cell of the same member", () => {
    expect(readMonth(grid, "m-01\t12\nM-02\t7").entries).toEqual([
      { code: "M-03", grade: "", quantity: "2.5", field: "of-M-03" },
      { code: "m-01", grade: "", quantity: "12", field: "line-1" },
      { code: "M-02", grade: "", quantity: "7", field: "line-2" },
    ]);
  });

  it("tells all faults together, unknown codes with them", () => {
    expect(readMonth({ ...grid, "of-M-03": "many" }, "M-01\tten\nM-99\t1").faults).toEqual({
      "of-M-03": "not_a_number",
      "line-1": "not_a_number",
      "line-2": "member_unknown",
    });
  });

  it("leaves a code it does not know to the backend when nothing else is wrong", () => {
    expect(readMonth(grid, "M-99\t1").faults).toEqual({});
  });

  it("puts the backend's faults where they were typed", () => {
    const { entries } = readMonth(grid, "M-99\t1");
    const cells = JSON.stringify([
      { row: 2, code: "M-99", quantity: "1", fault: "member_unknown" },
      { row: 0, code: "M-01", quantity: "10", fault: "too_many_hours" },
      { row: 9, fault: "twice" },
      { row: 1, fault: "something else" },
    ]);
    expect(faultsFrom(cells, entries)).toEqual({ "line-1": "member_unknown", "of-M-01": "too_many_hours" });
    expect(faultsFrom("not json", entries)).toEqual({});
    expect(faultsFrom(undefined, entries)).toEqual({});
  });

  it("has a cell for each grade, and three columns to paste, where the month has grades", () => {
    const values = {
      ...{ "grade-0": "A", "weight-0": "1.00", "grade-1": "Second", "weight-1": "0.70" },
      ...{ "of0-M-01": "10", "of1-M-01": "2,5", "of0-M-02": "", "of-M-02": "7", kind: "pieces" },
    };
    expect(gradesIn(values)).toEqual([
      { grade: "A", weight: "1.00" },
      { grade: "Second", weight: "0.70" },
    ]);
    expect(readMonth(values, "M-02\tsecond\t3\nM-02\tA\t1").entries).toEqual([
      { code: "M-01", grade: "A", quantity: "10", field: "of0-M-01" },
      { code: "M-01", grade: "Second", quantity: "2.5", field: "of1-M-01" },
      { code: "M-02", grade: "second", quantity: "3", field: "line-1" },
      { code: "M-02", grade: "A", quantity: "1", field: "line-2" },
    ]);
    expect(readMonth(values, "M-02\t3\nM-01\tA\t1\nM-01\ta\t2").faults).toEqual({
      "line-1": "cells",
      "line-3": "twice",
    });
  });

  it("has a cell for everybody who was there, and for work of those who left", () => {
    const row = (code: string, left_on: string | null) => ({
      id: code,
      code,
      left_on,
      regime: null,
      payee: null,
    });
    const month = {
      month: "2026-11",
      kind: "hours" as const,
      grades: [],
      version: 1,
      closed: false,
      days_in_month: 30,
      entries: [{ member_id: "4", code: "M-04", quantity: "1.00", grades: [] }],
    };
    const members = [
      row("M-02", null),
      row("M-01", "2026-11-05"),
      row("M-03", "2026-10-31"),
      row("M-04", "2026-10-01"),
    ];
    expect(codesOf(month, members)).toEqual(["M-01", "M-02", "M-04"]);
  });
});
