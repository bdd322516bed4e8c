import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "../../../backend/bin/lib/paths.mjs";
import { Admin } from "../../support/admin-client";
import { Desk, newRequestId } from "../../support/coop-client";
import { mailsIn } from "../../support/mail-folder";
import { verifiedPayee } from "../../support/payees";
import { startShop, type Shop } from "../../support/shop";
import { euros, must, refusalOf, type Answer } from "../../support/store-client";
import { TEST_SETTINGS } from "../../support/template";
import { until } from "../../support/until";

/** No pay goes to anybody whom nobody compared with a paper, nor to whoever took another's place a moment ago. */

type Run = { id: string; hash: string; status: string };
type Preview = { refusals: { code: string; member: string | null; good_from: string | null }[] };

const MONTH = "2026-08";
const NUMBER = "CANARY 0049 1182";

const MAILS = mkdtempSync(join(tmpdir(), "payees-mail-"));

let shop: Shop;
let treasurer: Desk;
let board: Desk;
let member: string;
let run: Run;

beforeAll(async () => {
  shop = await startShop({ name: "payees", env: { MAIL_FOLDER: MAILS, SWEEP_SECONDS: "5" } });
  treasurer = await Desk.of(shop, "valdemiel");
  board = await Desk.of(shop, "valdemiel", "board");
  const money = (amount: string) => ({ amount: euros(amount), request_id: newRequestId() });
  await treasurer.post("/coop/book/other-money", { ...money("90.00"), note: "A grant" });
  await treasurer.post("/coop/book/to-work", { ...money("60.00"), reason: "Advance" });
  ({
    member: { id: member },
  } = await treasurer.post<{ member: { id: string } }>("/coop/members", {
    ...{ code: "P-1", regime: "inside", effective_from: "2026-01-01", request_id: newRequestId() },
  }));
  const entries = [{ code: "P-1", quantity: "10" }];
  await treasurer.post(`/coop/work/${MONTH}`, { kind: "hours", version: 0, entries });
});
afterAll(async () => {
  await shop.stop();
  rmSync(MAILS, { recursive: true });
});

const refused = async () =>
  (await treasurer.post<Preview>("/coop/pay-runs/preview", { month: MONTH })).refusals.map(
    ({ code, member: who }) => `${who} ${code}`,
  );
const propose = () =>
  treasurer.ask<{ run: Run }>("POST", "/coop/pay-runs", { month: MONTH, request_id: newRequestId() });
const approve = () =>
  board.ask<{ run: Run }>("POST", `/coop/pay-runs/${run.id}/approve`, {
    ...{ seen_hash: run.hash, request_id: newRequestId() },
  });
const files = () =>
  treasurer.ask<unknown>("POST", `/coop/pay-runs/${run.id}/files`, { request_id: newRequestId() });
const pass = (days: number) =>
  shop.query("update payee set created_at = created_at - $1 * interval '1 day' where member_id = $2", [
    days,
    member,
  ]);
/** Mails to the board that are found or gone; before time passes, since what is old is not looked for. */
const told = (times: number) =>
  until(
    `the board was told ${times} times`,
    async () => {
      const found = await shop.query("select 1 from mail where kind = 'payee_changed' and state = 'sent'");
      return found.length >= times;
    },
    60_000,
  );
const goodFrom = (answer: Answer<unknown>) =>
  (answer.body as { details: { good_from?: string } }).details.good_from;

test("a pay is proposed once somebody is written down and another person compared them with a paper", async () => {
  expect(await refused()).toEqual(["P-1 pay.payee_missing"]);
  expect(refusalOf(await propose())).toBe("400 pay.payee_missing");
  const { payee } = await treasurer.post<{ payee: { id: string } }>(`/coop/members/${member}/payees`, {
    ...{ kind: "family", account_number: NUMBER, consented: "yes", request_id: newRequestId() },
  });
  expect(await refused()).toEqual(["P-1 pay.payee_unverified"]);
  expect(refusalOf(await propose())).toBe("400 pay.payee_unverified");
  const compared = `/coop/members/${member}/payees/${payee.id}/verified`;
  expect(refusalOf(await treasurer.ask("POST", compared, { proof: "other" }))).toBe("400 member.same_person");
  must(await board.ask("POST", compared, { proof: "family_paper" }));
  expect(await refused()).toEqual([]);
  ({ run } = must(await propose()));
});

test("who left and came back by the same address is who wrote a payee down, and still cannot verify it", async () => {
  const both = await board.colleague("both@valdemiel.example", "treasurer");
  const { payee } = await both.post<{ payee: { id: string } }>(`/coop/members/${member}/payees`, {
    ...{ kind: "court", account_number: NUMBER, request_id: newRequestId() },
  });
  await board.post(`/coop/staff/${both.me.id}/leave`);
  const back = await board.colleague("Both@valdemiel.example", "board");
  const compared = `/coop/members/${member}/payees/${payee.id}/verified`;
  expect(refusalOf(await back.ask("POST", compared, { proof: "court_order" }))).toBe(
    "400 member.same_person",
  );
});

test("whoever takes another's place is paid three days later: not approved before, and in no file before", async () => {
  await verifiedPayee(treasurer, board, member, "family", { account_number: "CANARY 2" });
  const early = await approve();
  expect(refusalOf(early)).toBe("400 pay.payee_changed");
  expect(goodFrom(early)).toMatch(/^\d{4}-\d\d-\d\d$/);
  await told(2);
  await pass(3);
  must(await approve());

  await verifiedPayee(treasurer, board, member, "family", { account_number: "CANARY 3" });
  expect(refusalOf(await files())).toBe("400 pay.payee_changed");
  await told(4);
  await pass(3);
  must(await files());
  // Pay goes to the member's own account by law, and to the family by the member's choice.
  const sheets = await treasurer.get<{ statements: { payments: object[] }[] }>(
    `/coop/pay-runs/${run.id}/statements`,
  );
  expect(sheets.statements.flatMap(({ payments }) => payments)).toMatchObject([
    { paid_to: "member_account", payee: "family", state: "sent" },
  ]);
});

test("the co-op's board is told each time, and never which account", async () => {
  const changed = (await mailsIn(MAILS)).filter(({ subject }) => /P-1/.test(subject ?? ""));
  // Two changes, and two people on the board.
  expect(changed.map(({ to }) => to?.[0]?.address?.toLowerCase()).sort()).toEqual(
    ["board", "board", "both", "both"].map((who) => `${who}@valdemiel.example`),
  );
  for (const mail of changed) {
    expect(JSON.stringify(mail)).not.toContain("CANARY");
    expect(mail.text).toContain(`/portal/members/${member}`);
  }
  expect(
    await shop.query("select 1 from mail where kind = 'payee_changed' and data::text like '%CANARY%'"),
  ).toEqual([]);
});

type Export = {
  export: {
    code: string;
    payees: { account_number: string | null; ended_at: string | null }[];
    pay: { month: string; payments: { state: string }[] }[];
    looks: { what: string; by: string }[];
    held: unknown[];
  };
};

test("a member has everything of theirs: accounts, pay, and who looked, this look with the rest", async () => {
  const all = (await board.get<Export>(`/coop/members/${member}/export`)).export;
  expect(all).toMatchObject({ code: "P-1", pay: [{ month: MONTH, payments: [{ state: "sent" }] }] });
  expect(all.payees.map(({ account_number }) => account_number)).toContain("CANARY 3");
  expect(all.looks.at(-1)).toMatchObject({ what: "export", by: "board@valdemiel.example" });
  const stranger = await Desk.of(shop, "pietrachiara", "board");
  const at = `/coop/members/${member}`;
  expect(refusalOf(await stranger.ask("GET", `${at}/export`))).toBe("404 member.not_found");
  const erase = { why: "asked", request_id: newRequestId() };
  expect(refusalOf(await stranger.ask("POST", `${at}/erase`, erase))).toBe("404 member.not_found");
});

test("keys:rotate seals a co-op's accounts anew while the shop runs, and they open as before", async () => {
  const rotated = spawnSync(
    process.execPath,
    [join(ROOT, "backend", "bin", "keys-rotate.mjs"), "valdemiel"],
    {
      cwd: ROOT,
      encoding: "utf8",
      env: {
        ...process.env,
        ...TEST_SETTINGS,
        DATABASE_URL: shop.databaseUrl,
        BACKEND_URL: shop.backendUrl,
        BACKEND_PORT: new URL(shop.backendUrl).port,
      },
      timeout: 170_000,
    },
  );
  expect([rotated.status, rotated.stdout + rotated.stderr]).toEqual([
    0,
    expect.stringMatching(/valdemiel: version 2, 4 rows sealed anew/),
  ]);
  const versions = await shop.query(
    "select distinct split_part(account_number, '.', 3) as version from payee where member_id = $1",
    [member],
  );
  expect(versions).toEqual([{ version: "2" }]);
  const all = (await board.get<Export>(`/coop/members/${member}/export`)).export;
  expect(all.payees.map(({ account_number }) => account_number)).toEqual(
    expect.arrayContaining([NUMBER, "CANARY 2", "CANARY 3"]),
  );
});

test("a member is erased once they left and nothing is held or on its way, and the books stay whole", async () => {
  const erase = (who = board) =>
    who.ask<{ member: { code: string } }>("POST", `/coop/members/${member}/erase`, {
      ...{ why: "asked", request_id: newRequestId() },
    });
  expect(refusalOf(await erase(treasurer))).toBe("403 staff.not_allowed");
  expect(refusalOf(await erase())).toBe("400 member.payment_open");
  await treasurer.post(`/coop/pay-runs/${run.id}/paid`, { request_id: newRequestId() });
  expect(refusalOf(await erase())).toBe("400 member.not_left");
  await treasurer.post(`/coop/members/${member}/left`, { on: "2026-09-30" });
  const answers = await Promise.all([1, 2, 3].map(() => erase()));
  for (const answer of answers) expect(must(answer).member.code).toMatch(/^X-[0-9A-Z]{10}$/);
  const left = await shop.query(
    `select (select count(*)::int from payee where account_number is not null and member_id = $1) as accounts,
       (select count(*)::int from member_flag where member_id = $1) as flags,
       (select count(*)::int from member_regime where member_id = $1) as regimes`,
    [member],
  );
  expect(left).toEqual([{ accounts: 0, flags: 0, regimes: 0 }]);
  expect(refusalOf(await treasurer.ask("GET", `/coop/members/${member}/export`))).toBe("400 member.erased");
  await (await Admin.signIn(shop)).audit();
  // The pay is there as it was; what it was called then is the co-op's own paper.
  const { run: kept } = await treasurer.get<{ run: { status: string } }>(`/coop/pay-runs/${run.id}`);
  expect(kept.status).toBe("paid");
});
