import { afterAll, beforeAll, expect, test } from "vitest";
import { ruleSetSchema } from "../../../backend/src/adapters/rule-sets";
import { factsFrom, splitMember } from "../../../backend/src/domain/pay/legal-split";
import { settle, type RuleSetDocument } from "../../../backend/src/domain/pay/rule-set";
import { Admin } from "../../support/admin-client";
import { Desk, newRequestId } from "../../support/coop-client";
import { verifiedPayee } from "../../support/payees";
import { startShop, type Shop } from "../../support/shop";
import { must, refusalOf, type Money } from "../../support/store-client";

/**
 * How pay is divided by law, over HTTP: a Peruvian co-op pays three payees, a version replaces another, and old pay stays as it
 * was. No number here is computed.
 */

const MONTH = "2026-09";
const RULES = "pe-dleg-1343";
const NOTE = "Read with counsel, next to the statute";

type Attestation = {
  hash: string | null;
  in_force: boolean;
  lapsed: string | null;
  withdrawn: boolean;
  attested_by: string | null;
};
type Rules = {
  rule_sets: { id: string; version: number; document_hash: string; document: RuleSetDocument }[];
  not_found: { id: string }[];
  attestations: Attestation[];
};
type Part = { head: string; amount: Money; paid_to: string; waits: boolean };
type Run = {
  id: string;
  hash: string;
  status: string;
  rule_set: { id: string; hash: string };
  lines: {
    code: string;
    amount: Money;
    heads: Part[];
    payments: { id: string; paid_to: string; amount: Money; state: string; waits: boolean }[];
  }[];
};
type Version = { version: number; state: string; document: RuleSetDocument };

let shop: Shop;
let admin: Admin;
let treasurer: Desk;
let board: Desk;
let run: Run;

const pen = (amount: string): Money => ({ amount, currency_code: "pen" });
const rulesOf = (desk: Desk) => desk.get<Rules>("/coop/rule-sets");
const preview = (month = MONTH) =>
  treasurer.post<{ run: Run | null; refusals: { code: string; message: string; member: string | null }[] }>(
    "/coop/pay-runs/preview",
    {
      month,
    },
  );
const attest = (document_hash: string, more: object = {}) =>
  board.ask<{ attestation: Attestation }>("POST", `/coop/rule-sets/${RULES}/attest`, {
    document_hash,
    settings: {},
    effective_from: "2026-01-01",
    note: NOTE,
    request_id: newRequestId(),
    ...more,
  });
const parts = ({ lines }: Run) =>
  lines.map(({ code, heads }) => [code, ...heads.map(({ head, amount }) => `${head} ${amount.amount}`)]);
const holds = async () => {
  const { accounts } = await treasurer.get<{ accounts: { account: string; balance: Money }[] }>("/coop/book");
  const used = accounts.filter(({ balance }) => Number(balance.amount) !== 0);
  return Object.fromEntries(used.map(({ account, balance }) => [account, balance.amount]));
};
const flag = (member: string, name: string, value: "yes" | "no", effective_from = "2026-01-01") =>
  treasurer.post(`/coop/members/${member}/flags`, { flag: name, value, effective_from });
const worked = (month: string) =>
  treasurer.post(`/coop/work/${month}`, {
    kind: "hours",
    version: 0,
    entries: [
      { code: "P-01", quantity: "10" },
      { code: "P-02", quantity: "7" },
      { code: "P-03", quantity: "3" },
    ],
  });
const funded = async (amount: string) => {
  const money = () => ({ amount: pen(amount), request_id: newRequestId() });
  await treasurer.post("/coop/book/other-money", { ...money(), note: "A grant" });
  await treasurer.post("/coop/book/to-work", { ...money(), reason: "An advance" });
};

beforeAll(async () => {
  shop = await startShop({ name: "coop_rules" });
  admin = await Admin.signIn(shop);
  treasurer = await Desk.of(shop, "relojes-del-ande");
  board = await Desk.of(shop, "relojes-del-ande", "board");
  const ids: string[] = [];
  for (const code of ["P-01", "P-02", "P-03"]) {
    const { member } = await treasurer.post<{ member: { id: string } }>("/coop/members", {
      code,
      regime: "inside",
      effective_from: "2026-01-01",
      request_id: newRequestId(),
    });
    ids.push(member.id);
    for (const kind of ["member_account", "court", "institution"] as const)
      await verifiedPayee(treasurer, board, member.id, kind);
  }
  await flag(ids[0]!, "damages_owed", "yes");
  await flag(ids[2]!, "damages_owed", "yes");
  await flag(ids[2]!, "account_available", "no");
  await funded("28.92");
  await worked(MONTH);
});
afterAll(() => shop.stop());

test("a co-op sees its own country's rule sets and the one by hand, and why there is none elsewhere", async () => {
  const rules = await rulesOf(treasurer);
  expect(rules.rule_sets.map(({ id }) => id)).toEqual(["manual", RULES]);
  expect(rules.attestations).toMatchObject([{ in_force: true, lapsed: null, withdrawn: false }]);
  const elsewhere = async (handle: string) => {
    const { rule_sets, not_found } = await rulesOf(await Desk.of(shop, handle));
    return [rule_sets.map(({ id }) => id), not_found.map(({ id }) => id)];
  };
  expect(await elsewhere("caleta-azul")).toEqual([["manual"], ["pr"]]);
  expect(await elsewhere("quebracho-sur")).toEqual([
    ["ar-ley-24660", "ar-ley-24660-mendez", "manual"],
    ["ar-provinces"],
  ]);
});

test("28.92 by hours 10 : 7 : 3 goes to three payees, and what has no account waits", async () => {
  const { run: draft, refusals } = await preview();
  expect(refusals).toEqual([]);
  const divided = [
    ["P-01", "own 10.12", "damages 2.89", "upkeep 1.45"],
    ["P-02", "own 9.11", "upkeep 1.01"],
    ["P-03", "own 3.04", "damages 0.87", "upkeep 0.43"],
  ];
  expect(parts(draft!)).toEqual(divided);
  ({ run } = await treasurer.post<{ run: Run }>("/coop/pay-runs", {
    month: MONTH,
    request_id: newRequestId(),
  }));
  expect(parts(run)).toEqual(divided);
  const approval = { seen_hash: run.hash, request_id: newRequestId() };
  ({ run } = await board.post<{ run: Run }>(`/coop/pay-runs/${run.id}/approve`, approval));
  expect(
    run.lines.map(({ payments }) =>
      payments.map(({ paid_to, amount, waits }) => [paid_to, amount.amount, waits]),
    ),
  ).toEqual([
    [
      ["member_account", "10.12", false],
      ["court", "2.89", false],
      ["institution", "1.45", false],
    ],
    [
      ["member_account", "9.11", false],
      ["institution", "1.01", false],
    ],
    [
      ["member_account", "3.04", true],
      ["court", "0.87", false],
      ["institution", "0.43", false],
    ],
  ]);
  const paid = await treasurer.post<{ run: Run }>(`/coop/pay-runs/${run.id}/paid`, {
    request_id: newRequestId(),
  });
  expect(paid.run.status).toBe("paid");
  expect(await holds()).toEqual({ bank: "3.04", "member:P-03:own": "3.04" });
  await admin.audit();
});

test("what is missing of a member is said with the member's code, and nothing is proposed", async () => {
  const month = "2025-12";
  await worked(month);
  await funded("1.00");
  expect((await preview(month)).refusals).toMatchObject([{ code: "pay.no_regime", member: "P-01" }]);
  const [{ id }] = (await shop.query<{ id: string }>("select id from member where code = 'P-02'")) as [
    { id: string },
  ];
  await flag(id, "maintenance_due", "yes", "2026-11-01");
  await worked("2026-11");
  expect((await preview("2026-11")).refusals).toMatchObject([{ code: "pay.order_missing", member: "P-02" }]);
  await flag(id, "maintenance_due", "no", "2026-11-01");
  const proposal = { month, request_id: newRequestId() };
  expect(refusalOf(await treasurer.ask("POST", "/coop/pay-runs", proposal))).toBe("400 pay.no_regime");
});

test("an order and a debt are attested with their amounts, and what a run that is undone took is owed again", async () => {
  const [first, second] = (await shop.query<{ id: string }>("select id from member order by code")).map(
    ({ id }) => id,
  );
  const path = (id = "") => `/coop/members/${id}/amounts`;
  const amount = (kind: string, head: string, text: string | null) => ({
    ...{ kind, head, amount: text === null ? null : pen(text) },
    ...{ effective_from: "2026-11-01", request_id: newRequestId() },
  });
  type Amounts = {
    amounts_asked: object[];
    amounts: { kind: string; amount: Money | null; now: Money | null }[];
  };
  const page = async (id = "") => (await treasurer.get<{ member: Amounts }>(`/coop/members/${id}`)).member;

  expect((await page(first)).amounts_asked).toEqual([
    { kind: "owed", head: "damages" },
    { kind: "ordered", head: "maintenance" },
  ]);
  const owed = amount("owed", "damages", "0.06");
  must(await treasurer.ask("POST", path(first), owed));
  must(await treasurer.ask("POST", path(first), owed));
  await flag(second!, "maintenance_due", "yes", "2026-11-01");
  must(await treasurer.ask("POST", path(second), amount("ordered", "maintenance", "0.20")));
  await verifiedPayee(treasurer, board, second!, "family");
  for (const [body, refusal] of [
    [amount("ordered", "damages", "1.00"), "400 member.amount_not_asked"],
    [{ ...owed, amount: pen("0.07") }, "400 member.request_reused"],
    [amount("owed", "damages", "-1.00"), "400 invalid_data"],
    [{ ...owed, amount: { amount: "1.00", currency_code: "eur" } }, "400 money.currency_mismatch"],
    [{ ...owed, effective_from: "2099-01-01" }, "400 member.day_ahead"],
    [{ ...owed, head: "fine" }, "400 invalid_data"],
  ] as const)
    expect([refusal, refusalOf(await treasurer.ask("POST", path(first), body))]).toEqual([refusal, refusal]);
  expect(refusalOf(await board.ask("POST", path(first), owed))).toBe("403 staff.not_allowed");

  const proposal = { month: "2026-11", request_id: newRequestId() };
  const { run: proposed } = await treasurer.post<{ run: Run }>("/coop/pay-runs", proposal);
  expect(parts(proposed)).toEqual([
    ["P-01", "own 0.39", "damages 0.06", "upkeep 0.05"],
    ["P-02", "own 0.12", "upkeep 0.03", "maintenance 0.20"],
    ["P-03", "own 0.11", "damages 0.03", "upkeep 0.01"],
  ]);
  const approval = { seen_hash: proposed.hash, request_id: newRequestId() };
  await board.post(`/coop/pay-runs/${proposed.id}/approve`, approval);
  const shown = { kind: "owed", head: "damages", amount: pen("0.06"), effective_from: "2026-11-01" };
  expect((await page(first)).amounts).toMatchObject([
    { ...shown, now: pen("0.00"), attested_by: treasurer.me.email },
  ]);
  const undo = { reason: "Hours of another month", request_id: newRequestId() };
  await board.post(`/coop/pay-runs/${proposed.id}/reverse`, undo);
  expect((await page(first)).amounts).toMatchObject([{ ...shown, now: pen("0.06") }]);
  expect((await page(second)).amounts).toMatchObject([{ kind: "ordered", amount: pen("0.20"), now: null }]);
  must(await treasurer.ask("POST", path(second), amount("ordered", "maintenance", null)));
  expect((await page(second)).amounts).toMatchObject([{ kind: "ordered", amount: null, now: null }]);
  expect((await preview("2026-11")).refusals).toMatchObject([{ code: "pay.order_missing", member: "P-02" }]);

  const sealed = await shop.query<{ amount: string | null }>("select amount from member_amount order by seq");
  expect(sealed.map((row) => row.amount?.slice(0, 3) ?? null)).toEqual(["v2.", "v2.", null]);
  await admin.audit();
});

test("what was paid is worked out again from the text that was attested", async () => {
  const lines = await shop.query<{ id: string; made_from: string }>(
    "select id, made_from from pay_line where run_id = $1 order by position",
    [run.id],
  );
  const { document, document_hash } = (await rulesOf(board)).rule_sets.find(({ id }) => id === RULES)!;
  expect(document_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(ruleSetSchema.safeParse(document).success).toBe(true);
  const again = lines.map(({ made_from }) => splitMember(factsFrom(made_from), () => settle(document, {})));
  expect(again.map(({ heads }) => heads.map(({ head, amount }) => `${head} ${amount}`))).toEqual([
    ["own 1012", "damages 289", "upkeep 145"],
    ["own 911", "upkeep 101"],
    ["own 304", "damages 87", "upkeep 43"],
  ]);
  expect(again.map(({ made_from }) => made_from)).toEqual(lines.map(({ made_from }) => made_from));
  expect(lines.map(({ made_from }) => made_from).join()).not.toMatch(/P-0|@/);
});

test("a newer version stops the next run until the board attests it, and the last run stays", async () => {
  const month = "2026-10";
  await worked(month);
  await funded("99.00");
  expect((await preview(month)).refusals).toEqual([]);
  const { rule_sets } = await rulesOf(board);
  const { document, document_hash } = rule_sets.find(({ id }) => id === RULES)!;
  const changed = structuredClone(document);
  changed.heads[0]!.bps = 7500;
  changed.heads[1]!.bps = 1500;

  const draft = (sent: unknown) => admin.ask<Version>("POST", "/admin/rule-sets", { document: sent });
  expect(refusalOf(await draft(document))).toBe("400 pay.rule_set_exists");
  expect(refusalOf(await draft({ ...document, heads: "none" }))).toBe("400 pay.rule_set_invalid");
  expect(must(await draft(changed))).toMatchObject({ version: 2, state: "draft" });
  expect(must(await draft(changed))).toMatchObject({ version: 2, state: "draft" });
  expect(await admin.get(`/admin/rule-sets/${RULES}/compare?from=1&to=2`)).toEqual({
    changes: [
      { path: "heads.own.bps", before: "7000", after: "7500" },
      { path: "heads.damages.bps", before: "2000", after: "1500" },
    ],
  });
  // Nobody can attest a draft, and what holds goes on.
  expect((await preview(month)).refusals).toEqual([]);
  must(await admin.ask("POST", `/admin/rule-sets/${RULES}/versions/2/publish`, {}));

  expect((await preview(month)).refusals).toMatchObject([
    { code: "pay.rule_set_not_attested", message: expect.stringContaining("newer version") },
  ]);
  const proposal = { month, request_id: newRequestId() };
  expect(refusalOf(await treasurer.ask("POST", "/coop/pay-runs", proposal))).toBe(
    "400 pay.rule_set_not_attested",
  );
  expect((await rulesOf(board)).attestations[0]).toMatchObject({ in_force: false, lapsed: "newer_version" });
  expect(refusalOf(await attest(document_hash))).toBe("400 pay.rule_set_changed");
  const newest = (await rulesOf(board)).rule_sets.find(({ id }) => id === RULES)!;
  expect(newest.version).toBe(2);
  const request_id = newRequestId();
  const clicks = await Promise.all(
    Array.from({ length: 3 }, () => attest(newest.document_hash, { request_id })),
  );
  for (const click of clicks)
    expect(must(click).attestation).toMatchObject({ in_force: true, attested_by: board.me.email });
  expect(refusalOf(await attest(newest.document_hash, { request_id, note: `${NOTE}, again` }))).toBe(
    "400 book.request_reused",
  );
  expect((await rulesOf(board)).attestations).toHaveLength(2);

  const { run: next } = await preview(month);
  expect(parts(next!)).toEqual([
    ["P-01", "own 37.50", "damages 7.50", "upkeep 5.00"],
    ["P-02", "own 31.50", "upkeep 3.50"],
    ["P-03", "own 11.25", "damages 2.25", "upkeep 1.50"],
  ]);
  const kept = await treasurer.get<{ run: Run }>(`/coop/pay-runs/${run.id}`);
  expect(parts(kept.run)).toEqual(parts(run));
  expect(kept.run.rule_set.hash).toBe(run.rule_set.hash);
});

test("a proposal is not approved once its rule set is retired", async () => {
  const month = "2026-10";
  const proposed = await treasurer.post<{ run: Run }>("/coop/pay-runs", {
    month,
    request_id: newRequestId(),
  });
  const retire = () =>
    admin.ask<Version>("POST", `/admin/rule-sets/${RULES}/versions/2/retire`, { reason: "Misread" });
  expect(must(await retire())).toMatchObject({ state: "retired" });
  expect(must(await retire())).toMatchObject({ state: "retired" });
  const approval = { seen_hash: proposed.run.hash, request_id: newRequestId() };
  expect(refusalOf(await board.ask("POST", `/coop/pay-runs/${proposed.run.id}/approve`, approval))).toBe(
    "400 pay.rule_set_not_attested",
  );
  const { attestations } = await rulesOf(board);
  expect(attestations[0]).toMatchObject({ in_force: false, lapsed: "retired" });
});

test("numbers are tried without saving: an Italian month as it is estimated, and what is wrong with others", async () => {
  const desk = await Desk.of(shop, "pietrachiara");
  const eur = (amount: string): Money => ({ amount, currency_code: "eur" });
  const path = "/coop/rule-sets/it-ordinamento-penitenziario/try";
  const numbers = {
    regime: "inside",
    flags: { damages_owed: true, maintenance_due: false, account_available: true },
    pay: eur("1320.00"),
    withheld: eur("320.00"),
    days: 30,
    ordered: { damages: eur("300.00") },
  };
  type Tried = {
    base: Money;
    hash: string;
    lines: Part[];
    estimate: (Part & { carried: Money })[];
    explanation: Record<string, { what: string; amount: string; why: string; to: string; notes: string[] }[]>;
  };
  const tried = await desk.post<Tried>(path, numbers);
  const told = (lines: Part[]) =>
    lines.map(({ head, amount, paid_to }) => `${head} ${amount.amount} ${paid_to}`);
  expect(tried.base).toEqual(eur("1000.00"));
  expect(told(tried.lines)).toEqual(["withheld 320.00 coop", "entrusted 1000.00 institution"]);
  expect(told(tried.estimate)).toEqual([
    "damages 300.00 court",
    "upkeep 100.00 institution",
    "costs 0.00 court",
    "locked 200.00 institution",
    "savings 0.00 savings",
    "own 400.00 institution",
  ]);
  expect(tried.estimate[1]?.carried).toEqual(eur("8.60"));
  expect(tried.explanation.it?.map(({ amount }) => amount)).toEqual([
    "320,00 EUR",
    "1000,00 EUR",
    "300,00 EUR",
    "100,00 EUR",
    "200,00 EUR",
    "400,00 EUR",
  ]);
  expect(tried.explanation.en?.[3]).toMatchObject({
    why: expect.stringContaining("3.62 EUR a day for 30 days"),
    notes: ["Asked for again next time: 8.60 EUR."],
  });
  expect((await desk.post<Tried>(path, numbers)).hash).toBe(tried.hash);

  const wrong = async (more: object, at = path) =>
    refusalOf(await desk.ask("POST", at, { ...numbers, ...more }));
  expect(await wrong({ pay: pen("10.00") })).toBe("400 money.currency_mismatch");
  expect(await wrong({ withheld: eur("1320.01") })).toBe("400 money.negative");
  expect(await wrong({}, `/coop/rule-sets/${RULES}/try`)).toBe("400 pay.rule_set_elsewhere");
  expect(await wrong({}, "/coop/rule-sets/manual/try")).toBe("400 pay.settings_invalid");
  const argentina = await Desk.of(shop, "quebracho-sur");
  const ars = (amount: string): Money => ({ amount, currency_code: "ars" });
  const remand = await argentina.ask("POST", "/coop/rule-sets/ar-ley-24660/try", {
    ...numbers,
    ...{ regime: "remand", pay: ars("100.00"), withheld: ars("0.00"), ordered: {} },
    settings: { divided_by: "coop", property_damage: "before" },
  });
  expect(refusalOf(remand)).toBe("400 pay.no_rule_for_regime");
  expect(await shop.query("select 1 from vault_read where coop_id = $1", [desk.me.coop.id])).toEqual([]);
});
