import { describe, expect, it } from "vitest";
import { DICTIONARIES } from "../../i18n/index.ts";
import { partRows } from "./parts.ts";

const eur = (amount: string) => ({ amount, currency_code: "eur" });
const breakdown = {
  work: eur("4.50"),
  materials: eur("2.70"),
  funds: eur("1.80"),
  fee: eur("1.25"),
  tax: eur("2.25"),
  shipping: eur("0.00"),
  total: eur("12.50"),
  tax_rate_bps: 2200,
};

describe("the parts of a price", () => {
  it("are shown in reading order, without shipping where there is none", () => {
    const rows = partRows(breakdown, DICTIONARIES.en, "22%");
    expect(rows.map((row) => row.name)).toEqual(["work", "materials", "funds", "fee", "tax"]);
    expect(rows.reduce((sum, row) => sum + row.share_bps, 0)).toBe(10_000);
  });

  it("show shipping as a part of its own where there is some", () => {
    const rows = partRows(
      { ...breakdown, shipping: eur("4.84"), total: eur("17.34") },
      DICTIONARIES.it,
      "22%",
    );
    expect(rows.at(-1)).toMatchObject({ name: "shipping", label: "Spedizione", share_bps: 2791 });
  });
});
