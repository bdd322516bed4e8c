import { expect, it } from "vitest";
import { inLines } from "./in-lines.ts";

it("says everything in lines, deeper things further in, and what is nothing as a stroke", () => {
  const value = { code: "P-1", left_on: null, flags: [{ may_sign: true }, { may_sign: false }], looks: [] };
  expect(inLines(value)).toBe(
    "code: P-1\nleft on: -\nflags:\n  may sign: yes\n\n  may sign: no\nlooks:\n  -\n",
  );
});
