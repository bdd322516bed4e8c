import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop, type Shop } from "../../support/shop";
import { Store, euros, must } from "../../support/store-client";

/** What anybody may read of the co-ops' books. Every number is typed. */

let shop: Shop;
let store: Store;

beforeAll(async () => {
  shop = await startShop({ name: "impact", storefront: true });
  store = new Store(shop);
});
afterAll(() => shop.stop());

const years = async () => must(await store.ask<{ years: unknown[] }>("GET", "/store/impact")).years;

/**
 * Runs of three co-ops as they stand in the books when everybody is paid: each of so many members 5.00 to a court and 7.34 of
 * their own.
 */
async function paidRuns(month: string, members: number): Promise<void> {
  for (const coop of [0, 1, 2]) {
    const id = `run_${month}_${coop}`;
    const own = Array.from({ length: members }, (_, n) => n).filter((n) => n % 3 === coop);
    await shop.query(
      `insert into pay_run (id, coop_id, month, kind, method, status, currency, amount, work_version, rule_set_id,
         rule_set_name, rule_set_hash, attested, demo_split, hash, proposed_by, proposed_at, decided_by, decided_at,
         divided_by)
       values ($1, $2, $3, 'hours', 'share', 'approved', 'eur', 1234 * $4::bigint, 1, 'manual',
         'By hand', 'hash', true, false, 'hash', 'stf_one', now(), 'stf_other', now(), 'work')`,
      [id, `a_coop_${coop}`, month, own.length],
    );
    await shop.query(
      `insert into pay_line (id, run_id, position, member_id, code, quantity, currency, amount)
       select $1 || '_' || n, $1, n, 'member_' || n, 'M' || n, 100, 'eur', 1234 from unnest($2::int[]) n`,
      [id, own],
    );
    await shop.query(
      `insert into pay_head (line_id, position, head, amount, paid_to)
       select l.id, h.position, h.head, h.amount, h.paid_to from pay_line l,
         (values (1, 'damages', 500, 'court'), (2, 'own', 734, 'member_account')) h (position, head, amount, paid_to)
       where l.run_id = $1`,
      [id],
    );
    await shop.query(
      `insert into pay_payment (id, run_id, line_id, amount, state, attempts, settled_at, paid_to)
       select h.line_id || h.paid_to, $1, h.line_id, h.amount, 'paid', 1, now(), h.paid_to
       from pay_head h join pay_line l on l.id = h.line_id where l.run_id = $1`,
      [id],
    );
  }
}

test("nothing is shown of a year of nine members; of ten, sums in decimal text, newest first", async () => {
  await paidRuns("2001-05", 9);
  await paidRuns("2002-05", 10);
  await paidRuns("2003-05", 11);
  const found = await years();
  expect(found.filter((one) => /"200\d"/.test(JSON.stringify(one)))).toEqual([
    {
      year: "2003",
      currencies: [
        {
          currency_code: "eur",
          coops: 3,
          pay: euros("135.74"),
          heads: [
            { head: "damages", amount: euros("55.00") },
            { head: "own", amount: euros("80.74") },
          ],
          to_court: euros("55.00"),
        },
      ],
    },
    {
      year: "2002",
      currencies: [
        {
          currency_code: "eur",
          coops: 3,
          pay: euros("123.40"),
          heads: [
            { head: "damages", amount: euros("50.00") },
            { head: "own", amount: euros("73.40") },
          ],
          to_court: euros("50.00"),
        },
      ],
    },
  ]);
});

test("names no co-op and no member, and counts no members", async () => {
  const text = JSON.stringify(await years());
  expect(text).not.toMatch(/a_coop|member_\d|"members"|_id"/);
});

test("the page says the same in three languages, and what others say apart from it", async () => {
  for (const [lang, title, others, amount] of [
    ["en", "The figures", "What others say", "€135.74"],
    ["it", "Le cifre", "Che cosa dicono altri", "135,74"],
    ["es", "Las cifras", "Lo que dicen otros", "135,74"],
  ] as const) {
    const response = await fetch(`${shop.shopUrl}/${lang}/impact`);
    const html = await response.text();
    expect(response.status).toBe(200);
    for (const words of [`>${title}</h1>`, others, amount, "NCBA CLUSA"]) expect(html).toContain(words);
    expect(html).not.toMatch(/recidiv|reoffend/i);
  }
});
