import { describe, expect, it } from "vitest";
import { parsePaste, plainQuantity } from "./paste.ts";

const read = (text: string) =>
  parsePaste(text).map(({ row, code, quantity, fault }) => [row, code, quantity, fault]);

describe("a quantity as people type it", () => {
  it.each([
    ["10", "10"],
    ["7,5", "7.5"],
    ["7.50", "7.50"],
    [" 007 ", "7"],
    ["+3", "3"],
    ["-0", "0"],
    ["-2,5", "-2.5"],
    ["1\u00a0250", "1250"],
  ])("%j is %j", (typed, plain) => expect(plainQuantity(typed)).toBe(plain));

  it.each(["", "ten", "10 h", "1.250", "1,250", "1.250,50", "1e3", "0x10", "٣", "12,", "=1+1", "∞"])(
    "%j is no number",
    (typed) => expect(plainQuantity(typed)).toBeNull(),
  );
});

describe("text pasted from a spreadsheet", () => {
  it("is read with tabs, semicolons or commas", () => {
    const rows = [
      [1, "M01", "10", null],
      [2, "M02", "7", null],
      [3, "M03", "3", null],
    ];
    expect(read("M01\t10\nM02\t7\nM03\t3")).toEqual(rows);
    expect(read("M01;10\r\nM02;7\r\nM03;3\r\n")).toEqual(rows);
    expect(read("M01,10\nM02,7\nM03,3\n\n")).toEqual(rows);
  });

  it("may have headings, empty lines and empty columns, and lines are still counted as they stand", () => {
    expect(read("Codice\tOre\n\nM01\t7,5\t\t\n\t\nM02\t3\t")).toEqual([
      [3, "M01", "7.5", null],
      [5, "M02", "3", null],
    ]);
  });

  it("does not take a first row for headings when it is a row with a fault", () => {
    expect(read("M01\tten\nM02\t3")[0]).toEqual([1, "M01", "ten", "not_a_number"]);
  });

  it("names the fault of every row and keeps what was typed", () => {
    expect(read("M01;10\nM02;seven\nm01;3\nM04;-1\n;5\nM06;1;2\nM07")).toEqual([
      [1, "M01", "10", null],
      [2, "M02", "seven", "not_a_number"],
      [3, "m01", "3", "twice"],
      [4, "M04", "-1", "negative"],
      [5, "", "5", "code_missing"],
      [6, "M06", "1", "cells"],
      [7, "M07", "", "cells"],
    ]);
  });

  it("does not guess whether a comma divides cells or a number", () => {
    expect(read("M01,7,5")).toEqual([[1, "M01", "7", "cells"]]);
  });

  it("reads quoted cells, and has nothing to say about nothing", () => {
    expect(read('"M;01";"1,5"')).toEqual([[1, "M;01", "1.5", null]]);
    expect(read("")).toEqual([]);
    expect(read(" \n\t\n")).toEqual([]);
  });
});
