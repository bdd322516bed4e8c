import { expect, it } from "vitest";
import { waitMinutes } from "./tries";

it("an event is tried again soon, then seldom, and after the ninth try is left to a person", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map(waitMinutes)).toEqual([1, 1, 5, 15, 60, 240, 720, 1440, null]);
});
