import type { HeadRule, RuleSetDocument } from "../wire.ts";

const said = (text: string) => ({ en: text, it: text, es: text });
const place = { words: said("As above"), citation: "art. 9" };

const line = (head: HeadRule["head"], rest: Partial<HeadRule>): HeadRule => ({
  head,
  kind: "share",
  words: said(`The ${head}`),
  citation: "art. 1",
  paid_to: "institution",
  ...rest,
});

/** A made-up rule set with something of everything, for tests. */
export const EXAMPLE: RuleSetDocument = {
  id: "example",
  name: said("Example"),
  jurisdiction: { country_code: null, note: said("Nowhere") },
  effective: { from: "2020-01-01", to: null },
  source: { title: "A made-up act", read_on: "2026-11-20" },
  currency: "eur",
  methods: ["share"],
  base: { words: said("Net pay"), citation: "art. 0" },
  heads: [
    line("upkeep", { kind: "fixed_per_day", per_day: "3.62", floor_bps: 6000, carry: true }),
    line("damages", {
      bps: { setting: "damages_bps" },
      due: "damages_owed",
      if_not_due_to: "own",
      balance_limit: { owed: true, excess_to: "own" },
      paid_to: "court",
    }),
    line("locked", { bps: 2000, of: "base", locked: true, releasable_bps: 3000 }),
    line("savings", { bps: 0, paid_to: "savings" }),
    line("property_damage", {
      kind: "ordered_amount",
      from: "locked",
      cap_bps: 2000,
      only_if: { setting: "divided_by", is: "coop" },
    }),
    line("own", {
      kind: "remainder",
      paid_to: "member_account",
      balance_limit: { up_to: "1032.91", excess_to: "savings" },
    }),
  ],
  regimes: {
    remand: { ...place, no_rule: true },
    inside: place,
    day_release: {
      ...place,
      changes: {
        upkeep: null,
        locked: { bps: 1000, citation: "art. 5" },
        savings: { due: "never", if_not_due_to: "own" },
      },
    },
    released: { ...place, heads: [line("own", { kind: "remainder", paid_to: "member_account" })] },
  },
  without_account: place,
  open_questions: [],
  settings: {
    damages_bps: { kind: "bps", words: said("Damages"), citation: "art. 2" },
    divided_by: {
      kind: "choice",
      words: said("Divided by"),
      citation: "art. 3",
      options: { coop: said("The co-op"), administration: said("The institution") },
    },
  },
};
