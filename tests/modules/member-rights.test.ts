import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seal, sealMark, vaultKeys } from "../../backend/src/adapters/vault-cipher";
import { NOTHING_OF_PEOPLE, RETENTION } from "../../backend/src/domain/retention";
import type MemberService from "../../backend/src/modules/member/service";
import { loadModules } from "../support/medusa-module";
import { TEST_SETTINGS } from "../support/template";

/** What a member may ask of the vault, how long it keeps what it has, and how its keys change. */

const NOW = new Date("2026-11-02T10:00:00Z");
const who = (by: string) => ({ by: `stf_${by}`, now: NOW });
const NUMBER = "002-191-CANARY-4711";
const keys = vaultKeys(TEST_SETTINGS["VAULT_KEY"] ?? "");

let loaded: Awaited<ReturnType<typeof loadModules>>;
let vault: MemberService;
let requests = 0;

beforeAll(async () => {
  loaded = await loadModules(["member", "staff", "mail"]);
  vault = loaded.services["member"] as MemberService;
});
afterAll(() => loaded.stop());

const request = () => `request_${(requests += 1)}`;
const sql = async (text: string, params: unknown[] = []) =>
  (await loaded.database.pool.query(text, params)).rows as Record<string, unknown>[];

/** A member of whom everything is known that can be, and another of whom the same is. */
async function known(coop_id: string, code: string): Promise<{ member_id: string; payee_id: string }> {
  const { id: member_id } = await vault.addMember(
    coop_id,
    { code, regime: "inside", effective_from: "2026-01-10", request_id: request() },
    who("ada"),
  );
  const flag = { member_id, flag: "damages_owed" as const, value: true, effective_from: "2026-02-01" };
  await vault.attestFlag(coop_id, flag, who("ada"));
  const sealed_amount = await vault.sealAmount(coop_id, { amount: 12_000n, currency: "eur" });
  const owed = { kind: "owed" as const, head: "damages" as const, effective_from: "2026-02-01" };
  await vault.attestAmount(
    coop_id,
    { member_id, ...owed, sealed: sealed_amount, request_id: request() },
    who("ada"),
  );
  const given = {
    kind: "member_account" as const,
    account_holder_name: "Canary Nobody",
    account_number: NUMBER,
  };
  const sealed = await vault.sealPayee(coop_id, given);
  const input = {
    member_id,
    kind: "member_account" as const,
    sealed,
    consented: true,
    request_id: request(),
  };
  const { id: payee_id } = await vault.addPayee(coop_id, input, who("ada"));
  return { member_id, payee_id };
}

describe("everything of a member", () => {
  test("is given in one look, which is written down as what it was", async () => {
    const { member_id } = await known("coop_export", "E-1");
    const { record, accounts, reads } = await vault.exportMember("coop_export", member_id, who("bo"));
    expect(record).toMatchObject({ code: "E-1", flags: [{ value: true }], amounts: [{ amount: 12_000n }] });
    expect(accounts).toMatchObject([{ account_number: NUMBER, account_holder_name: "Canary Nobody" }]);
    expect(reads).toMatchObject([{ what: "export", by: "stf_bo" }]);
    await expect(vault.exportMember("coop_other", member_id, who("eve"))).rejects.toMatchObject({
      code: "member.not_found",
    });
  });
});

describe("a member is erased", () => {
  const A = "coop_erase";
  const erase = (member_id: string, by = "board") =>
    vault.eraseMember(A, { member_id, why: "asked" }, who(by));

  test("once they left, for good: the id stays, a code that says nothing, and payees without accounts", async () => {
    const [gone, stays] = [await known(A, "X-01"), await known(A, "X-02")];
    const { member_id } = gone;
    await expect(erase(member_id)).rejects.toMatchObject({ code: "member.not_left" });
    await vault.setLeft(A, { member_id, on: "2026-10-01" });
    await vault.readMember(A, member_id, who("bo"));
    await erase(member_id);
    const [row] = await sql("select * from member where id = $1", [member_id]);
    expect(row).toMatchObject({ erased_by: "stf_board", erased_why: "asked" });
    expect(row?.["code"]).toMatch(/^X-[0-9A-Z]{10}$/);
    for (const table of ["member_flag", "member_regime", "member_amount"]) {
      const left = await sql(`select member_id from ${table} where coop_id = $1`, [A]);
      expect([table, [...new Set(left.map((one) => one["member_id"]))]]).toEqual([table, [stays.member_id]]);
    }
    expect(
      await sql("select account_number, account_holder_name from payee where id = $1", [gone.payee_id]),
    ).toEqual([{ account_number: null, account_holder_name: null }]);
    expect((await vault.payeesInForce(A)).map(({ member_id: of }) => of)).toEqual([stays.member_id]);
    // Who looked is asked of the staff, and stays.
    expect(await sql("select what from vault_read where member_id = $1", [member_id])).toEqual([
      { what: "record" },
    ]);
    expect((await vault.listMembers(A)).map(({ id }) => id).sort()).toEqual(
      [member_id, stays.member_id].sort(),
    );
  });

  test("again, and nothing more; and nobody writes anything about them any more", async () => {
    const { member_id } = await known(A, "X-03");
    await vault.setLeft(A, { member_id, on: "2026-10-01" });
    await Promise.all([erase(member_id), erase(member_id, "other")]);
    const day = { member_id, effective_from: "2026-06-01" };
    for (const act of [
      () => vault.setLeft(A, { member_id, on: null }),
      () => vault.attestRegime(A, { ...day, regime: "remand" }, who("ada")),
      () => vault.attestFlag(A, { ...day, flag: "may_sign", value: true }, who("ada")),
      () => vault.exportMember(A, member_id, who("ada")),
    ])
      await expect(act()).rejects.toMatchObject({ code: "member.erased" });
    await expect(sql("update member set code = 'BACK' where id = $1", [member_id])).rejects.toThrow("erased");
  });

  test("and nothing else takes a row out of the vault, whatever it says of itself", async () => {
    const { member_id } = await known(A, "X-04");
    const tries = [
      ["", "delete from member_flag where member_id = $1"],
      // Not marked as erased.
      [`erase ${member_id}`, "delete from member_flag where member_id = $1"],
      [`erase ${member_id}`, "update member_flag set value = false where member_id = $1"],
      ["forget", "delete from member_regime where member_id = $1"],
      [`reseal ${A}`, "delete from member_amount where member_id = $1"],
      [`reseal ${A}`, "update member_amount set head = 'upkeep' where member_id = $1"],
      [`reseal ${A}`, "update member_amount set amount = null where member_id = $1"],
      ["reseal coop_other", "update member_amount set amount = amount where member_id = $1"],
      ["reseal", "update member_amount set amount = amount where member_id = $1"],
    ] as const;
    for (const [act, statement] of tries) {
      const client = await loaded.database.pool.connect();
      try {
        await client.query("begin");
        await client.query("select set_config('arnia.vault_act', $1, true)", [act]);
        await expect(client.query(statement, [member_id]), `${act}: ${statement}`).rejects.toThrow(
          "only grows",
        );
      } finally {
        await client.query("rollback");
        client.release();
      }
    }
    for (const table of ["member_flag", "member_regime", "member_amount", "vault_read"])
      await expect(sql(`truncate ${table}`)).rejects.toThrow("only grows");
  });
});

describe("what is kept is kept so long", () => {
  test("every table of the vault, the staff and the mail is in the list, and the list names no other", async () => {
    const tables = await sql(
      `select table_name from information_schema.tables
       where table_schema = 'public' and table_name not like 'mikro_orm%' order by table_name`,
    );
    expect([...RETENTION.map(({ table }) => table), ...NOTHING_OF_PEOPLE].sort()).toEqual(
      tables.map((one) => one["table_name"]),
    );
  });

  test("looks go after their years and not before, by the timetable alone", async () => {
    const { member_id } = await known("coop_age", "A-1");
    for (const years of [4, 1])
      await sql(
        `insert into vault_read (coop_id, what, member_id, read_by, read_at)
         values ('coop_age', 'record', $1, 'stf_x', now() - $2 * interval '1 year')`,
        [member_id, years],
      );
    await expect(sql("delete from vault_read where coop_id = 'coop_age'")).rejects.toThrow("only grows");
    expect(await vault.forgetReads(new Date())).toBe(1);
    expect(await vault.forgetReads(new Date())).toBe(0);
    expect(await sql("select 1 from vault_read where coop_id = 'coop_age'")).toHaveLength(1);
    // A clock that runs ahead takes nothing that is younger than two years.
    await expect(vault.forgetReads(new Date("2099-01-01"))).rejects.toThrow("only grows");
  });

  test("the account of a payee goes long after another took its place, and one in force never", async () => {
    const { member_id, payee_id } = await known("coop_old", "O-1");
    const sealed = await vault.sealPayee("coop_old", { kind: "member_account", account_number: NUMBER });
    const input = { member_id, kind: "member_account" as const, sealed, request_id: request() };
    const { id } = await vault.addPayee("coop_old", input, who("ada"));
    const later = new Date("2029-01-01");
    expect(await vault.oldAccounts(NOW, 10)).toEqual([]);
    expect(await vault.oldAccounts(later, 10)).toContain(payee_id);
    expect(await vault.dropAccounts([payee_id, id])).toBe(1);
    expect(await vault.oldAccounts(later, 10)).not.toContain(payee_id);
    expect(await vault.openPayee("coop_old", { member_id, payee_id: id }, who("ada"))).toMatchObject({
      account_number: NUMBER,
    });
  });
});

describe("a co-op's key is changed", () => {
  const C = "coop_keys";
  const marks = async (coop_id: string) =>
    (
      await sql(
        `select split_part(account_number, '.', 3) as version from payee where coop_id = $1 and account_number is not null
         union all select split_part(amount, '.', 3) from member_amount where coop_id = $1 order by 1`,
        [coop_id],
      )
    ).map((one) => one["version"]);
  const accounts = async (coop_id: string) => {
    const ids = (await vault.payeesInForce(coop_id)).map(({ id }) => id);
    return (await vault.openPayees(coop_id, ids, who("ada"))).map(({ account_number }) => account_number);
  };

  test("row by row: cut short it goes on, everything opens meanwhile, and another co-op's stays as it is", async () => {
    const members = [await known(C, "K-1"), await known(C, "K-2"), await known(C, "K-3")];
    await known("coop_keys_other", "K-1");
    expect(await marks(C)).toEqual(["1", "1", "1", "1", "1", "1"]);
    const version = await vault.beginKeyVersion(C, NOW);
    expect(version).toBe(2);
    expect(await vault.reseal({ coop_id: C, version, most: 2 })).toBe(2);
    expect(await marks(C)).toEqual(["1", "1", "1", "1", "2", "2"]);
    expect(await accounts(C)).toEqual([NUMBER, NUMBER, NUMBER]);

    // Killed in the middle of a transaction: nothing of it was done, and nothing is lost.
    await sql("alter table member_amount rename to member_amount_gone");
    await expect(vault.reseal({ coop_id: C, version, most: 100 })).rejects.toThrow("member_amount");
    await sql("alter table member_amount_gone rename to member_amount");
    expect(await marks(C)).toEqual(["1", "1", "1", "1", "2", "2"]);

    // Started again it goes on with the version it had; what is added meanwhile is sealed by it.
    expect(await vault.beginKeyVersion(C, NOW)).toBe(version);
    await known(C, "K-4");
    while ((await vault.reseal({ coop_id: C, version, most: 1 })) > 0);
    await vault.endKeyVersion(C, version, NOW);
    expect(await marks(C)).toEqual(Array(8).fill("2"));
    expect(await accounts(C)).toEqual(Array(4).fill(NUMBER));
    const { amounts } = await vault.readMember(C, members[0]!.member_id, who("ada"));
    expect(amounts).toMatchObject([{ amount: 12_000n }]);
    expect(await marks("coop_keys_other")).toEqual(["1", "1"]);
    expect(await vault.beginKeyVersion(C, NOW)).toBe(3);
  });

  test("and what another key of the shop sealed is sealed anew by the first", async () => {
    const { payee_id } = await known("coop_master", "M-1");
    const place = { coop_id: "coop_master", row_id: payee_id, column: "account_number" };
    const version = await vault.beginKeyVersion("coop_master", NOW);
    const other = vaultKeys(randomBytes(32).toString("hex"));
    const foreign = seal(other, NUMBER, place, version);
    await sql("update payee set account_number = $1 where id = $2", [foreign, payee_id]);
    // A key that nobody has any more is told, and nothing is thrown away.
    await expect(vault.reseal({ coop_id: "coop_master", version, most: 9 })).rejects.toThrow("no key");
    await sql("update payee set account_number = $1 where id = $2", [seal(keys, NUMBER, place), payee_id]);
    await vault.reseal({ coop_id: "coop_master", version, most: 9 });
    const [row] = await sql("select account_number from payee where id = $1", [payee_id]);
    expect(String(row?.["account_number"]).startsWith(sealMark(keys, version))).toBe(true);
  });
});
