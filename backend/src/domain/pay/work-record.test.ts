import { expect, test } from "vitest";
import { daysInMonth, parseMonth } from "./months";
import { counted, readGrades } from "./grades";
import { formatCounted, formatQuantity, readQuantity } from "./quantity";
import { readWork } from "./work-record";

const members = [
  { id: "m1", code: "P-01", left_on: null },
  { id: "m2", code: "P-02", left_on: "2026-11-05" },
  { id: "m3", code: "P-03", left_on: "2026-10-31" },
];
const november = (rows: [string, string][], kind: "hours" | "pieces" = "hours") =>
  readWork({
    month: "2026-11",
    kind,
    grades: [],
    members,
    rows: rows.map(([code, quantity]) => ({ code, grade: "", quantity })),
  });
const faults = (rows: [string, string][], kind?: "hours" | "pieces") =>
  november(rows, kind).faults.map(({ row, fault }) => [row, fault]);

test.each([
  ["7,5", 750n],
  ["7.5", 750n],
  [" 10 ", 1000n],
  ["0", 0n],
  ["0,25", 25n],
  ["1234567", 123456700n],
  ["-0", 0n],
])('"%s" is %s hundredths', (text, hundredths) => {
  expect(readQuantity(text)).toBe(hundredths);
});

test.each([
  "1.234,5",
  "1,234.5",
  "1.234",
  "1 000",
  "7,5 h",
  "seven",
  "7.",
  ",5",
  "1e3",
  "٧",
  "🍯",
  "NaN",
  "12345678",
])('"%s" is not a number here', (text) => {
  expect(readQuantity(text)).toBe("not_a_number");
});

test.each(["-5", "\u22127,5"])('"%s" is below zero', (text) => {
  expect(readQuantity(text)).toBe("negative");
});

test("a month is read whole: codes by hand, empty rows, nothing recorded", () => {
  const { work, faults: none } = november([
    [" p-01 ", "7,5"],
    ["P-02", "160"],
    ["P-01", ""],
    ["", " "],
  ]);
  expect(none).toEqual([]);
  expect(work).toEqual([
    { member_id: "m1", quantity: 750n, grades: [] },
    { member_id: "m2", quantity: 16000n, grades: [] },
  ]);
  expect(november([["P-01", "0"]]).work).toEqual([]);
});

test("each wrong cell is named, with what is wrong with it", () => {
  expect(
    faults([
      ["P-01", "720"],
      ["P-99", "1"],
      ["P-02", "720,01"],
      ["P-01", "1"],
      ["P-02", "-1"],
      ["P-02", "1.234,5"],
      ["", "3"],
      ["P-03", "3"],
    ]),
  ).toEqual([
    [1, "member_unknown"],
    [2, "too_many_hours"],
    [3, "twice"],
    [4, "negative"],
    [5, "not_a_number"],
    [6, "member_unknown"],
    // Who left before the month began did not work in it.
    [7, "member_unknown"],
  ]);
  expect(faults([["P-02", "100000"]], "pieces")).toEqual([]);
});

test("months have their days, and nothing else is a month", () => {
  expect(["2026-02", "2028-02", "2100-02", "2000-02", "2026-11", "2026-12"].map(daysInMonth)).toEqual([
    28, 29, 28, 29, 30, 31,
  ]);
  for (const text of ["2026-13", "2026-1", "26-01", "2026-11-01", ""]) {
    expect(() => parseMonth(text)).toThrow(expect.objectContaining({ code: "work.month_invalid" }));
  }
});

test("a quantity is written with two decimals", () => {
  expect([750n, 5n, 100n, 123456n].map(formatQuantity)).toEqual(["7.50", "0.05", "1.00", "1234.56"]);
});

const GRADES = readGrades([
  { grade: "A", weight: "1" },
  { grade: " Second ", weight: "0,75" },
]);
const graded = (rows: [string, string, string][]) =>
  readWork({
    ...{ month: "2026-11", kind: "pieces" as const, grades: GRADES, members },
    rows: rows.map(([code, grade, quantity]) => ({ code, grade, quantity })),
  });

test("pieces of each grade are read together, in the order of the grades, and counted exactly", () => {
  const { work, faults: none } = graded([
    ["P-01", "second", "1,5"],
    ["P-02", "a", "3"],
    ["p-01", " A ", "2"],
    ["P-02", "Second", "0"],
  ]);
  expect(none).toEqual([]);
  expect(work).toEqual([
    {
      ...{ member_id: "m1", quantity: 350n },
      grades: [
        { grade: "A", weight: 100n, quantity: 200n },
        { grade: "Second", weight: 75n, quantity: 150n },
      ],
    },
    { member_id: "m2", quantity: 300n, grades: [{ grade: "A", weight: 100n, quantity: 300n }] },
  ]);
  // 2 + 1.5 x 0.75 = 3.125
  expect(work.map((one) => formatCounted(counted(one)))).toEqual(["3.1250", "3.0000"]);
  expect(formatCounted(counted({ quantity: 750n, grades: [] }))).toBe("7.5000");
});

test("a row of another grade, of none, or of a grade that is there already is wrong", () => {
  const rows: [string, string, string][] = [
    ["P-01", "A", "1"],
    ["P-01", "C", "1"],
    ["P-01", "", "1"],
    ["P-01", "a", "2"],
  ];
  expect(graded(rows).faults.map(({ row, grade, fault }) => [row, grade, fault])).toEqual([
    [1, "C", "grade_unknown"],
    [2, "", "grade_unknown"],
    [3, "a", "twice"],
  ]);
  const plain = readWork({
    ...{ month: "2026-11", kind: "pieces" as const, grades: [], members },
    rows: [{ code: "P-01", grade: "A", quantity: "1" }],
  });
  expect(plain.faults).toEqual([{ row: 0, code: "P-01", grade: "A", quantity: "1", fault: "grade_unknown" }]);
});

test.each([
  [[{ grade: "", weight: "1" }]],
  [[{ grade: "A", weight: "0" }]],
  [[{ grade: "A", weight: "100,01" }]],
  [[{ grade: "A", weight: "-1" }]],
  [[{ grade: "A", weight: "half" }]],
  [[{ grade: "A;B", weight: "1" }]],
  [[{ grade: "x".repeat(21), weight: "1" }]],
  [
    [
      { grade: "A", weight: "1" },
      { grade: "a ", weight: "0.5" },
    ],
  ],
  [Array.from({ length: 7 }, (_, at) => ({ grade: `G${at}`, weight: "1" }))],
])("%j are no grades", (typed) => {
  expect(() => readGrades(typed)).toThrow(expect.objectContaining({ code: "work.grades_invalid" }));
});
