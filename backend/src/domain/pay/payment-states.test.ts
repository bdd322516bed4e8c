import { expect, test } from "vitest";
import { PAYMENT_STATES, type PaymentState, type PaymentStep, isOut, stepsBetween } from "./payment-states";

test("every change of a payment posts what MONEY.md says, and no other change is possible", () => {
  const possible: [PaymentState, PaymentState, PaymentStep[]][] = [
    ["to_pay", "sent", ["instruct"]],
    ["to_pay", "paid", ["instruct", "pay"]],
    ["sent", "paid", ["pay"]],
    ["sent", "returned", ["uninstruct"]],
    ["sent", "unknown", []],
    ["sent", "to_pay", ["uninstruct"]],
    ["unknown", "paid", ["pay"]],
    ["unknown", "returned", ["uninstruct"]],
    ["paid", "returned", ["unpay", "uninstruct"]],
    ["returned", "to_pay", []],
    ["returned", "paid", ["instruct", "pay"]],
  ];
  for (const from of PAYMENT_STATES) {
    for (const to of PAYMENT_STATES) {
      const found = possible.find(([one, other]) => one === from && other === to);
      expect(stepsBetween(from, to), `${from} to ${to}`).toEqual(from === to ? [] : (found?.[2] ?? null));
    }
  }
});

test("what a member was sent and did not come back is out", () => {
  expect(PAYMENT_STATES.filter(isOut)).toEqual(["sent", "unknown", "paid"]);
});
