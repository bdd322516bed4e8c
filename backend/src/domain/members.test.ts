import { describe, expect, it } from "vitest";
import { checkNotAhead, inForce, parseAccountHolder, parseAccountNumber, parseMemberCode } from "./members";

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (refused) {
    return (refused as { code?: unknown }).code;
  }
  return "nothing was refused";
};

describe("a member's code", () => {
  it("is written in capitals, whatever was typed", () => {
    expect(parseMemberCode(" m-07 ")).toBe("M-07");
  });

  it.each(["", "  ", "MARÍA", "JO ANNE", "ABCDEFGHIJKLM", "M_1", "Ⅻ", "M\u202e1", "😀"])(
    "is never %j",
    (text) => {
      expect(codeOf(() => parseMemberCode(text))).toBe("member.code_invalid");
    },
  );
});

it("nothing is attested for a day that has not come", () => {
  expect(codeOf(() => checkNotAhead("2026-11-23", "2026-11-22"))).toBe("member.day_ahead");
  expect(() => checkNotAhead("2026-11-22", "2026-11-22")).not.toThrow();
});

describe("what is in force", () => {
  const history = [
    { effective_from: "2026-01-10", seq: 1, name: "inside" },
    { effective_from: "2026-06-01", seq: 2, name: "day_release" },
    { effective_from: "2026-03-01", seq: 3, name: "remand" },
    { effective_from: "2026-03-01", seq: 4, name: "inside again" },
  ];

  it("is nothing before the first day", () => {
    expect(inForce(history, "2026-01-09")).toBeNull();
  });

  it("is what the latest day says, and for the same day what was attested last", () => {
    expect(inForce(history, "2026-01-10")?.name).toBe("inside");
    expect(inForce(history, "2026-05-31")?.name).toBe("inside again");
    expect(inForce(history, "2026-12-31")?.name).toBe("day_release");
  });
});

describe("an account", () => {
  it("is kept as typed but for double spaces", () => {
    expect(parseAccountNumber(" 002-191  0001 ")).toBe("002-191 0001");
    expect(parseAccountHolder("  عائلة  م. ")).toBe("عائلة م.");
  });

  it("is not repeated by a refusal", () => {
    for (const [parse, text] of [
      [parseAccountNumber, "<script>9999"],
      [parseAccountHolder, "Nora\u0000 9999"],
    ] as const) {
      try {
        parse(text);
        expect.unreachable();
      } catch (refused) {
        expect(JSON.stringify(refused) + String(refused)).not.toContain("9999");
        expect(refused).toMatchObject({ code: "member.account_invalid" });
      }
    }
  });
});
