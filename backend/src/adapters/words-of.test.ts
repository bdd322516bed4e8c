import { expect, test } from "vitest";
import { wordsOf } from "./words-of";

test.each([
  [new Error("gone"), "gone"],
  [{ message: "gone", type: "not_found" }, "gone"],
  [{ action: "step", error: { message: "gone" } }, "gone"],
  [{ action: "step", error: "gone" }, "gone"],
  [{ code: 5 }, '{"code":5}'],
  ["gone", "gone"],
  [null, "null"],
  [undefined, "undefined"],
])("%j says %s", (thrown, words) => {
  expect(wordsOf(thrown)).toBe(words);
});
