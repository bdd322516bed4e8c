import { describe, expect, it } from "vitest";
import { isStoreError, storeErrorFrom } from "./store-error.ts";

describe("an answer of refusal", () => {
  it("keeps a code we have words for", () => {
    const error = storeErrorFrom(400, { type: "not_allowed", code: "cart.quantity", message: "1 to 99" });
    expect(error.code).toBe("cart.quantity");
    expect(isStoreError(error, "cart.quantity")).toBe(true);
    expect(isStoreError(error, "cart.completed")).toBe(false);
  });

  it("translates what Medusa calls differently", () => {
    expect(storeErrorFrom(400, { code: "insufficient_inventory" }).code).toBe("stock.not_enough");
  });

  it("becomes a general refusal when the code is unknown, and an outage from 500 up", () => {
    expect(storeErrorFrom(400, { code: "invalid_request_error" }).code).toBe("store.refused");
    expect(storeErrorFrom(503, null).code).toBe("store.unavailable");
    expect(storeErrorFrom(409, { code: "conflict" }).code).toBe("store.outcome_unknown");
    expect(storeErrorFrom(429, "slow down").code).toBe("store.unavailable");
  });

  it("carries the way to the order of a basket already ordered", () => {
    expect(storeErrorFrom(400, { code: "cart.completed", follow_token: "t1" }).follow_token).toBe("t1");
    expect(
      storeErrorFrom(400, { code: "cart.completed", details: { follow_token: "t2" } }).follow_token,
    ).toBe("t2");
  });

  it("is not confused with other errors", () => {
    expect(isStoreError(new TypeError("x"))).toBe(false);
    expect(isStoreError("cart.completed")).toBe(false);
  });
});
