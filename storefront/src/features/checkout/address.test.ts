import { describe, expect, it } from "vitest";
import { parseAddress } from "./address.ts";

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
    const parsed = parseAddress({ ...given, city: "  Biella " }, ["it"]);
    expect(parsed).toMatchObject({
      ok: true,
      email: "ada@example.org",
      address: { city: "Biella", company: "" },
    });
  });

  it("names the fault of every field at once", () => {
    const parsed = parseAddress(
      { ...given, email: "ada@", city: " ", country_code: "us", phone: "call me" },
      ["it"],
    );
    expect(parsed).toEqual({
      ok: false,
      faults: { email: "email", city: "missing", country_code: "country", phone: "phone" },
    });
  });

  it("does not take more than a label can hold", () => {
    expect(parseAddress({ ...given, address_1: "x".repeat(101) }, ["it"])).toMatchObject({
      faults: { address_1: "too_long" },
    });
  });

  it("asks for everything a parcel needs when nothing was typed", () => {
    const parsed = parseAddress({}, ["it"]);
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
