import { describe, expect, it } from "vitest";
import { stepFor } from "./open-basket.ts";
import type { Basket } from "./wire.ts";

type Known = Pick<Basket, "ready" | "groups">;
const money = { amount: "1.00", currency_code: "eur" };
const basket = (ready: Known["ready"], problem: "not_enough" | null = null): Known => ({
  ready,
  groups: [
    {
      coop: {
        id: "coop_1",
        handle: "valdemiel",
        name: "Valdemiel",
        place: "",
        country_code: "es",
        sells_in: "eu",
        palette: { ground: "#ffffff", ink: "#000000", accent: "#000000" },
        state: "working",
        host: null,
        paused: false,
        pause_message: null,
      },
      lines: [
        {
          id: "li_1",
          variant_id: "v",
          good_handle: "g",
          title: "",
          variant_title: null,
          picture: "",
          unit_price: money,
          quantity: 1,
          lead_time_days: null,
          max_quantity: 1,
          subtotal: money,
          total: money,
          problem,
        },
      ],
      shipping: { chosen: null, options: [] },
      goods_total: money,
      shipping_total: null,
    },
  ],
});

describe("the steps of the checkout", () => {
  it("open one after the other", () => {
    expect(stepFor(basket({ address: false, shipping: false }), "payment")).toBe("address");
    expect(stepFor(basket({ address: true, shipping: false }), "payment")).toBe("shipping");
    expect(stepFor(basket({ address: true, shipping: true }), "payment")).toBe("payment");
    expect(stepFor(basket({ address: true, shipping: true }), "address")).toBe("address");
  });

  it("lead back to a basket that is empty or cannot be fulfilled", () => {
    expect(stepFor({ ready: { address: true, shipping: true }, groups: [] }, "payment")).toBe("basket");
    expect(stepFor(basket({ address: true, shipping: true }, "not_enough"), "payment")).toBe("basket");
  });
});
