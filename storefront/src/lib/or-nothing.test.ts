import { expect, it } from "vitest";
import { orNothing } from "./customer.ts";
import { CustomerError } from "./customer-error.ts";
import { StoreError } from "./store-error.ts";

it("takes an account that refuses, or a backend that is silent, for nothing", async () => {
  expect(await orNothing(Promise.resolve(1))).toBe(1);
  expect(await orNothing(Promise.reject(new CustomerError("account.signed_out", 401, "out")))).toBeNull();
  expect(await orNothing(Promise.reject(new StoreError("store.outcome_unknown", 503, "silent")))).toBeNull();
});

it("hides no other error", async () => {
  await expect(orNothing(Promise.reject(new TypeError("ours")))).rejects.toThrow("ours");
});
