import { expect, test } from "vitest";
import { readPayroll, readTypedAmount } from "./payroll";

const members = [
  { id: "m1", code: "I-01" },
  { id: "m2", code: "I-02" },
];
type Typed = [code: string, gross: string, withheld: string, net: string];
const read = (rows: Typed[]) =>
  readPayroll({
    members,
    currency: "eur",
    rows: rows.map(([code, gross, withheld, net]) => ({ code, gross, withheld, net })),
  });
const faults = (rows: Typed[]) => read(rows).faults.map(({ row, column, fault }) => [row, column, fault]);

test.each([
  ["1320", 132_000n],
  ["1320,00", 132_000n],
  ["1320.0", 132_000n],
  ["1.320,00", 132_000n],
  ["1,320.00", 132_000n],
  ["1 320,5", 132_050n],
  ["1\u202f320", 132_000n],
  ["1.234.567", 123_456_700n],
  ["0", 0n],
  ["-0", 0n],
  ["0,01", 1n],
])('"%s" is %s cents', (text, cents) => {
  expect(readTypedAmount(text, "eur")).toBe(cents);
});

test.each([
  "",
  "1.320",
  "1,320",
  "1.320.00",
  "1,320,00",
  "12,345",
  "1e3",
  "€ 12",
  "twelve",
  "1.",
  ",5",
  "12345678901234",
  "١٢",
])('"%s" is no amount here', (text) => {
  expect(readTypedAmount(text, "eur")).toBe("not_an_amount");
});

test.each(["-5", "\u2212 1.320,00"])('"%s" is below zero', (text) => {
  expect(readTypedAmount(text, "eur")).toBe("negative");
});

test("a currency without decimals has none, and a thousand cannot be a fraction there", () => {
  expect(readTypedAmount("1.320", "clp")).toBe(1320n);
  expect(readTypedAmount("1320,5", "clp")).toBe("not_an_amount");
  expect(readTypedAmount("1,234", "kwd")).toBe("not_an_amount");
});

test("I's month is read whole: codes by hand, empty rows and rows of nothing left out", () => {
  expect(
    read([
      [" i-01 ", "1.320,00", "320,00", "1.000,00"],
      ["I-02", "", "", " "],
      ["", "", "", ""],
    ]),
  ).toEqual({
    payroll: [{ member_id: "m1", gross: 132_000n, withheld: 32_000n, net: 100_000n }],
    faults: [],
  });
  expect(read([["I-01", "0", "0,00", "0"]])).toEqual({ payroll: [], faults: [] });
});

test("gross is what is withheld and the net together, to the cent", () => {
  expect(faults([["I-01", "1320", "320", "999,99"]])).toEqual([[0, "net", "sum"]]);
  expect(faults([["I-01", "1320", "0", "1320"]])).toEqual([]);
  expect(faults([["I-01", "320", "320", "0"]])).toEqual([]);
});

test("every wrong cell is told, with what stands in it", () => {
  expect(
    faults([
      ["X-99", "ten", "-1", ""],
      ["I-01", "1320", "320", "1000"],
      ["i-01", "1320", "320", "1"],
      ["I-02", "1.320", "320", "1000"],
    ]),
  ).toEqual([
    [0, "code", "member_unknown"],
    [0, "gross", "not_an_amount"],
    [0, "withheld", "negative"],
    [0, "net", "not_an_amount"],
    [2, "code", "twice"],
    [2, "net", "sum"],
    [3, "gross", "not_an_amount"],
  ]);
  expect(read([["I-01", "ten", "0", "0"]]).faults[0]).toMatchObject({ typed: "ten" });
});
