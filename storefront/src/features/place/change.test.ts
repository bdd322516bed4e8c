import { describe, expect, it } from "vitest";
import { PLACE_CODES } from "../../i18n/langs.ts";
import { fates, wantedPlace } from "./change.ts";

const line = (good_handle: string) =>
  ({ id: `li_${good_handle}`, good_handle, title: good_handle, variant_title: null, quantity: 2 }) as never;
const coop = { name: "Valdemiel", sells_in: "eu" } as never;

describe("a basket, when its place changes", () => {
  it("has a fate for every line, of every co-op", () => {
    const basket = {
      groups: [
        { coop, lines: [line("honey"), line("soap")] },
        { coop, lines: [line("clock")] },
      ],
    } as never;
    expect(fates(basket, [{ handle: "soap" }]).map(({ line, sold_there }) => [line.id, sold_there])).toEqual([
      ["li_honey", false],
      ["li_soap", true],
      ["li_clock", false],
    ]);
  });
});

describe("the place somebody asks for", () => {
  it("is one of ours and another than here", () => {
    const asked = ["ar", "eu", "mars", "", null].map((to) => wantedPlace(to, "eu", PLACE_CODES));
    expect(asked).toEqual(["ar", null, null, null, null]);
  });
});
