import { describe, expect, test } from "vitest";
import { DomainError, ERROR_CODES, isDomainError, refuse } from "./errors";
import { ID_PREFIXES, isId, parseId, type Id } from "./ids";

describe("refusals", () => {
  test("carry a code, a sentence and details", () => {
    expect(() => refuse("refund.too_many", "Three of two.", { quantity: 3 })).toThrow(
      expect.objectContaining({
        code: "refund.too_many",
        message: "Three of two.",
        details: { quantity: 3 },
      }),
    );
  });

  test("are told from bugs by their shape", () => {
    expect(isDomainError(new DomainError("coop.not_found", "No such co-op."))).toBe(true);
    // As a workflow hands it on: its properties, without its class.
    const told = { name: "DomainError", code: "coop.not_found", message: "No such co-op.", details: {} };
    expect(isDomainError(told)).toBe(true);
    expect(isDomainError(new Error("coop.not_found"))).toBe(false);
    expect(isDomainError(Object.assign(new Error("x"), { name: "DomainError", code: "no.such_code" }))).toBe(
      false,
    );
    expect(isDomainError(undefined)).toBe(false);
  });

  test("take no code from outside the list", () => {
    // @ts-expect-error The list is closed.
    expect(() => refuse("coop.lost", "x")).toThrow(DomainError);
  });

  test("have codes that are listed once, beside the others of their prefix", () => {
    expect(ERROR_CODES.filter((code, index) => ERROR_CODES.indexOf(code) !== index)).toEqual([]);
    expect(ERROR_CODES.filter((code) => !/^[a-z]+\.[a-z_]+$/.test(code))).toEqual([]);
    const prefixes = ERROR_CODES.map((code) => code.slice(0, code.indexOf(".")));
    const groups = prefixes.filter((prefix, index) => prefix !== prefixes[index - 1]);
    expect(groups).toEqual([...new Set(groups)]);
  });
});

describe("ids", () => {
  test("are known by their prefix", () => {
    expect(parseId("receipt", "rcp_01J")).toBe("rcp_01J");
    expect(isId("receipt", "rcp_")).toBe(false);
    expect(isId("settlement", "stll_01J")).toBe(false);
    expect(() => parseId("receipt", "rfd_01J")).toThrow(expect.objectContaining({ code: "id.invalid" }));
  });

  test("of one kind are not taken for another", () => {
    const wants = (id: Id<"receipt">): string => id;
    // @ts-expect-error A refund is no receipt.
    expect(wants(parseId("refund", "rfd_01J"))).toBe("rfd_01J");
    // @ts-expect-error Text is no id before it was looked at.
    expect(wants("rcp_01J")).toBe("rcp_01J");
  });

  test("have prefixes of their own", () => {
    expect(new Set(Object.values(ID_PREFIXES)).size).toBe(Object.keys(ID_PREFIXES).length);
  });
});
