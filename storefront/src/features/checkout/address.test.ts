import { describe, expect, it } from "vitest";
import { fieldsFor, parseAddress } from "./address.ts";

const EU = { code: "eu", countries: ["it"] } as const;

const given = {
  email: "ada@example.org",
  first_name: "Ada",
  last_name: "Rossi",
  address_1: "Via Roma 1",
  postal_code: "13900",
  city: "Biella",
  country_code: "it",
};

describe("an address from a form", () => {
  it("is taken as typed, with nothing for what was left out", () => {
    const parsed = parseAddress({ ...given, city: "  Biella " }, EU);
    expect(parsed).toMatchObject({
      ok: true,
      email: "ada@example.org",
      address: { city: "Biella", company: "" },
    });
  });

  it("names the fault of every field at once", () => {
    const parsed = parseAddress(
      { ...given, email: "ada@", city: " ", country_code: "us", phone: "call me" },
      EU,
    );
    expect(parsed).toEqual({
      ok: false,
      faults: { email: "email", city: "missing", country_code: "country", phone: "phone" },
    });
  });

  it("does not take more than a label can hold", () => {
    expect(parseAddress({ ...given, address_1: "x".repeat(101) }, EU)).toMatchObject({
      faults: { address_1: "too_long" },
    });
  });

  it("asks for everything a parcel needs when nothing was typed", () => {
    const parsed = parseAddress({}, EU);
    expect(parsed.ok ? [] : Object.keys(parsed.faults).sort()).toEqual([
      "address_1",
      "city",
      "country_code",
      "email",
      "first_name",
      "last_name",
      "postal_code",
    ]);
  });
});

describe("an address as a place writes it", () => {
  const AR = { code: "ar", countries: ["ar"] } as const;
  const PE = { code: "pe", countries: ["pe"] } as const;
  const PR = { code: "pr", countries: ["pr"] } as const;
  const ana = { email: "ana@example.org", first_name: "Ana", last_name: "Vega", address_1: "Belgrano 120" };
  const faults = (given: Record<string, string>, reach: Parameters<typeof parseAddress>[1]) => {
    const parsed = parseAddress({ ...ana, ...given }, reach);
    return parsed.ok ? {} : parsed.faults;
  };

  it("has a province of the list and a code of either kind in Argentina", () => {
    const rosario = { city: "Rosario", province: "Santa Fe", postal_code: "s2000abc", country_code: "ar" };
    expect(parseAddress({ ...ana, ...rosario }, AR)).toMatchObject({
      ok: true,
      address: { postal_code: "S2000ABC", province: "Santa Fe" },
    });
    expect(faults({ ...rosario, postal_code: "2000" }, AR)).toEqual({});
    expect(faults({ ...rosario, postal_code: "20", province: "Madrid" }, AR)).toEqual({
      postal_code: "postal_code",
      province: "province",
    });
    expect(faults({ ...rosario, province: "", postal_code: "" }, AR)).toEqual({
      postal_code: "missing",
      province: "missing",
    });
  });

  it("needs a department and no postal code in Peru", () => {
    const lima = { city: "Barranco, Lima", province: "Lima", country_code: "pe" };
    expect(faults(lima, PE)).toEqual({});
    expect(faults({ ...lima, postal_code: "150" }, PE)).toEqual({ postal_code: "postal_code" });
    expect(faults({ ...lima, province: "" }, PE)).toEqual({ province: "missing" });
  });

  it("has a ZIP code of the island and no province in Puerto Rico", () => {
    const ponce = { city: "Ponce", postal_code: "00716", country_code: "pr", province: "Ponce" };
    expect(parseAddress({ ...ana, ...ponce }, PR)).toMatchObject({ ok: true, address: { province: "" } });
    expect(faults({ ...ponce, postal_code: "10001" }, PR)).toEqual({ postal_code: "postal_code" });
    expect(fieldsFor("pr")).not.toContain("province");
  });

  it("stays in its place", () => {
    expect(faults({ city: "Barranco", province: "Lima", country_code: "it" }, PE)).toEqual({
      country_code: "country",
    });
  });
});
