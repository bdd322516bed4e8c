import { describe, expect, it } from "vitest";
import { remember } from "./remember.ts";

describe("remembering an answer", () => {
  it("asks once for many askers, and again after its time", async () => {
    let now = 0;
    let asked = 0;
    const ask = async () => ++asked;
    const recall = remember<number>(1000, () => now);
    expect(await Promise.all([recall("a", ask), recall("a", ask)])).toEqual([1, 1]);
    now = 999;
    expect(await recall("a", ask)).toBe(1);
    now = 1000;
    expect(await recall("a", ask)).toBe(2);
  });

  it("keeps different questions apart", async () => {
    const recall = remember<string>(1000, () => 0);
    expect(await recall("a", async () => "x")).toBe("x");
    expect(await recall("b", async () => "y")).toBe("y");
  });

  it("falls back on the older answer when asking fails, and fails when there is none", async () => {
    let now = 0;
    const recall = remember<string>(10, () => now);
    const fail = async () => Promise.reject(new Error("down"));
    await expect(recall("a", fail)).rejects.toThrow("down");
    await recall("a", async () => "old");
    now = 20;
    expect(await recall("a", fail)).toBe("old");
  });
});
