import { describe, expect, it } from "vitest";
import type { Attestation } from "../wire.ts";
import { holdingOf, leadsToRules, standingOf } from "./held.ts";
import { noteFault } from "./note.ts";

const said = (text: string) => ({ en: text, it: text, es: text });
const base = {
  id: "attestation_1",
  effective_from: "2026-11-01",
  note: "Read it",
  attested_by: null,
  attested_at: "2026-11-01T12:00:00.000Z",
  in_force: false,
  lapsed: null,
};
const attested = (version: number, more: Partial<Pick<Attestation, "in_force" | "lapsed">>): Attestation => ({
  ...base,
  ...more,
  withdrawn: false,
  rule_set_id: "example",
  version,
  name: said("Example"),
  hash: "a".repeat(64),
  settings: {},
});
const withdrawn: Attestation = {
  ...base,
  withdrawn: true,
  rule_set_id: null,
  version: null,
  name: null,
  hash: null,
  settings: null,
};

describe("what holds in a co-op", () => {
  it("is what is in force, whatever was attested before", () => {
    const page = { attestations: [attested(2, { in_force: true }), withdrawn, attested(1, {})] };
    expect(standingOf(page)).toMatchObject({ state: "holds", attested: { version: 2 } });
    expect(holdingOf(page, { id: "example", version: 2 })?.version).toBe(2);
    expect(holdingOf(page, { id: "example", version: 1 })).toBeNull();
  });

  it("is nothing once it has lapsed, was withdrawn, or never was", () => {
    const lapsed = { attestations: [attested(1, { in_force: true, lapsed: "retired" })] };
    expect(standingOf(lapsed)).toMatchObject({ state: "lapsed", attested: { lapsed: "retired" } });
    expect(holdingOf(lapsed, { id: "example", version: 1 })).toBeNull();
    expect(standingOf({ attestations: [withdrawn, attested(1, {})] }).state).toBe("withdrawn");
    expect(standingOf({ attestations: [] }).state).toBe("none");
  });

  it("is where refusals of pay lead that are about it", () => {
    expect(["pay.no_rule_for_days", "pay.rule_set_not_attested"].every(leadsToRules)).toBe(true);
    expect([null, undefined, "pay.run_exists"].some(leadsToRules)).toBe(false);
  });
});

describe("a note of whoever attests", () => {
  it("has ten letters or more, and a thousand at most", () => {
    expect(["", "Read it", "a".repeat(1001)].every(noteFault)).toBe(true);
    expect(["Read, asked", "a".repeat(1000)].some(noteFault)).toBe(false);
  });
});
