import { describe, expect, it } from "vitest";
import { DICTIONARIES } from "../../i18n/index.ts";
import type { Parcel } from "../../lib/wire.ts";
import { isAwaitingTransfer, moneyWay, parcelWay } from "./ways.ts";

const eur = (amount: string) => ({ amount, currency_code: "eur" });
const zero = eur("0.00");
const parcel = (changes: Partial<Parcel>): Parcel => ({
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
  sold_by: null,
  state: "to_send",
  sent_parcels: [],
  shipping_name: "",
  shipping_total: zero,
  lines: [],
  money: null,
  work: { state: "set_aside", month: null },
  ...changes,
});
const left = (day: string) => ({ sent_at: `${day}T12:00:00Z`, tracking: null, lines: [] });
const money = (state: "held" | "earned" | "settling" | "settled"): Parcel["money"] => ({
  breakdown: {
    work: zero,
    materials: zero,
    funds: zero,
    fee: zero,
    tax: zero,
    shipping: zero,
    total: zero,
    tax_rate_bps: 0,
  },
  state,
  frees_at: null,
  settled_at: state === "settled" ? "2026-11-21T12:00:00Z" : null,
  refunded: zero,
});
const t = DICTIONARIES.en;

describe("a parcel's way", () => {
  it("shows where the parcel is and what comes", () => {
    expect(parcelWay(parcel({ state: "to_send" }), "en", t).map((step) => step.state)).toEqual([
      "now",
      "next",
    ]);
    expect(parcelWay(parcel({ state: "waiting" }), "en", t).map((step) => step.state)).toEqual([
      "now",
      "next",
      "next",
    ]);
  });

  it("ends with the day it was sent", () => {
    const sent = { state: "sent" as const, sent_parcels: [left("2026-11-20"), left("2026-11-21")] };
    const way = parcelWay(parcel(sent), "en", t);
    expect(way.at(-1)).toEqual({ words: "Sent", note: "on 21 November 2026", state: "done" });
  });

  it("says that a part has left and the rest is to come", () => {
    const partly = { state: "partly_sent" as const, sent_parcels: [left("2026-11-20")] };
    expect(parcelWay(parcel(partly), "en", t)).toEqual([
      { words: "Being packed", note: null, state: "done" },
      { words: "Sent in part", note: "on 20 November 2026", state: "now" },
      { words: "Sent", note: null, state: "next" },
    ]);
  });

  it("stops where the parcel was cancelled", () => {
    expect(parcelWay(parcel({ state: "cancelled" }), "en", t)).toMatchObject([{ state: "stopped" }]);
  });
});

describe("the money's way", () => {
  it("is empty until money has arrived", () => {
    expect(moneyWay(parcel({}), "en", t)).toEqual([]);
  });

  it("says done only when the books say settled", () => {
    expect(moneyWay(parcel({ money: money("earned") }), "en", t).map((step) => step.state)).toEqual([
      "done",
      "now",
      "next",
      "next",
    ]);
    expect(moneyWay(parcel({ money: money("settled") }), "en", t).at(-1)).toMatchObject({
      state: "done",
      note: "Transferred on 21 November 2026.",
    });
  });
});

describe("a transfer", () => {
  it("is awaited only while the order waits for it", () => {
    const bank = { name: "", numbers: [], reference: "" };
    expect(isAwaitingTransfer({ status: "awaiting_payment", bank })).toBe(true);
    expect(isAwaitingTransfer({ status: "paid", bank })).toBe(false);
    expect(isAwaitingTransfer({ status: "awaiting_payment", bank: null })).toBe(false);
  });
});
