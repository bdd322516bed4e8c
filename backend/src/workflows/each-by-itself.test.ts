import { expect, it } from "vitest";
import { eachByItself } from "./each-by-itself";

it("a part that fails keeps no other from its turn, is logged at once, and is told in the end", async () => {
  const done: string[] = [];
  const logged: string[] = [];
  const failing = (why: string) => () => Promise.reject(new Error(why));
  const parts = {
    first: failing("no database"),
    second: () => Promise.resolve(void done.push("second")),
    third: failing("a word"),
    last: () => Promise.resolve(void done.push("last")),
  };
  const logger = { error: (said: unknown) => void logged.push(String(said)) };
  await expect(eachByItself(parts, logger as Parameters<typeof eachByItself>[1])).rejects.toThrow(
    "2 of the parts failed: first: no database; third: a word",
  );
  expect(done).toEqual(["second", "last"]);
  expect(logged).toEqual(["first: no database", "third: a word"]);
});
