import { describe, expect, it } from "vitest";
import { sign, unsign } from "./signed-text.ts";

const secret = "a secret long enough for the purpose of a test";

describe("signed text", () => {
  it("gives back what was signed", () => {
    expect(unsign("basket", sign("basket", "cart_1~3", secret), secret)).toBe("cart_1~3");
  });

  it("refuses a value that was changed", () => {
    const text = sign("basket", "cart_1~3", secret);
    expect(unsign("basket", text.replace("cart_1", "cart_2"), secret)).toBeNull();
  });

  it("refuses a signature that was changed or cut", () => {
    const text = sign("basket", "cart_1~3", secret);
    expect(unsign("basket", text.slice(0, -1), secret)).toBeNull();
    expect(unsign("basket", `${text.slice(0, -1)}${text.endsWith("A") ? "B" : "A"}`, secret)).toBeNull();
  });

  it("refuses a value signed for another purpose or with another secret", () => {
    const text = sign("placed", "token", secret);
    expect(unsign("basket", text, secret)).toBeNull();
    expect(unsign("placed", text, `${secret}!`)).toBeNull();
  });

  it("refuses text without a signature", () => {
    for (const text of ["", ".", "cart_1", ".abc"]) expect(unsign("basket", text, secret)).toBeNull();
  });
});
