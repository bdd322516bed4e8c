import { expect, test } from "vitest";
import { balanceOf, isAccount, labelOf, mayBeNegative, parseAccount, parseRail, sideOf } from "./accounts";

const ACCOUNTS = [
  ["provider:demo", "where", true],
  ["bank", "where", false],
  ["disputed", "where", false],
  ["coop:coop_1:owes", "where", false],
  ["coop:coop_1:held", "whose", false],
  ["coop:coop_1:payable", "whose", false],
  ["coop:coop_1:in_payout", "whose", false],
  ["tax", "whose", false],
  ["buyer:refunds_due", "whose", false],
  ["buyer:unmatched", "whose", false],
  ["network:fee", "result", true],
  ["network:provider_fees", "result", true],
  ["network:promotions", "result", true],
  ["network:losses", "result", true],
] as const;

test.each(ACCOUNTS)("%s is on the side of %s", (text, side, negative) => {
  const account = parseAccount(text);
  expect(sideOf(account)).toBe(side);
  expect(mayBeNegative(account)).toBe(negative);
});

test("every account says in words of its own what it holds", () => {
  const labels = ACCOUNTS.map(([text]) => labelOf(parseAccount(text)));
  expect(new Set(labels).size).toBe(ACCOUNTS.length);
});

test("money that is somewhere counts up with debits, money that is somebody's with credits", () => {
  expect(balanceOf("bank", 30n, 10n)).toBe(20n);
  expect(balanceOf("coop:coop_1:owes", 30n, 10n)).toBe(20n);
  expect(balanceOf("tax", 10n, 30n)).toBe(20n);
  expect(balanceOf("network:fee", 10n, 30n)).toBe(20n);
  expect(balanceOf("network:losses", 30n, 0n)).toBe(-30n);
});

test.each([
  "",
  "bank ",
  "Bank",
  "coop:coop_1",
  "coop::held",
  "coop:coop_1:held:more",
  "coop:coop_1:wages",
  "provider:",
  "provider:a b",
  "buyer:other",
  "network:gifts",
  "toString",
])('"%s" is no account', (text) => {
  expect(isAccount(text)).toBe(false);
  expect(() => parseAccount(text)).toThrow(expect.objectContaining({ code: "ledger.account_unknown" }));
});

test("only the bank and providers are a way in or out", () => {
  expect(parseRail("bank")).toBe("bank");
  expect(parseRail("provider:demo")).toBe("provider:demo");
  expect(() => parseRail("tax")).toThrow(expect.objectContaining({ code: "ledger.account_unknown" }));
});
