import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { Desk, newRequestId } from "../../support/coop-client";
import { verifiedPayee } from "../../support/payees";
import { pausesAt, type Point } from "../../support/pauses";
import { startShop, type Shop } from "../../support/shop";
import { euros, must, refusalOf, type Answer, type Money } from "../../support/store-client";

/**
 * Pay from the attestation to the certificate, with the shop ended as a power cut would at each act's own writing: whoever
 * asked asks again, and everything is there once. A Spanish co-op pays pieces at a rate and an Italian one a payroll, so
 * that two acts can stand at their points at once. No number here is computed.
 */

const POINTS = {
  attested: { table: "rule_set_attestation", on: "insert" },
  payee: { table: "payee", on: "insert" },
  agreed: { table: "pay_threshold", on: "insert" },
  worked: { table: "work_entry", on: "insert" },
  proposed: { table: "pay_line", on: "insert", when: "new.quantity > 0" },
  payroll: { table: "pay_line", on: "insert", when: "new.quantity = 0" },
  seconded: {
    table: "pay_run",
    on: "update",
    when: "new.seconded_at is not null and old.seconded_at is null",
  },
  topped: { table: "ledger_transaction", on: "insert", when: "new.kind = 'top_up'" },
  signed: { table: "ledger_posting", on: "insert", when: "new.credit like 'member:%'" },
  undone: { table: "pay_run", on: "update", when: "new.status = 'reversed'" },
  filed: { table: "pay_file_line", on: "insert" },
  unfiled: { table: "pay_file", on: "update" },
  answered: { table: "pay_payment", on: "update", when: "new.state in ('paid', 'returned')" },
  reopened: { table: "pay_payment", on: "update", when: "new.state = 'to_pay'" },
  closed: { table: "pay_run", on: "update", when: "new.closed_at is not null" },
  let_go: { table: "pay_run", on: "insert", when: "new.method = 'locked'" },
  certified: { table: "certificate_pay", on: "insert" },
  uncertified: { table: "certificate", on: "update" },
  erased: { table: "member", on: "update", when: "new.erased_at is not null" },
} as const satisfies Record<string, Point>;
type PointName = keyof typeof POINTS;
type Run = {
  id: string;
  hash: string;
  status: string;
  top_up: Money;
  lines: { code: string; amount: Money; payments: { id: string; state: string; amount: Money }[] }[];
};
type File = { id: string; count: number; withdrawn_at: string | null };

const MONTH = "2025-11";
const RULES = "it-ordinamento-penitenziario";

let shop: Shop;
let admin: Admin;
let treasurer: Desk;
let board: Desk;
let italian: { treasurer: Desk; board: Desk };
let pauses: Awaited<ReturnType<typeof pausesAt<PointName>>>;
const member: Record<string, string> = {};
const now = { run: {} as Run, payroll: {} as Run, kept: {} as Run, certificate: "" };

const enter = async (desk: Desk, code: string) =>
  (
    await desk.post<{ member: { id: string } }>("/coop/members", {
      ...{ code, regime: "inside", effective_from: "2025-01-01", request_id: newRequestId() },
    })
  ).member.id;
const hashOf = async (desk: Desk, id: string) => {
  const { rule_sets } = await desk.get<{ rule_sets: { id: string; document_hash: string }[] }>(
    "/coop/rule-sets",
  );
  return rule_sets.find((one) => one.id === id)?.document_hash;
};
const fund = async (desk: Desk, amount: string) => {
  const money = () => ({ amount: euros(amount), request_id: newRequestId() });
  await desk.post("/coop/book/other-money", { ...money(), note: "A grant" });
  await desk.post("/coop/book/to-work", { ...money(), reason: "As if sold" });
};

beforeAll(async () => {
  shop = await startShop({ name: "coop_kill_pay" });
  admin = await Admin.signIn(shop);
  treasurer = await Desk.of(shop, "valdemiel");
  board = await Desk.of(shop, "valdemiel", "board");
  italian = {
    treasurer: await Desk.of(shop, "saponaria-lumen"),
    board: await Desk.of(shop, "saponaria-lumen", "board"),
  };
  for (const code of ["P-01", "P-02"]) {
    member[code] = await enter(treasurer, code);
    for (const kind of ["member_account", "institution", "family"] as const)
      await verifiedPayee(treasurer, board, member[code], kind);
  }
  const inmate = await enter(italian.treasurer, "I-01");
  await verifiedPayee(italian.treasurer, italian.board, inmate, "institution");
  await fund(treasurer, "4.50");
  await fund(italian.treasurer, "7.65");
  pauses = await pausesAt(shop.databaseUrl, POINTS);
});
afterAll(async () => {
  await pauses.close();
  await shop.stop();
});

/** Ends the shop once, while each of these acts stands at its point; then each is done to its end, and again to no effect. */
async function cut(acts: Partial<Record<PointName, () => Promise<Answer<unknown>>>>): Promise<void> {
  for (const [point, act] of Object.entries(acts)) {
    const refusals: string[] = [];
    const begin = () =>
      void act()
        .then((answer) => answer.status >= 400 && refusals.push(refusalOf(answer)))
        .catch(() => undefined);
    await pauses.stopAt(point as PointName, begin).catch((error: unknown) => {
      throw new Error(`${String(error)} ${refusals.join()}`);
    });
  }
  await shop.kill9();
  await pauses.throwAway();
  await shop.restart();
  for (const act of Object.values(acts)) {
    const done = must(await act());
    expect(must(await act())).toEqual(done);
  }
}

const asking =
  <T>(desk: Desk, path: string, body: object) =>
  () =>
    desk.ask<T>("POST", path, body);
const once = (body: object = {}) => ({ ...body, request_id: newRequestId() });
const count = async (what: string): Promise<number> => {
  const [row] = await shop.query<{ count: number }>(`select count(*)::int as count from ${what}`);
  return row?.count ?? -1;
};
const runsOf = async (desk: Desk): Promise<Run> => {
  const { runs } = await desk.get<{ runs: Run[] }>("/coop/pay-runs");
  return (await desk.get<{ run: Run }>(`/coop/pay-runs/${runs[0]?.id}`)).run;
};
const holds = async (desk: Desk): Promise<Record<string, string>> => {
  const { accounts } = await desk.get<{ accounts: { account: string; balance: Money }[] }>("/coop/book");
  const used = accounts.filter(({ balance }) => Number(balance.amount) !== 0);
  return Object.fromEntries(used.map(({ account, balance }) => [account, balance.amount]));
};
const seen = (run: Run) => once({ seen_hash: run.hash });
const filesOf = async (run: Run) =>
  (await treasurer.get<{ files: File[] }>(`/coop/pay-runs/${run.id}/files`)).files;
/** What is in a file, made again. */
const bytesOf = async (run: Run, file: File | undefined) => {
  const content = await treasurer.post<{ file: { text: string } }>(
    `/coop/pay-runs/${run.id}/files/${file?.id}/content`,
    {},
  );
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
};

test("rules are attested, a payee written down, an amount agreed and pieces recorded, once each", async () => {
  const attest = once({
    document_hash: await hashOf(board, "manual"),
    settings: { damages_bps: 0, family_bps: 0, upkeep_bps: 1000, locked_bps: 2000 },
    ...{ effective_from: "2025-01-01", note: "Read with counsel" },
  });
  const payee = once({ kind: "savings", consented: "yes" });
  const [coop] = await shop.query<{ id: string }>("select id from coop where handle = 'valdemiel'");
  const agreed = () =>
    admin.ask("POST", `/admin/coops/${coop?.id}/pay-threshold`, { amount: euros("20.00") });
  const before = [await count("rule_set_attestation"), await count("payee")];
  await cut({
    attested: asking(board, "/coop/rule-sets/manual/attest", attest),
    payee: asking(treasurer, `/coop/members/${member["P-01"]}/payees`, payee),
    agreed,
  });
  const after = [await count("rule_set_attestation"), await count("payee")];
  expect(after).toEqual(before.map((number) => number + 1));
  expect(await count("pay_threshold")).toBe(1);
  await italian.board.post(
    `/coop/rule-sets/${RULES}/attest`,
    once({
      document_hash: await hashOf(italian.board, RULES),
      ...{ settings: {}, effective_from: "2025-01-01", note: "Read with the directorate" },
    }),
  );

  await cut({
    worked: asking(treasurer, `/coop/work/${MONTH}`, {
      ...{
        kind: "pieces",
        version: 0,
        grades: [
          { grade: "A", weight: "1" },
          { grade: "B", weight: "0.7" },
        ],
      },
      entries: [
        { code: "P-01", grade: "A", quantity: "30" },
        { code: "P-01", grade: "B", quantity: "10" },
        { code: "P-02", grade: "A", quantity: "8" },
      ],
    }),
  });
  expect(await count("work_entry")).toBe(2);
});

test("22.50 at a rate and a payroll of 1,320.00 are proposed, approved and signed, once each", async () => {
  await cut({
    proposed: asking(
      treasurer,
      "/coop/pay-runs",
      once({ month: MONTH, divided_by: "rate", rate: euros("0.50"), reason: "The fair" }),
    ),
    payroll: asking(
      italian.treasurer,
      "/coop/pay-runs",
      once({
        ...{ month: MONTH, method: "payroll", reason: "November's wage" },
        rows: [{ code: "I-01", gross: "1320,00", withheld: "320,00", net: "1000,00" }],
      }),
    ),
  });
  [now.run, now.payroll] = [await runsOf(treasurer), await runsOf(italian.treasurer)];
  expect([now.run.top_up, now.payroll.top_up]).toEqual([euros("18.00"), euros("1312.35")]);
  await cut({
    seconded: asking(board, `/coop/pay-runs/${now.run.id}/approve`, seen(now.run)),
    topped: asking(italian.board, `/coop/pay-runs/${now.payroll.id}/approve`, seen(now.payroll)),
  });
  expect(await holds(treasurer)).toEqual({ bank: "4.50", work: "4.50" });
  expect(await holds(italian.treasurer)).toEqual({
    ...{ bank: "1320.00", "member:I-01:withheld": "320.00", "member:I-01:entrusted": "1000.00" },
  });
  const signature = seen(now.run);
  await cut({
    signed: () => admin.ask("POST", `/admin/pay-runs/${now.run.id}/approve`, signature),
    undone: asking(
      italian.board,
      `/coop/pay-runs/${now.payroll.id}/reverse`,
      once({ reason: "Another month" }),
    ),
  });
  // Of 18.50 and 4.00 a tenth is for costs, a fifth is kept, and the rest is the members' own.
  expect(await holds(treasurer)).toEqual({
    bank: "22.50",
    ...{ "member:P-01:own": "12.95", "member:P-01:upkeep": "1.85", "member:P-01:locked": "3.70" },
    ...{ "member:P-02:own": "2.80", "member:P-02:upkeep": "0.40", "member:P-02:locked": "0.80" },
  });
  expect(await holds(italian.treasurer)).toEqual({ bank: "7.65", work: "7.65" });
  expect(await count("pay_payment")).toBe(5);
});

test("files are made and taken back, no payment is in two, and each is the same to the byte", async () => {
  const path = `/coop/pay-runs/${now.run.id}/files`;
  await cut({ filed: asking(treasurer, path, once()) });
  const first = await filesOf(now.run);
  expect(first.reduce((sum, file) => sum + file.count, 0)).toBe(4);
  const before = await Promise.all(first.map((file) => bytesOf(now.run, file)));
  const [gone] = first;
  await cut({
    unfiled: asking(treasurer, `${path}/${gone?.id}/withdraw`, once({ reason: "The bank was closed" })),
  });
  // Made again after two power cuts, and after it was taken back, it is what it was.
  expect(await Promise.all(first.map((file) => bytesOf(now.run, file)))).toEqual(before);
  await treasurer.post(path, once());
  expect((await filesOf(now.run)).filter(({ withdrawn_at }) => withdrawn_at === null)).toHaveLength(
    first.length,
  );
  expect((await holds(treasurer))["bank"]).toBe("22.50");
});

test("the bank's answers are taken once, one comes back and is paid again, and the run is closed", async () => {
  const run = await runsOf(treasurer);
  const lines = await shop.query<{ payment_id: string; attempt: number; amount: string }>(
    `select l.payment_id, l.attempt, p.amount from pay_file_line l join pay_payment p on p.id = l.payment_id
     join pay_file f on f.id = l.file_id where f.withdrawn_at is null order by p.amount desc`,
  );
  expect(lines.map(({ amount }) => amount)).toEqual(["1295", "280", "185", "40"]);
  const references = await Promise.all(
    (await filesOf(run))
      .filter(({ withdrawn_at }) => withdrawn_at === null)
      .map((file) =>
        treasurer.post<{ file: { lines: { reference: string; amount: Money }[] } }>(
          `/coop/pay-runs/${run.id}/files/${file.id}/content`,
          {},
        ),
      ),
  );
  const told = references
    .flatMap(({ file }) => file.lines)
    .map(({ reference, amount }) => {
      const outcome = amount.amount === "12.95" ? "returned" : "paid";
      return `${reference},${outcome},${amount.amount}`;
    });
  expect(told).toHaveLength(4);
  const text = ["reference,outcome,amount", ...told].join("\n");
  await cut({ answered: asking(treasurer, "/coop/pay-answers", once({ text })) });
  expect((await holds(treasurer))["bank"]).toBe("17.45");
  const [back] = lines;
  await cut({
    reopened: asking(
      treasurer,
      `/coop/pay-runs/${run.id}/payments/${back?.payment_id}/outcome`,
      once({ outcome: "to_pay" }),
    ),
  });
  await treasurer.post(`/coop/pay-runs/${run.id}/paid`, once());
  await cut({ closed: asking(board, `/coop/pay-runs/${run.id}/close`, {}) });
  expect(await holds(treasurer)).toEqual({
    ...{ bank: "4.50", "member:P-01:locked": "3.70", "member:P-02:locked": "0.80" },
  });
});

test("what was kept is let go, work is certified and taken back, and a member is erased, once each", async () => {
  const today = new Date().toISOString().slice(0, 10);
  for (const code of ["P-01", "P-02"])
    await treasurer.post(`/coop/members/${member[code]}/regime`, {
      ...{ regime: "released", effective_from: today },
    });
  await cut({
    let_go: asking(
      treasurer,
      `/coop/members/${member["P-02"]}/locked`,
      once({ paid_to: "family", reason: "At its end" }),
    ),
  });
  now.kept = await runsOf(treasurer);
  await board.post(`/coop/pay-runs/${now.kept.id}/approve`, seen(now.kept));
  await treasurer.post(`/coop/pay-runs/${now.kept.id}/paid`, once());
  expect(await holds(treasurer)).toEqual({ bank: "3.70", "member:P-01:locked": "3.70" });

  const asked = once({ from: "2025-01", to: "2025-12" });
  await cut({ certified: asking(board, `/coop/members/${member["P-02"]}/certificates`, asked) });
  expect(await count("certificate")).toBe(1);
  const [certificate] = await shop.query<{ id: string }>("select id from certificate");
  await cut({ uncertified: asking(board, `/coop/certificates/${certificate?.id}/withdraw`, {}) });
  await treasurer.post(`/coop/members/${member["P-02"]}/left`, { on: today });
  await cut({ erased: asking(board, `/coop/members/${member["P-02"]}/erase`, once({ why: "asked" })) });
  expect(await count(`member_regime where member_id = '${member["P-02"]}'`)).toBe(0);
  expect(await count("certificate where withdrawn_at is null")).toBe(0);
});

test("the books answer every question well", async () => {
  expect(await count("pay_run")).toBe(3);
  await admin.audit();
});
