import { describe, expect, it } from "vitest";
import {
  checkCoopPlace,
  isPlaceCode,
  needsPostalCode,
  PLACE_CODES,
  PLACES,
  placeOfCountry,
  placeOfCurrency,
} from "./places";

describe("a place", () => {
  it("holds its countries and no other place's", () => {
    expect(["it", "es", "de", "ar", "pe", "pr"].map(placeOfCountry)).toEqual([
      "eu",
      "eu",
      "eu",
      "ar",
      "pe",
      "pr",
    ]);
    const all = PLACE_CODES.flatMap((place) => [...PLACES[place].countries]);
    expect(new Set(all).size).toBe(all.length);
  });

  it("is found whatever the case of the country's letters", () => {
    expect(placeOfCountry("AR")).toBe("ar");
  });

  it("leaves out what lies behind a border: the mainland of the States, Britain, Switzerland, Chile", () => {
    expect(["us", "gb", "ch", "cl", ""].map(placeOfCountry)).toEqual([null, null, null, null, null]);
  });

  it("has a currency of its own, by which it is found", () => {
    expect(["eur", "ARS", "pen", "usd", "gbp"].map(placeOfCurrency)).toEqual(["eu", "ar", "pe", "pr", null]);
    expect(new Set(PLACE_CODES.map((place) => PLACES[place].currency)).size).toBe(PLACE_CODES.length);
  });

  it("shows prices for a country of its own", () => {
    for (const place of PLACE_CODES) expect(placeOfCountry(PLACES[place].country_default)).toBe(place);
  });

  it("is not any word that a table happens to know", () => {
    expect(["eu", "toString", "", null].map(isPlaceCode)).toEqual([true, false, false, false]);
  });

  it("asks for a postal code where parcels need one", () => {
    expect(["it", "ar", "pe", "pr", "xx"].map(needsPostalCode)).toEqual([true, true, false, true, true]);
  });
});

describe("a co-op's place", () => {
  it("follows from its country", () => {
    expect(checkCoopPlace({ country_code: "pe", bank_currency: "pen" })).toBe("pe");
  });

  it("is refused outside the places, and with the bank of another", () => {
    expect(() => checkCoopPlace({ country_code: "us", bank_currency: "usd" })).toThrow(/"us"/);
    expect(() => checkCoopPlace({ country_code: "ar", bank_currency: "eur" })).toThrow(/paid in ars/);
  });
});
