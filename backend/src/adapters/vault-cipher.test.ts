import { describe, expect, it } from "vitest";
import { open, seal, vaultKeys } from "./vault-cipher";

const OLD = "0f".repeat(32);
const NEW = Buffer.from("ab".repeat(32), "hex").toString("base64");
const PLACE = { coop_id: "coop_a", row_id: "pye_1", column: "account_number" };

describe("a sealed text", () => {
  const keys = vaultKeys(OLD);

  it("opens at its place, and shows nothing before", () => {
    const sealed = seal(keys, "PE 002-191", PLACE);
    expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
    expect(Buffer.from(sealed.split(".")[2] ?? "", "base64url").toString("latin1")).not.toContain("002-191");
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
