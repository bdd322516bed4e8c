import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TEST_RUNTIME } from "../../backend/bin/lib/paths.mjs";
import { seal, vaultKeys } from "../../backend/src/adapters/vault-cipher";
import { Desk, newRequestId } from "../support/coop-client";
import { startShop, type Shop } from "../support/shop";
import { euros } from "../support/store-client";
import { TEST_SETTINGS } from "../support/template";

/** A pay run of a very large workshop, over HTTP as its treasurer and its board send it. */

const MEMBERS = Number(process.env["ARNIA_BENCH_MEMBERS"] ?? "200");
const MONTH = "2026-09";
/** A co-op whose bank counts in euros, so that its files are SEPA's. */
const COOP = "horabuena";

let shop: Shop;
let desk: Desk;
let board: Desk;

beforeAll(async () => {
  shop = await startShop({ name: "bench_pay" });
  [desk, board] = [await Desk.of(shop, COOP), await Desk.of(shop, COOP, "board")];
  await writeMembers();
  await desk.post("/coop/pay-account", { account_number: "PT50 0002 0123 1234 5678 9015 4" });
  const money = (amount: string) => ({ amount: euros(amount), request_id: newRequestId() });
  await desk.post("/coop/book/other-money", { ...money("1000000.00"), note: "A grant" });
  await desk.post("/coop/book/to-work", { ...money("900000.00"), reason: "Advance" });
});
afterAll(() => shop.stop());

/** Members with a regime, a sealed account that was checked, and a month of work: written past HTTP, which is not measured. */
async function writeMembers(): Promise<void> {
  const [coop] = await shop.query<{ id: string }>("select id from coop where handle = $1", [COOP]);
  const coop_id = coop?.id ?? "";
  const keys = vaultKeys(TEST_SETTINGS["VAULT_KEY"] ?? "");
  const rows = Array.from({ length: MEMBERS }, (_, n) => {
    const member_id = `mbr_bench_${n}`;
    const row_id = `pye_bench_${n}`;
    return {
      member_id,
      code: `B-${n}`,
      payee_id: row_id,
      holder: seal(keys, `Payee ${n}`, { coop_id, row_id, column: "account_holder_name" }),
      account: seal(keys, "GB82WEST12345698765432", { coop_id, row_id, column: "account_number" }),
      quantity: 100 * (1 + (n % 160)),
    };
  });
  const from = `from jsonb_to_recordset($2::jsonb)
    as r(member_id text, code text, payee_id text, holder text, account text, quantity bigint)`;
  for (const statement of [
    `insert into member (id, coop_id, code, request_id, created_by, created_at)
     select member_id, $1, code, member_id, 'stf_bench', now() ${from}`,
    `insert into member_regime (coop_id, member_id, regime, effective_from, attested_by, attested_at)
     select $1, member_id, 'inside', '2026-01-01', 'stf_bench', now() ${from}`,
    `insert into payee (id, coop_id, member_id, kind, rail, account_holder_name, account_number, verified_by, verified_at,
       proof, consented_by, consented_at, takes_a_place, request_id, created_by, created_at)
     select payee_id, $1, member_id, 'member_account', 'sepa', holder, account, 'stf_other', now(), 'bank_letter',
       'stf_bench', now(), false, payee_id, 'stf_bench', now()
     ${from}`,
    `with month as (
       insert into work_month (coop_id, month, kind, version, fingerprint, saved_by, saved_at)
       values ($1, '${MONTH}', 'hours', 1, 'bench', 'stf_bench', now())
     ) insert into work_entry (coop_id, month, member_id, quantity) select $1, '${MONTH}', member_id, quantity ${from}`,
  ])
    await shop.query(statement, [coop_id, JSON.stringify(rows)]);
}

async function timed<T>(act: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  const result = await act();
  return [result, Math.round(performance.now() - began) / 1000];
}

test("a pay run is previewed, approved and made into files", async () => {
  type Preview = { run: { lines: unknown[] } | null; refusals: unknown[] };
  const [preview, preview_s] = await timed(() =>
    desk.post<Preview>("/coop/pay-runs/preview", { month: MONTH }),
  );
  expect(preview.refusals).toEqual([]);
  expect(preview.run?.lines).toHaveLength(MEMBERS);
  const { run } = await desk.post<{ run: { id: string; hash: string } }>("/coop/pay-runs", {
    month: MONTH,
    request_id: newRequestId(),
  });
  const [content, execute_s] = await timed(async () => {
    await board.post(`/coop/pay-runs/${run.id}/approve`, { seen_hash: run.hash, request_id: newRequestId() });
    const { files } = await desk.post<{ files: { id: string }[] }>(`/coop/pay-runs/${run.id}/files`, {
      request_id: newRequestId(),
    });
    expect(files).toHaveLength(1);
    return desk.post<{ file: { text: string; total: { amount: string } } }>(
      `/coop/pay-runs/${run.id}/files/${files[0]?.id}/content`,
      {},
    );
  });
  expect(content.file.total.amount).toBe("900000.00");
  expect(content.file.text).toContain(`<NbOfTxs>${MEMBERS}</NbOfTxs><CtrlSum>900000.00</CtrlSum>`);
  const measured = { members: MEMBERS, preview_s, execute_s };
  writeFileSync(join(TEST_RUNTIME, "bench", "pay.json"), JSON.stringify(measured));
});
