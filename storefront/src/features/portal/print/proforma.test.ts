import { describe, expect, it } from "vitest";
import { DICTIONARIES } from "../../../i18n/index.ts";
import { dueFact } from "./proforma.ts";

describe("a pro-forma on paper", () => {
  const expires_at = "2026-12-22T12:00:00Z";

  it("says until when it is to be paid while it is", () => {
    const open = { status: "awaiting_payment" as const, expires_at };
    expect(dueFact(open, DICTIONARIES.en, "en")).toEqual({ label: "Pay by", value: "22 December 2026" });
    expect(dueFact(open, DICTIONARIES.it, "it").value).toBe("22 dicembre 2026");
  });

  it.each([
    ["paid", "State", "paid", "Stato", "pagato", "Estado", "pagado"],
    ["expired", "State", "expired", "Stato", "scaduto", "Estado", "caducado"],
  ] as const)("asks nobody to pay what is %s", (status, ...said) => {
    const facts = (["en", "it", "es"] as const).flatMap((lang) => {
      const { label, value } = dueFact({ status, expires_at }, DICTIONARIES[lang], lang);
      return [label, value];
    });
    expect(facts).toEqual(said);
  });
});
