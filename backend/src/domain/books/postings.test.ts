import { describe, expect, test } from "vitest";
import type { Parts } from "./cutting";
import * as acts from "./postings";

const NONE: Parts = { work: 0n, materials: 0n, funds: 0n, shipping: 0n, fee: 0n, fee_tax: 0n, tax: 0n };
const NO_TOP_UP = { work: 0n, materials: 0n, funds: 0n };

/** The goods of co-op I in the worked example, 21.25, and one jar of co-op P's, 5.87. */
const CHOCOLATE: Parts = {
  ...NONE,
  work: 765n,
  materials: 459n,
  funds: 306n,
  fee: 174n,
  fee_tax: 38n,
  tax: 383n,
};
const JAR: Parts = { ...NONE, work: 238n, materials: 108n, funds: 87n, fee: 48n, tax: 106n };

const share = (
  coop_id: string,
  tax_remitter: "coop" | "network",
  parts: Parts,
  top_up = NO_TOP_UP,
): acts.ConsignmentShare => ({
  consignment_id: `csg_${coop_id}`,
  terms: { coop_id, tax_remitter },
  parts,
  top_up,
});
const I = share("I", "coop", CHOCOLATE);
const P = share("P", "network", JAR);

const brief = ({ postings }: acts.Transaction) =>
  postings.map(({ debit, credit, amount }) => `${debit} -> ${credit} ${amount}`);

describe("a sale", () => {
  const sold = (source: "provider:demo" | "buyer:unmatched") =>
    acts.sale({ capture_id: "cap_1", currency: "eur", source, shares: [I, P] });

  test("holds everything for a co-op that remits its tax, and keeps the tax of one that does not", () => {
    expect(sold("provider:demo").reference).toBe("capture:cap_1");
    expect(brief(sold("provider:demo"))).toEqual([
      "provider:demo -> coop:I:held 2125",
      "provider:demo -> coop:P:held 481",
      "provider:demo -> tax 106",
    ]);
  });

  test("by transfer comes from what was received and not yet an order's", () => {
    expect(brief(sold("buyer:unmatched"))[0]).toBe("buyer:unmatched -> coop:I:held 2125");
  });
});

test("a receipt comes in, is given back, and leaves", () => {
  const of = { receipt_id: "rcp_1", currency: "eur" as const, amount: 280n };
  expect(brief(acts.receipt({ ...of, rail: "bank" }))).toEqual(["bank -> buyer:unmatched 280"]);
  expect(brief(acts.receiptGivenBack({ ...of, given_back: 280n }))).toEqual([
    "buyer:unmatched -> buyer:refunds_due 280",
  ]);
  expect(brief(acts.receiptReturned({ ...of, rail: "bank", came_by: "bank", returned: 280n }))).toEqual([
    "buyer:refunds_due -> bank 280",
  ]);
});

test("a promotion of the network is paid by the network", () => {
  const topped = share("P", "network", JAR, { work: 30n, materials: 20n, funds: 10n });
  const posted = acts.promotion({ order_id: "order_1", currency: "eur", shares: [I, topped] });
  expect(posted.reference).toBe("promotion:order_1");
  expect(brief(posted)).toEqual(["network:promotions -> coop:P:held 60"]);
});

test("earning gives the co-op its parts with the top-up, the network its fee, and the state the tax on it", () => {
  const topped = share("I", "coop", CHOCOLATE, { work: 30n, materials: 20n, funds: 10n });
  expect(brief(acts.earned({ currency: "eur", share: topped }))).toEqual([
    "coop:I:held -> coop:I:payable 1973",
    "coop:I:held -> network:fee 174",
    "coop:I:held -> tax 38",
  ]);
});

describe("a settlement", () => {
  const settle = (payable: bigint, owes: bigint) =>
    acts.settlement({ settlement_id: "stl_1", coop_id: "P", currency: "eur", payable, owes });

  test("takes what is owed first", () => {
    expect(settle(2675n, 433n).total).toBe(2242n);
    expect(brief(settle(2675n, 433n))).toEqual([
      "coop:P:payable -> coop:P:owes 433",
      "coop:P:payable -> coop:P:in_payout 2242",
    ]);
  });

  test.each([
    [0n, 0n],
    [433n, 433n],
    [100n, 433n],
  ])("of %d payable and %d owed is refused", (payable, owes) => {
    expect(() => settle(payable, owes)).toThrow(expect.objectContaining({ code: "settlement.nothing_due" }));
  });

  test("is paid, or mirrored when the bank refuses, under one reference", () => {
    const paid = acts.payout({
      settlement_id: "stl_1",
      coop_id: "P",
      currency: "eur",
      rail: "bank",
      total: 2242n,
    });
    expect(brief(paid)).toEqual(["coop:P:in_payout -> bank 2242"]);
    const refused = acts.reversal(settle(2675n, 433n), acts.payoutReference("stl_1"), "payout_refused");
    expect(refused.reference).toBe(paid.reference);
    expect(brief(refused)).toEqual([
      "coop:P:owes -> coop:P:payable 433",
      "coop:P:in_payout -> coop:P:payable 2242",
    ]);
  });
});

test("a provider keeps its fee and pays the rest out", () => {
  const movement = { provider: "demo", reference: "7", currency: "eur" as const, amount: 194n };
  expect(brief(acts.providerFee(movement))).toEqual(["network:provider_fees -> provider:demo 194"]);
  expect(brief(acts.providerPayout(movement))).toEqual(["bank -> provider:demo 194"]);
  expect(acts.providerFee(movement).reference).toBe("provider_txn:demo:7");
  expect(acts.providerPayout(movement).reference).toBe("provider_payout:demo:7");
});

describe("a refund", () => {
  const topped = share("P", "network", JAR, { work: 30n, materials: 20n, funds: 10n });
  const after = (payable: bigint, fee_kept: boolean, of = P) =>
    acts.refundAfterEarning({ refund_id: "rfd_1", currency: "eur", share: of, fee_kept, payable });
  const toBuyer = ({ postings }: acts.Transaction) =>
    postings
      .filter(({ credit }) => credit === "buyer:refunds_due")
      .reduce((sum, { amount }) => sum + amount, 0n);

  test("before earning comes from what is held and from the tax", () => {
    expect(brief(acts.refundBeforeEarning({ refund_id: "rfd_1", currency: "eur", share: topped }))).toEqual([
      "coop:P:held -> buyer:refunds_due 481",
      "tax -> buyer:refunds_due 106",
      "coop:P:held -> network:promotions 60",
    ]);
  });

  test("after earning is owed by the co-op as far as nothing is payable", () => {
    expect(brief(after(0n, false))).toEqual([
      "coop:P:owes -> buyer:refunds_due 433",
      "network:fee -> buyer:refunds_due 48",
      "tax -> buyer:refunds_due 106",
    ]);
    expect(brief(after(400n, false)).slice(0, 2)).toEqual([
      "coop:P:payable -> buyer:refunds_due 400",
      "coop:P:owes -> buyer:refunds_due 33",
    ]);
    expect(brief(after(9_999n, false))[0]).toBe("coop:P:payable -> buyer:refunds_due 433");
  });

  test("with the fee kept leaves the network its fee", () => {
    expect(brief(after(9_999n, true))).toEqual([
      "coop:P:payable -> buyer:refunds_due 481",
      "tax -> buyer:refunds_due 106",
    ]);
    const chocolate = brief(after(9_999n, true, I));
    expect(chocolate).toEqual(["coop:I:payable -> buyer:refunds_due 2125"]);
  });

  test("takes a top-up back from what is left payable, then owes it", () => {
    expect(brief(after(450n, false, topped))).toEqual([
      "coop:P:payable -> buyer:refunds_due 433",
      "network:fee -> buyer:refunds_due 48",
      "tax -> buyer:refunds_due 106",
      "coop:P:payable -> network:promotions 17",
      "coop:P:owes -> network:promotions 43",
    ]);
  });

  test.each([
    [0n, false],
    [0n, true],
    [450n, false],
    [9_999n, true],
  ])("gives the buyer the same whatever is payable (%d) and whoever bears the fee (%s)", (payable, kept) => {
    expect(toBuyer(after(payable, kept, topped))).toBe(587n);
  });

  test("leaves, and comes back as the mirror image", () => {
    const paid = acts.refundPaid({
      refund_id: "rfd_1",
      consignment_id: "csg_P",
      currency: "eur",
      rail: "bank",
      amount: 587n,
      attempt: 1,
    });
    expect(paid.reference).toBe("refund_paid:rfd_1");
    expect(brief(paid)).toEqual(["buyer:refunds_due -> bank 587"]);
    expect(brief(acts.reversal(paid, "x", "refund_came_back"))).toEqual(["bank -> buyer:refunds_due 587"]);
    expect(acts.refundPaidReference("rfd_1", 2)).toBe("refund_paid:rfd_1:2");
  });
});

test("an amount below zero is never posted", () => {
  const negative = share("P", "network", { ...NONE, work: -1n });
  expect(() =>
    acts.sale({ capture_id: "cap_1", currency: "eur", source: "provider:demo", shares: [negative] }),
  ).toThrow(expect.objectContaining({ code: "ledger.amount_invalid" }));
});
