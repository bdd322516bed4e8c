import { describe, expect, it } from "vitest";
import type { GoodCard } from "../../lib/wire.ts";
import { firstOfEach } from "./window.ts";

const good = (
  handle: string,
  coop: string,
  stock: GoodCard["stock"] = "in_stock",
  paused = false,
): GoodCard => ({
  id: handle,
  handle,
  title: handle,
  subtitle: "",
  price: { amount: "1.00", currency_code: "eur" },
  coop: {
    id: coop,
    handle: coop,
    name: coop,
    place: "",
    country_code: "it",
    sells_in: "eu",
    palette: { ground: "#ffffff", ink: "#000000", accent: "#000000" },
    state: "working",
    host: null,
    paused,
    pause_message: null,
  },
  picture: "",
  picture_alt: "",
  stock,
  one_of_a_kind: false,
  lead_time_days: null,
  per_kilogram: null,
  locked: false,
  category: "",
});

describe("the shop window", () => {
  it("shows one thing of each co-op in front and loses nothing", () => {
    const goods = [good("a1", "a"), good("a2", "a"), good("b1", "b"), good("c1", "c"), good("d1", "d")];
    const { first, rest } = firstOfEach(goods);
    expect(first.map((g) => g.handle)).toEqual(["a1", "b1", "c1"]);
    expect(rest.map((g) => g.handle)).toEqual(["a2", "d1"]);
  });

  it("puts nothing in front that is sold out or nearly so", () => {
    const { first, rest } = firstOfEach([
      good("a1", "a", "sold_out"),
      good("a2", "a", "last_few"),
      good("a3", "a"),
    ]);
    expect(first.map((g) => g.handle)).toEqual(["a3"]);
    expect(rest.map((g) => g.handle)).toEqual(["a1", "a2"]);
  });

  it("puts nothing in front of a co-op that takes no orders", () => {
    const { first } = firstOfEach([good("a1", "a", "in_stock", true), good("b1", "b")]);
    expect(first.map((g) => g.handle)).toEqual(["b1"]);
  });

  it("puts no food in front that may not be sold", () => {
    const { first } = firstOfEach([{ ...good("a1", "a"), locked: true }, good("b1", "b")]);
    expect(first.map((g) => g.handle)).toEqual(["b1"]);
  });

  it("fills the front with more of the same where co-ops are few", () => {
    const { first, rest } = firstOfEach([good("a1", "a"), good("a2", "a"), good("a3", "a"), good("b1", "b")]);
    expect(first.map((g) => g.handle)).toEqual(["a1", "b1", "a2"]);
    expect(rest.map((g) => g.handle)).toEqual(["a3"]);
  });
});
