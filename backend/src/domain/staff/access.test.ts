import { expect, test } from "vitest";
import { isSamePerson } from "./access";

const PEOPLE = [
  { id: "stf_1", email: "ada@example.org" },
  { id: "stf_2", email: "bea@example.org" },
  { id: "stf_3", email: "Ada@Example.org " },
];

test("somebody who left and came back by the same address is the same person", () => {
  expect(isSamePerson(PEOPLE, "stf_1", "stf_3")).toBe(true);
  expect(isSamePerson(PEOPLE, "stf_1", "stf_1")).toBe(true);
  expect(isSamePerson(PEOPLE, "stf_1", "stf_2")).toBe(false);
});

test("two whom nobody knows are two, and one of them is still themselves", () => {
  expect(isSamePerson(PEOPLE, "stf_8", "stf_9")).toBe(false);
  expect(isSamePerson(PEOPLE, "stf_1", "stf_9")).toBe(false);
  expect(isSamePerson([], "stf_9", "stf_9")).toBe(true);
});
