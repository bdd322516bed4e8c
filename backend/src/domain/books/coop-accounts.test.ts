import { expect, test } from "vitest";
import { balanceOn, factsOf } from "./chart";
import { COOP_CHART, coopBookId, instructionAccount, memberAccount } from "./coop-accounts";

const ACCOUNTS = [
  ["bank", "where"],
  ["work", "whose"],
  ["materials", "whose"],
  ["funds", "whose"],
  ["shipping", "whose"],
  ["tax", "whose"],
  [memberAccount("mbr_1", "own"), "whose"],
  [instructionAccount("ins_1"), "whose"],
] as const;

test.each(ACCOUNTS)("%s is on the side of %s and never below zero", (account, side) => {
  expect(factsOf(COOP_CHART, account)).toMatchObject({ side, may_be_negative: false });
});

test("every account says in words of its own what it holds", () => {
  const labels = ACCOUNTS.map(([account]) => factsOf(COOP_CHART, account).label);
  expect(new Set(labels).size).toBe(ACCOUNTS.length);
});

test.each([
  "",
  "Bank",
  "provider:demo",
  "coop:c:held",
  "member:m",
  "member:m:wages",
  "member::own",
  "toString",
])('"%s" is no account of a co-op\'s book', (text) => {
  expect(() => factsOf(COOP_CHART, text)).toThrow(
    expect.objectContaining({ code: "ledger.account_unknown" }),
  );
});

test("a co-op has one book, named after it", () => {
  expect(coopBookId("coop_1")).toBe("book_coop_1");
  expect(balanceOn("where", 30n, 10n)).toBe(20n);
  expect(balanceOn("whose", 10n, 30n)).toBe(20n);
});
