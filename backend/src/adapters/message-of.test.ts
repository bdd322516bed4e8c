import { expect, test } from "vitest";
import { messageOf } from "./message-of";

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
  expect(messageOf(thrown)).toBe(words);
});
