import { describe, expect, it } from "vitest";
import { pageLines, pageLocale } from "./page";

describe("what a hosted page asks for", () => {
  it("is each piece once with its whole share, so that 2 for 21.25 need not divide", () => {
    const lines = pageLines([
      { title: "Gianduja", quantity: 2, total: 2125n },
      { title: "Post", quantity: 1, total: 590n },
    ]);
    expect(lines).toEqual([
      { title: "2 × Gianduja", amount_minor: 2125n },
      { title: "Post", amount_minor: 590n },
    ]);
  });

  it("leaves out what costs nothing", () => {
    const lines = pageLines([
      { title: "Honey", quantity: 1, total: 690n },
      { title: "Post", quantity: 1, total: 0n },
    ]);
    expect(lines).toEqual([{ title: "Honey", amount_minor: 690n }]);
  });

  it("is one line when there are more pieces than a page takes", () => {
    const piece = (total: bigint) => ({ title: "Honey", quantity: 1, total });
    expect(pageLines(Array.from({ length: 100 }, () => piece(101n)))).toHaveLength(100);
    expect(pageLines(Array.from({ length: 101 }, () => piece(101n)))).toEqual([
      { title: "Arnia", amount_minor: 10201n },
    ]);
  });

  it("cuts a title that is longer than a page takes", () => {
    const [line] = pageLines([{ title: "x".repeat(400), quantity: 3, total: 1n }]);
    expect(line?.title).toHaveLength(250);
  });

  it("speaks the buyer's language, and the Spanish of the place", () => {
    expect(pageLocale("it-IT", "eur")).toBe("it");
    expect(pageLocale("es-ES", "eur")).toBe("es");
    expect(pageLocale("es-ES", "pen")).toBe("es-419");
    expect(pageLocale("en-GB", "usd")).toBe("en-GB");
    expect(pageLocale("fr-FR", "eur")).toBe("en-GB");
  });
});
