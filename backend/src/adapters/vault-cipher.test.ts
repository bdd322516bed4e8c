import { describe, expect, it } from "vitest";
import { open, seal, sealMark, vaultKeys } from "./vault-cipher";

const OLD = "0f".repeat(32);
const NEW = Buffer.from("ab".repeat(32), "hex").toString("base64");
/** As it was sealed by the shop's key itself. */
const BEFORE = "v1.b6fa3ca6.JFY46DbW4WDlm-MhBmUZt7AnuJ-bfhiHgjA5YZWwY8lkHR2KfZk";
const PLACE = { coop_id: "coop_a", row_id: "pye_1", column: "account_number" };

describe("a sealed text", () => {
  const keys = vaultKeys(OLD);

  it("opens at its place, and shows nothing before", () => {
    const sealed = seal(keys, "PE 002-191", PLACE);
    expect(sealed).toMatch(/^v2\.[0-9a-f]{8}\.1\.[\w-]+$/);
    expect(Buffer.from(sealed.split(".")[3] ?? "", "base64url").toString("latin1")).not.toContain("002-191");
    expect(open(keys, sealed, PLACE)).toBe("PE 002-191");
  });

  it("is another one each time", () => {
    expect(seal(keys, "same", PLACE)).not.toBe(seal(keys, "same", PLACE));
  });

  it.each([{ coop_id: "coop_b" }, { row_id: "pye_2" }, { column: "account_holder_name" }])(
    "does not open at another place: %j",
    (other) => {
      const sealed = seal(keys, "PE 002-191", PLACE);
      expect(() => open(keys, sealed, { ...PLACE, ...other })).toThrow("does not open");
    },
  );

  it("does not open when one character was changed or the end cut off", () => {
    const sealed = seal(keys, "PE 002-191", PLACE);
    const at = sealed.length - 4;
    const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
    for (const broken of [changed, sealed.slice(0, -6), sealed.slice(0, 30), "v1", ""])
      expect(() => open(keys, broken, PLACE)).toThrow("vault:");
  });
});

describe("a co-op's key", () => {
  const keys = vaultKeys(OLD);

  it("opens every version, and says in the text which one sealed it", () => {
    for (const version of [1, 2, 17]) {
      const sealed = seal(keys, "mine", PLACE, version);
      expect(sealed.startsWith(sealMark(keys, version))).toBe(true);
      expect(open(keys, sealed, PLACE)).toBe("mine");
      const claimed = sealed.replace(sealMark(keys, version), sealMark(keys, version + 1));
      expect(() => open(keys, claimed, PLACE)).toThrow("does not open");
    }
    expect(sealMark(keys, 17).startsWith(sealMark(keys, 1))).toBe(false);
  });

  it("opens what was sealed before co-ops had keys of their own", () => {
    expect(open(keys, BEFORE, PLACE)).toBe("PE 002-191");
  });
});

describe("a new key", () => {
  it("seals from then on, while what the old one sealed still opens", () => {
    const before = seal(vaultKeys(OLD), "before", PLACE);
    const both = vaultKeys(`${NEW},${OLD}`);
    expect(open(both, before, PLACE)).toBe("before");
    const after = seal(both, "after", PLACE);
    expect(open(vaultKeys(NEW), after, PLACE)).toBe("after");
    expect(() => open(vaultKeys(OLD), after, PLACE)).toThrow("no key");
  });

  it("of a wrong length is refused", () => {
    expect(() => vaultKeys("abcd")).toThrow("32 bytes");
  });
});
