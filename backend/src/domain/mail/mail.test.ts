import { describe, expect, it } from "vitest";
import { isMailable } from "./address";
import { afterTry, MOST_TRIES } from "./tries";

describe("an address that mail can go to", () => {
  it.each([
    "ada@example.org",
    "a+b.c_d@sub.example.co",
    "📦@example.org",
    "pérez@correo.example",
    "אב@דוגמה.example",
  ])("is %s", (address) => expect(isMailable(address)).toBe(true));

  it.each([
    ["two of them", "a@example.org, b@example.org"],
    ["another behind a semicolon", "a@example.org;b@example.org"],
    ["a header behind it", "a@example.org\r\nBcc: all@example.org"],
    ["a line break alone", "a@example.org\n"],
    ["an angle bracket", "Ada <a@example.org>"],
    ["writing turned round", "a\u202Egro.elpmaxe@example.org"],
    ["an unseen sign", "a\u200Bb@example.org"],
    ["quotes", '"a b"@example.org'],
    ["no at sign", "example.org"],
    ["no name", "@example.org"],
    ["no dot in the domain", "a@localhost"],
    ["65 letters before the at sign", `${"a".repeat(65)}@example.org`],
    ["33 letters of two bytes before the at sign", `${"é".repeat(33)}@example.org`],
    ["more than 254 in all", `${"a".repeat(60)}@${"b.".repeat(100)}example.org`],
  ])("is not one with %s", (_what, address) => expect(isMailable(address)).toBe(false));

  it("is one at the limits", () => {
    expect(isMailable(`${"a".repeat(64)}@example.org`)).toBe(true);
    expect(
      isMailable(`${"a".repeat(60)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example`),
    ).toBe(true);
  });
});

describe("after a try", () => {
  it("a mail that was not taken waits longer each time, and in the end for a person", () => {
    const waits: (number | null)[] = [];
    let tries = 0;
    let state = "waiting";
    while (state === "waiting") {
      tries += 1;
      const after = afterTry("later", { tries, doubts: 0 });
      waits.push(after.wait_minutes);
      state = after.state;
    }
    expect(state).toBe("failed");
    expect(tries).toBe(MOST_TRIES);
    const pauses = waits.slice(0, -1).map(Number);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeNull();
    // Longer than any weekend without a mail server on a Saturday, shorter than two days.
    expect(pauses.reduce((sum, one) => sum + one, 0) / 60).toBeGreaterThan(24);
  });

  it("one in doubt is repeated once and never again by itself", () => {
    expect(afterTry("doubt", { tries: 1, doubts: 1 })).toEqual({ state: "unknown", wait_minutes: 5 });
    expect(afterTry("doubt", { tries: 2, doubts: 2 })).toEqual({ state: "unknown", wait_minutes: null });
  });

  it("one refused for good is not tried again", () => {
    expect(afterTry("never", { tries: 1, doubts: 0 })).toEqual({ state: "failed", wait_minutes: null });
    expect(afterTry("over", { tries: 1, doubts: 0 })).toEqual({ state: "late", wait_minutes: null });
    expect(afterTry("sent", { tries: 3, doubts: 1 })).toEqual({ state: "sent", wait_minutes: null });
  });
});
