import { describe, expect, it } from "vitest";
import { type PayeeKind, payeeFor } from "./members";
import { needsConsent, payeeFault, payeesNeeded, takesAPlace } from "./payees";

const of = (kind: PayeeKind, verified = true) => ({ kind, verified });

describe("whom a part of a pay goes to", () => {
  it("is a payee of its kind, and nobody where there is none", () => {
    const in_force = [of("family"), of("court")];
    expect(payeeFor("court", in_force)?.kind).toBe("court");
    expect(payeeFor("institution", in_force)).toBeNull();
    expect(payeeFor("coop", in_force)).toBeNull();
  });

  it("is, of the member's own part, their own account and else whom they chose last, never a court or an institution", () => {
    expect(payeeFor("member_account", [of("family"), of("member_account")])?.kind).toBe("member_account");
    expect(payeeFor("member_account", [of("court"), of("savings"), of("family")])?.kind).toBe("savings");
    expect(payeeFor("member_account", [of("court"), of("institution")])).toBeNull();
  });
});

describe("a new payee", () => {
  it("takes a place where another of its kind has it, checked or not", () => {
    expect(takesAPlace("court", [])).toBe(false);
    expect(takesAPlace("court", [of("court", false)])).toBe(true);
    expect(takesAPlace("court", [of("member_account")])).toBe(false);
  });

  it("takes one too where it would get the own part that somebody checked gets", () => {
    expect(takesAPlace("member_account", [of("family")])).toBe(true);
    expect(takesAPlace("savings", [of("family")])).toBe(true);
    expect(takesAPlace("savings", [of("family", false)])).toBe(false);
    expect(takesAPlace("family", [of("member_account")])).toBe(false);
    expect(takesAPlace("institution", [of("family")])).toBe(false);
  });
});

describe("somebody is paid", () => {
  it("once they are written down, compared with a paper, and a change is old enough", () => {
    expect(payeeFault(null, "2026-11-23")).toBe("pay.payee_missing");
    expect(payeeFault({ verified: false, good_from: null }, "2026-11-23")).toBe("pay.payee_unverified");
    expect(payeeFault({ verified: true, good_from: "2026-11-24" }, "2026-11-23")).toBe("pay.payee_changed");
    expect(payeeFault({ verified: true, good_from: "2026-11-23" }, "2026-11-23")).toBeNull();
    expect(payeeFault({ verified: true, good_from: null }, "2026-11-23")).toBeNull();
  });

  it("by what is paid out, and not by what the co-op keeps or what waits", () => {
    const part = { amount: 1n, waits: false };
    expect(
      payeesNeeded([
        { ...part, paid_to: "family" },
        { ...part, paid_to: "family" },
        { ...part, paid_to: "coop" },
        { ...part, paid_to: "savings", waits: true },
        { ...part, paid_to: "court", amount: 0n },
      ]),
    ).toEqual(["family"]);
  });

  it("and is asked, but where a court or the institution says who is paid", () => {
    const kinds: PayeeKind[] = ["member_account", "family", "savings", "court", "institution"];
    expect(kinds.filter(needsConsent)).toEqual(["member_account", "family", "savings"]);
  });
});
