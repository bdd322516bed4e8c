import { describe, expect, it } from "vitest";
import { begins, corrected, distance, fold, wordsOf } from "./words";

const TEXTS = [
  "Cioccolata in tazza",
  "Cioccolato fondente gianduja",
  "Caffè di montagna",
  "Miele di rosmarino",
];

describe("words as they are typed", () => {
  it("are compared without accents and capitals", () => {
    expect(fold("Caffè ÑANDÚ")).toBe("caffe nandu");
    expect(wordsOf("L’olio, d'oliva: 7\u00a0ml")).toEqual(["l", "olio", "d", "oliva", "7", "ml"]);
  });

  it.each([
    ["cioccolatto", "cioccolato", 1],
    ["coiccolato", "cioccolato", 1],
    ["ciocolatto", "cioccolato", 2],
    ["miel", "miele", 1],
    ["cera", "miele", 3],
    ["", "tè", 2],
  ])("%s is as far from %s as %i letters", (from, to, far) => {
    expect(distance(from, to, 2)).toBe(far);
    expect(distance(to, from, 2)).toBe(far);
  });

  it.each([
    ["cioccolatto", "cioccolato"],
    ["cioccolatto fondente", "cioccolato fondente"],
    ["caffé montanga", "caffé montagna"],
    ["rosmarinno", "rosmarino"],
    ["cafè montagnna", "caffè montagna"],
  ])("%s was meant to be %s", (asked, meant) => {
    expect(corrected(asked, TEXTS)).toBe(meant);
  });

  it.each(["", "!?", "zattera", "te", "fondente", "CAFFE"])("nothing is made of %j", (asked) => {
    expect(corrected(asked, TEXTS)).toBeNull();
  });

  it("may be a beginning", () => {
    expect(begins("caffe mon", TEXTS)).toBe(true);
    expect(begins("tagna", TEXTS)).toBe(false);
    expect(begins("", TEXTS)).toBe(false);
  });
});
