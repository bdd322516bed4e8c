import { describe, expect, it } from "vitest";
import { DICTIONARIES, LANGS, countryName, formatDate, wordsFor, type Lang } from "./index.ts";

/** Every sentence of a dictionary by its place, functions called with a number and with words. */
function sentences(value: unknown, place: string): [string, string][] {
  if (typeof value === "string") return [[place, value]];
  if (typeof value === "function") {
    const say = value as (...words: unknown[]) => string;
    return [
      [`${place}(1)`, say(1, "Y")],
      [`${place}(7)`, say(7, "Y")],
    ];
  }
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${place}.${key}`));
  throw new Error(`${place} is neither words nor a group of words`);
}

const all = Object.fromEntries(LANGS.map((lang) => [lang, sentences(DICTIONARIES[lang], "")]));
const places = (lang: string) => (all[lang] ?? []).map(([place]) => place).sort();

/** Words we do not use for people, in any language (DESIGN: members, makers, people in prison). */
const NEVER =
  /\b(inmates?|convicts?|offenders?|ex-?cons?|detainees?|prisoners?|felons?|criminals?|second chance|reclus[oa]s?|pres[oa]s|delincuentes?|intern[oa]s\b|carcerat[oaie]|detenut[oaie]|galeott[oi]|delinquent[ei])\b/i;

describe("the dictionaries", () => {
  it.each(LANGS)("say the same things in %s as in English", (lang) => {
    expect(places(lang)).toEqual(places("en"));
  });

  it.each(LANGS)("leave nothing unsaid in %s", (lang) => {
    for (const [place, text] of all[lang] ?? []) expect(text.trim(), place).not.toBe("");
  });

  it.each(LANGS)("never reduce a person to a sentence in %s", (lang) => {
    for (const [place, text] of all[lang] ?? []) expect(text, place).not.toMatch(NEVER);
  });

  it.each(["it", "es"] as const)("are written in %s, not left in English", (lang) => {
    const english = new Map(all["en"]);
    const same = (all[lang] ?? []).filter(([place, text]) => text.length > 12 && english.get(place) === text);
    expect(same).toEqual([]);
  });

  it("put the numbers and names they are given into the sentence", () => {
    for (const lang of LANGS) {
      expect(DICTIONARIES[lang].goods.left(3)).toContain("3");
      expect(DICTIONARIES[lang].good.more("Valdemiel")).toContain("Valdemiel");
    }
  });
});

describe("dates and countries", () => {
  it("are written out in each language", () => {
    expect(formatDate("2026-11-21T23:30:00Z", "en")).toBe("22 November 2026");
    expect(formatDate("2026-11-21T12:00:00Z", "it")).toBe("21 novembre 2026");
    expect(formatDate("2026-11-21T12:00:00Z", "es")).toBe("21 de noviembre de 2026");
    expect(countryName("es", "it")).toBe("Spagna");
    expect(countryName("zz-", "it")).toBe("ZZ-");
  });
});

describe("the words in a place", () => {
  it("call the tax and the parts of an address as people there do, in every language", () => {
    const said = (lang: Lang) => {
      const { breakdown, basket, good, checkout } = wordsFor(lang);
      return [breakdown.tax, basket.tax, good.tax_included("18%", "X"), checkout.province];
    };
    expect(said("es-pe")).toEqual(["IGV", "IGV incluido", "con IGV del 18% incluido (X)", "Departamento"]);
    expect(said("en-pr")).toEqual(["IVU", "of which IVU", "including 18% IVU for X", "Region"]);
    expect(said("it-ar")).toEqual(["IVA", "di cui IVA", "prezzo con IVA al 18% (X)", "Provincia"]);
    expect(wordsFor("en")).toBe(DICTIONARIES.en);
  });

  it("write the day that it was there", () => {
    const midnight = "2026-11-22T02:30:00.000Z";
    expect(formatDate(midnight, "es")).toBe("22 de noviembre de 2026");
    expect(formatDate(midnight, "es-ar")).toBe("21 de noviembre de 2026");
    expect(formatDate(midnight, "en-pr")).toBe("November 21, 2026");
  });
});
