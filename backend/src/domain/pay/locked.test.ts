import { expect, test } from "vitest";
import { cutLetGo, mayLetGo } from "./locked";

const HELD = { held: { locked: 289n, savings: 100n }, let_go: { locked: 0n, savings: 0n } };

test("all that is held may go, or while the law says so a part of what was ever locked, rounded down", () => {
  expect(mayLetGo(HELD, null)).toEqual({ locked: 289n, savings: 100n });
  expect(mayLetGo(HELD, 3_000)).toEqual({ locked: 86n, savings: 100n });
  expect(mayLetGo(HELD, 0)).toEqual({ locked: 0n, savings: 100n });
  // 0.86 of 2.89 went, and 0.11 came: three tenths of 3.00 are 0.90.
  const later = { held: { locked: 214n, savings: 0n }, let_go: { locked: 86n, savings: 100n } };
  expect(mayLetGo(later, 3_000)).toEqual({ locked: 4n, savings: 0n });
  expect(mayLetGo({ ...later, let_go: { locked: 150n } }, 3_000)).toEqual({ locked: 0n, savings: 0n });
});

test("an amount is cut over the heads in their order, and never above what may go", () => {
  const known = { held: HELD.held, may: HELD.held };
  expect(cutLetGo(known, null, "eur")).toEqual({ locked: 289n, savings: 100n });
  expect(cutLetGo(known, 200n, "eur")).toEqual({ locked: 200n });
  expect(cutLetGo(known, 300n, "eur")).toEqual({ locked: 289n, savings: 11n });
  for (const asked of [390n, 0n, -1n])
    expect(() => cutLetGo(known, asked, "eur")).toThrow("holds 3.89 eur for this member, and 3.89 may");
  const bound = { held: { locked: 289n }, may: { locked: 86n } };
  expect(cutLetGo(bound, null, "eur")).toEqual({ locked: 86n });
  expect(() => cutLetGo(bound, 87n, "eur")).toThrow("0.86 may be let go now");
  expect(() => cutLetGo({ held: { locked: 289n }, may: {} }, null, "eur")).toThrow("0.00 may be let go now");
  expect(() => cutLetGo({ held: {}, may: {} }, null, "eur")).toThrow("holds nothing");
});
