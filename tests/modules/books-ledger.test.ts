import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Transaction } from "../../backend/src/domain/books/postings";
import { holding, openBooks, unwell, type BooksUnderTest } from "../support/books";
import { goods, newCoop, paidOrder, placeOrder, sendAndEarn } from "../support/example-order";

const NOW = new Date("2026-11-02T10:00:00Z");

let under: BooksUnderTest;

beforeAll(async () => {
  under = await openBooks("books_ledger");
  await under.books.providerFee({
    provider: "demo",
    reference: "first",
    amount: 10n,
    currency: "eur",
    now: NOW,
  });
});
afterAll(() => under.drop());

const post = (transaction: Transaction) =>
  under.books.post({ book: "book_network", transaction, occurred_at: NOW, recorded_at: NOW });

describe("the book only grows", () => {
  test.each(["ledger_transaction", "ledger_posting"])("Postgres refuses to change %s", async (table) => {
    const refusal = /The book only grows/;
    await expect(under.raw(`update ${table} set currency = 'usd'`)).rejects.toThrow(refusal);
    await expect(under.raw(`delete from ${table}`)).rejects.toThrow(refusal);
    await expect(under.raw(`truncate ${table} cascade`)).rejects.toThrow(refusal);
  });

  test("Postgres refuses a posting of nothing, of less than nothing, and from an account to itself", async () => {
    const insert = (debit: string, credit: string, amount: number) =>
      under.raw(
        `insert into ledger_posting (id, transaction_id, position, debit, credit, currency, amount)
         select 'pst_x', id, 99, $1, $2, 'eur', $3 from ledger_transaction limit 1`,
        [debit, credit, amount],
      );
    await expect(insert("bank", "tax", 0)).rejects.toThrow(/check constraint/);
    await expect(insert("bank", "tax", -1)).rejects.toThrow(/check constraint/);
    await expect(insert("bank", "bank", 1)).rejects.toThrow(/check constraint/);
  });

  test("Postgres refuses a posting in another currency than its transaction", async () => {
    const insert = under.raw(
      `insert into ledger_posting (id, transaction_id, position, debit, credit, currency, amount)
       select 'pst_x', id, 99, 'bank', 'tax', 'pen', 1 from ledger_transaction limit 1`,
    );
    await expect(insert).rejects.toThrow(/foreign key/);
  });
});

describe("a reference names one transaction", () => {
  const fee = { provider: "demo", reference: "fee-7", amount: 25n, currency: "eur" as const, now: NOW };

  test("the same fee reported twice is booked once", async () => {
    const before = await holding(under.books, "network:provider_fees");
    await under.books.providerFee(fee);
    await under.books.providerFee({ ...fee, now: new Date("2026-11-03T10:00:00Z") });
    expect(await holding(under.books, "network:provider_fees")).toBe(before - 25n);
  });

  test("the same reference with another amount or currency is refused", async () => {
    const code = "ledger.reference_reused";
    await expect(under.books.providerFee({ ...fee, amount: 26n })).rejects.toMatchObject({ code });
    await expect(under.books.providerFee({ ...fee, currency: "usd" })).rejects.toMatchObject({ code });
  });

  test("twenty at once book it once", async () => {
    const before = await holding(under.books, "network:provider_fees");
    const same = { ...fee, reference: "fee-8" };
    await Promise.all(Array.from({ length: 20 }, () => under.books.providerFee(same)));
    expect(await holding(under.books, "network:provider_fees")).toBe(before - 25n);
  });

  test("an amount of nothing and a provider that is none are refused", async () => {
    await expect(under.books.providerFee({ ...fee, amount: 0n })).rejects.toMatchObject({
      code: "ledger.amount_invalid",
    });
    await expect(under.books.providerPayout({ ...fee, provider: "a b" })).rejects.toMatchObject({
      code: "ledger.account_unknown",
    });
  });
});

describe("no account ends on its wrong side", () => {
  test("spending what the bank does not hold is refused and leaves nothing behind", async () => {
    const spend: Transaction = {
      reference: "test:overdraw",
      kind: "refund_paid",
      currency: "eur",
      postings: [{ debit: "tax", credit: "bank", amount: 1n, consignment_id: null }],
    };
    await expect(post(spend)).rejects.toMatchObject({
      code: "ledger.wrong_side",
      details: { balance: "-1" },
    });
    const written = await under.raw("select id from ledger_transaction where reference = 'test:overdraw'");
    expect(written).toEqual([]);
    expect(await unwell(under.books, NOW)).toEqual([]);
  });

  test("only a provider may be overdrawn", async () => {
    await under.books.providerPayout({
      provider: "early",
      reference: "po",
      amount: 100n,
      currency: "usd",
      now: NOW,
    });
    expect(await holding(under.books, "provider:early", "usd")).toBe(-100n);
  });
});

test("the wrong variant that converts in the network's book is refused", async () => {
  const coop = newCoop();
  await sendAndEarn(under.books, await paidOrder(under.books, [goods(coop, 1, "30.0000")], NOW), NOW);
  const { id, total } = await under.books.reserveSettlement({
    coop_id: coop.coop_id,
    currency: "eur",
    request_id: "converted",
    now: NOW,
  });
  const converted: Transaction = {
    reference: `payout:${id}`,
    kind: "payout",
    currency: "pen",
    postings: [
      { debit: `coop:${coop.coop_id}:in_payout`, credit: "bank", amount: total * 4n, consignment_id: null },
    ],
  };
  await expect(post(converted)).rejects.toMatchObject({ code: "ledger.wrong_side" });
});

test("postings are read by page and by account, newest first", async () => {
  const coop = newCoop();
  const [consignment] = await paidOrder(under.books, [goods(coop, 1, "12.20")], NOW);
  const held = `coop:${coop.coop_id}:held`;

  const page = await under.books.postings({ account: held, limit: 10, offset: 0 });
  expect(page.count).toBe(1);
  expect(page.postings[0]).toMatchObject({
    debit: "provider:demo",
    credit: held,
    amount: 1000n,
    kind: "sale",
    consignment_id: consignment?.id,
    coop_id: coop.coop_id,
  });
  const all = await under.books.postings({ limit: 2, offset: 0 });
  expect(all.postings.map(({ credit }) => credit)).toEqual([held, "tax"]);
  expect((await under.books.postings({ limit: 2, offset: all.count })).postings).toEqual([]);
});

test("an order placed twenty times at once is captured once and has one consignment", async () => {
  const coop = newCoop();
  const { id, total, currency } = await placeOrder(under.books, [goods(coop, 1, "12.20")], NOW);
  const capture = {
    capture_id: `cap_${id}`,
    checkout_id: id,
    amount: total,
    currency,
    rail: "provider:demo" as const,
    captured_at: NOW,
    now: NOW,
  };
  const answers = await Promise.all(Array.from({ length: 20 }, () => under.books.recordCapture(capture)));

  expect(new Set(answers.flat().map((consignment) => consignment.id)).size).toBe(1);
  expect(await holding(under.books, `coop:${coop.coop_id}:held`)).toBe(1000n);
});
