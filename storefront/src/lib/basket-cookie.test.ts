import { describe, expect, it } from "vitest";
import { readBasketRef, writeBasketRef } from "./basket-cookie.ts";

describe("the basket reference", () => {
  it("survives being written and read", () => {
    const ref = { cart_id: "cart_01JABCDEF", count: 12 };
    expect(readBasketRef(writeBasketRef(ref))).toEqual(ref);
  });

  it("is nothing when the text has another shape", () => {
    for (const text of [null, "", "cart_1", "cart/../admin~1", "cart_1~-1", "cart_1~1.5", "~1"])
      expect(readBasketRef(text)).toBeNull();
  });
});
