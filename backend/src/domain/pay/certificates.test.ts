import { expect, test } from "vitest";
import { CODE_ALPHABET, CODE_LENGTH, certifiedMonths, readCode, showCode } from "./certificates";

const CODE = "7K3MZ0V9QX2TRB81WYDN";

test("a code is a hundred bits of signs that nobody takes for one another", () => {
  expect(new Set(CODE_ALPHABET).size).toBe(32);
  expect(Math.log2(32) * CODE_LENGTH).toBe(100);
  expect(CODE_ALPHABET).not.toMatch(/[ILOU]/);
});

test("a code is read as it was copied from paper", () => {
  expect(showCode(CODE)).toBe("7K3MZ-0V9QX-2TRB8-1WYDN");
  for (const typed of [CODE, showCode(CODE), " 7k3mz ov9qx\t2trb8–lwydn ", "7K3MZ-OV9QX-2TRB8-IWYDN"])
    expect(readCode(typed)).toBe(CODE);
});

test.each(["", "7K3MZ", `${CODE}7`, CODE.replace("7", "U"), CODE.replace("7", "é"), "' or 1=1 --"])(
  "%s is no code",
  (typed) => {
    expect(readCode(typed)).toBeNull();
  },
);

test("months go from the earlier to the later one", () => {
  expect(certifiedMonths("2026-08", "2026-08")).toEqual({ from: "2026-08", to: "2026-08" });
  expect(() => certifiedMonths("2026-09", "2026-08")).toThrow(
    expect.objectContaining({ code: "certificate.months_invalid" }),
  );
  expect(() => certifiedMonths("August", "2026-08")).toThrow(
    expect.objectContaining({ code: "work.month_invalid" }),
  );
});
