import { describe, expect, it } from "vitest";
import { EXAMPLE } from "./example.ts";
import { furtherOf, rowsOf, sumOf, tryOf } from "./try.ts";

const OFFERED = { id: "example", version: 1, document_hash: "a".repeat(64), document: EXAMPLE };
const TYPED = {
  rule_set: "example",
  "set-damages_bps": "12,5",
  "set-divided_by": "coop",
  regime: "inside",
  damages_owed: "yes",
  pay: "1.250,00",
  withheld: "50",
  days: "30",
  ordered_property_damage: "20",
  carried_upkeep: "3,62",
  owed_damages: "",
  held_own: "1.000,00",
};
const eur = (amount: string) => ({ amount, currency_code: "eur" });

describe("numbers to try", () => {
  it("become what the backend is asked, with what is empty left out", () => {
    expect(tryOf(TYPED, OFFERED, "eur")).toEqual({
      faults: {},
      body: {
        document_hash: OFFERED.document_hash,
        settings: { damages_bps: 1250, divided_by: "coop" },
        regime: "inside",
        flags: { damages_owed: true, maintenance_due: false, account_available: false },
        pay: eur("1250.00"),
        withheld: eur("50.00"),
        days: 30,
        ordered: { property_damage: eur("20.00") },
        carried: { upkeep: eur("3.62") },
        held: { own: eur("1000.00") },
      },
    });
  });

  it("name every field that is not right", () => {
    const typed = {
      "set-damages_bps": "many",
      regime: "outside",
      pay: "0",
      withheld: "a",
      days: "367",
      carried_upkeep: "-1",
    };
    expect(tryOf(typed, OFFERED, "eur").faults).toEqual({
      "set-damages_bps": "percent",
      "set-divided_by": "choice",
      regime: "regime",
      pay: "pay",
      withheld: "amount",
      days: "days",
      carried_upkeep: "amount",
    });
    expect(tryOf({ ...TYPED, withheld: "1.250,01" }, OFFERED, "eur").faults).toEqual({
      withheld: "withheld",
    });
    expect(tryOf({ ...TYPED, days: "" }, OFFERED, "eur").body["days"]).toBe(0);
  });

  it("ask only for amounts that make a difference under the rule set", () => {
    expect(furtherOf(EXAMPLE).map(({ field }) => field)).toEqual([
      "ordered_property_damage",
      "carried_upkeep",
      "owed_damages",
      "held_own",
    ]);
    const plain = { ...EXAMPLE, heads: EXAMPLE.heads.slice(2, 3) };
    expect(furtherOf(plain)).toEqual([]);
  });
});

describe("a division", () => {
  const line = (head: "own" | "locked", amount: string) => ({
    head,
    amount: eur(amount),
    paid_to: "member_account" as const,
    waits_for_account: false,
    locked: false,
    releasable: eur("0.00"),
    asked: null,
    carried: eur("0.00"),
    uncovered: eur("0.00"),
    bps: null,
    citation: "art. 1",
  });
  const sentence = (head: "own" | "locked", estimate: boolean) => ({
    head,
    estimate,
    what: head,
    amount: "",
    why: "",
    to: "",
    notes: [],
  });

  it("is shown sentence by sentence, each with its amount, estimates apart", () => {
    const sentences = [sentence("own", false), sentence("locked", false), sentence("own", true)];
    const lines = [line("locked", "0.10"), line("own", "0.20")];
    expect(rowsOf(lines, sentences, false).map(({ amount }) => amount?.amount)).toEqual(["0.20", "0.10"]);
    expect(rowsOf([], sentences, true)).toEqual([{ sentence: sentences[2], amount: null }]);
  });

  it("is added up without a floating number", () => {
    expect(sumOf([eur("0.10"), eur("0.20")])).toEqual(eur("0.30"));
    expect(sumOf([eur("99999999999999.99"), eur("0.01")])).toEqual(eur("100000000000000.00"));
    expect(sumOf([eur("7"), eur("5")])).toEqual(eur("12"));
    expect(sumOf([])).toBeNull();
  });
});
