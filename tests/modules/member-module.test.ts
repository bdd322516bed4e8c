import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type MemberService from "../../backend/src/modules/member/service";
import { loadModule, type LoadedModule } from "../support/medusa-module";

const NOW = new Date("2026-11-02T10:00:00Z");
const A = "coop_a";
const B = "coop_b";
const who = (by: string) => ({ by: `stf_${by}`, now: NOW });
const HOLDER = "Canary Holder Ñandú";
const NUMBER = "002-191-CANARY-4711";

let loaded: LoadedModule<MemberService>;
let vault: MemberService;
let requests = 0;

beforeAll(async () => {
  loaded = await loadModule<MemberService>("member");
  vault = loaded.service;
});
afterAll(() => loaded.stop());

const request = () => `request_${(requests += 1)}`;
const member = async (coop_id: string, code: string) =>
  (
    await vault.addMember(
      coop_id,
      { code, regime: "inside", effective_from: "2026-01-10", request_id: request() },
      who("ada"),
    )
  ).id;
const sql = async (text: string, params: unknown[] = []) =>
  (await loaded.database.pool.query(text, params)).rows as Record<string, unknown>[];
const reads = async (coop_id: string) =>
  (await vault.listReads(coop_id, { limit: 100, offset: 0 })).map(({ what, code, by }) => [what, code, by]);

async function withPayee(coop_id: string, code: string) {
  const member_id = await member(coop_id, code);
  const sealed = await vault.sealPayee(coop_id, {
    kind: "member_account",
    account_holder_name: HOLDER,
    account_number: NUMBER,
  });
  const input = {
    ...{ member_id, kind: "member_account" as const, sealed, consented: true },
    request_id: request(),
  };
  const payee = await vault.addPayee(coop_id, input, who("ada"));
  return { member_id, payee, input };
}

describe("a member", () => {
  test("is a code in one co-op; another co-op may use the same code", async () => {
    const id = await member(A, "m-01");
    await member(B, "M-01");
    expect(id).toMatch(/^mbr_/);
    expect(await vault.listMembers(A)).toEqual([{ id, code: "M-01", left_on: null }]);
    await expect(member(A, "M-01")).rejects.toMatchObject({ code: "member.code_taken" });
  });

  test("added twice by one form is added once, and another form with its number is refused", async () => {
    const input = {
      code: "M-02",
      regime: "remand" as const,
      effective_from: "2026-02-01",
      request_id: request(),
    };
    const added = await Promise.all([1, 2, 3].map(() => vault.addMember(A, input, who("ada"))));
    expect(new Set(added.map(({ id }) => id)).size).toBe(1);
    for (const other of [{ code: "M-03" }, { regime: "inside" as const }, { effective_from: "2026-02-02" }]) {
      await expect(vault.addMember(A, { ...input, ...other }, who("ada"))).rejects.toMatchObject({
        code: "member.request_reused",
      });
    }
  });

  test("keeps every regime that was attested and by whom, and a repeat adds nothing", async () => {
    const member_id = await member(A, "M-04");
    const day = { member_id, regime: "day_release" as const, effective_from: "2026-06-01" };
    await Promise.all([vault.attestRegime(A, day, who("bo")), vault.attestRegime(A, day, who("bo"))]);
    await vault.attestRegime(A, { ...day, regime: "inside" }, who("ada"));
    const { regimes } = await vault.readMember(A, member_id, who("cy"));
    expect(regimes.map(({ regime, attested_by }) => [regime, attested_by])).toEqual([
      ["inside", "stf_ada"],
      ["day_release", "stf_bo"],
      ["inside", "stf_ada"],
    ]);
  });

  test("has flags of a closed list, each with who attested it", async () => {
    const member_id = await member(A, "M-05");
    const flag = { member_id, flag: "damages_owed" as const, effective_from: "2026-06-01" };
    await vault.attestFlag(A, { ...flag, value: true }, who("ada"));
    await vault.attestFlag(A, { ...flag, value: true }, who("ada"));
    await vault.attestFlag(A, { ...flag, value: false }, who("bo"));
    const { flags } = await vault.readMember(A, member_id, who("cy"));
    expect(flags.map(({ flag, value, attested_by }) => [flag, value, attested_by])).toEqual([
      ["damages_owed", true, "stf_ada"],
      ["damages_owed", false, "stf_bo"],
    ]);
    await expect(
      sql(
        "insert into member_flag (coop_id, member_id, flag, value, effective_from, attested_by, attested_at) values ($1, $2, 'offence', true, now(), 'x', now())",
        [A, member_id],
      ),
    ).rejects.toThrow("member_flag_flag_check");
  });

  test("who left is still in the list, with the day, and can come back", async () => {
    const member_id = await member(A, "M-06");
    await vault.setLeft(A, { member_id, on: "2026-10-31" });
    const left = async () => (await vault.listMembers(A)).find(({ id }) => id === member_id)?.left_on;
    expect(await left()).toBe("2026-10-31");
    await vault.setLeft(A, { member_id, on: null });
    expect(await left()).toBeNull();
  });
});

describe("an amount", () => {
  const PLACE = { kind: "owed" as const, head: "damages" as const, effective_from: "2026-06-01" };
  const attest = async (member_id: string, amount: bigint | null, more: object = {}) => {
    const sealed = await vault.sealAmount(A, { amount, currency: "pen" });
    const input = { ...PLACE, member_id, sealed, request_id: request(), ...more };
    await vault.attestAmount(A, input, who("ada"));
    return input;
  };

  test("is kept with its day and who attested it, sealed, and each stays when another follows", async () => {
    const member_id = await member(A, "A-01");
    await attest(member_id, 471_147n);
    await attest(member_id, 0n, { effective_from: "2026-07-01" });
    await attest(member_id, null, { effective_from: "2026-08-01" });
    const { amounts } = await vault.readMember(A, member_id, who("cy"));
    const shared = { kind: "owed", head: "damages", currency: "pen", attested_by: "stf_ada" };
    expect(amounts).toMatchObject([
      { ...shared, amount: 471_147n, effective_from: "2026-06-01" },
      { ...shared, amount: 0n, effective_from: "2026-07-01" },
      { ...shared, amount: null, effective_from: "2026-08-01" },
    ]);
    const [row] = await sql("select * from member_amount where member_id = $1 order by seq", [member_id]);
    expect(JSON.stringify(row)).not.toContain("471147");
    const other = await member(A, "A-02");
    expect((await vault.readMember(A, other, who("cy"))).amounts).toEqual([]);
    expect((await vault.readMembers(A, who("cy"))).find(({ id }) => id === member_id)?.amounts).toEqual(
      amounts,
    );
  });

  test("sent twice by one form is kept once, and another form with its number is refused", async () => {
    const member_id = await member(A, "A-03");
    const { request_id } = await attest(member_id, 100n);
    await attest(member_id, 100n, { request_id });
    expect((await vault.readMember(A, member_id, who("cy"))).amounts).toHaveLength(1);
    for (const [amount, more] of [
      [101n, {}],
      [null, {}],
      [100n, { head: "own" }],
      [100n, { effective_from: "2026-06-02" }],
    ] as const)
      await expect(attest(member_id, amount, { request_id, ...more })).rejects.toMatchObject({
        code: "member.request_reused",
      });
    const other = await member(A, "A-04");
    await expect(attest(other, 100n, { request_id })).rejects.toMatchObject({
      code: "member.request_reused",
    });
    await expect(attest(member_id, -1n)).rejects.toMatchObject({ code: "money.negative" });
    await expect(attest("mbr_other", 1n)).rejects.toMatchObject({ code: "member.not_found" });
  });

  test("moved to another member's row does not open, and none is changed or kept unsealed", async () => {
    const [one, two] = [await member(A, "A-05"), await member(A, "A-06")];
    await attest(one, 7n);
    const columns = "coop_id, kind, head, currency, effective_from, attested_by, attested_at";
    const copied = (amount: string, request_id: string) =>
      sql(
        `insert into member_amount (id, member_id, request_id, amount, ${columns})
         select $1, $2, $1, ${amount}, ${columns} from member_amount where member_id = $3`,
        [request_id, two, one],
      );
    await expect(copied("'7'", "plain")).rejects.toThrow("member_amount_amount_check");
    await copied("amount", "copied");
    await expect(vault.readMember(A, two, who("cy"))).rejects.toThrow("does not open");
  });
});

describe("a payee", () => {
  test("is sealed in the database, and opens for its own co-op with a trace", async () => {
    const { member_id, payee } = await withPayee(A, "P-01");
    expect(payee).toMatchObject({ kind: "member_account", has_account: true, verified_at: null });
    const [row] = await sql("select * from payee where id = $1", [payee.id]);
    expect(JSON.stringify(row)).not.toMatch(/canary/i);
    const before = (await reads(A)).length;
    const input = { member_id, payee_id: payee.id };
    expect(await vault.openPayee(A, input, who("treasurer"))).toEqual({
      account_holder_name: HOLDER,
      account_number: NUMBER,
    });
    expect((await reads(A)).slice(0, (await reads(A)).length - before)).toEqual([
      ["account", "P-01", "stf_treasurer"],
    ]);
  });

  test("moved to another row, co-op or column does not open, and the failed look leaves no trace", async () => {
    const one = await withPayee(A, "P-02");
    const two = await withPayee(A, "P-03");
    const columns = "account_holder_name, account_number";
    const before = (await reads(A)).length;
    await sql(`update payee set (${columns}) = (select ${columns} from payee where id = $1) where id = $2`, [
      one.payee.id,
      two.payee.id,
    ]);
    const look = (of: typeof one) =>
      vault.openPayee(A, { member_id: of.member_id, payee_id: of.payee.id }, who("ada"));
    await expect(look(two)).rejects.toThrow("does not open");
    await sql("update payee set account_holder_name = account_number where id = $1", [one.payee.id]);
    await expect(look(one)).rejects.toThrow("does not open");
    expect((await reads(A)).length).toBe(before);
  });

  test("cannot be kept unsealed", async () => {
    const { payee } = await withPayee(A, "P-04");
    await expect(
      sql("update payee set account_number = $1 where id = $2", ["002-191", payee.id]),
    ).rejects.toThrow("check");
  });

  test("sent twice is kept once; the same form with another account is refused", async () => {
    const { payee, input } = await withPayee(A, "P-05");
    const again = async (account_number: string) =>
      vault.addPayee(
        A,
        {
          ...input,
          sealed: await vault.sealPayee(A, {
            kind: "member_account",
            account_holder_name: HOLDER,
            account_number,
          }),
        },
        who("ada"),
      );
    expect((await again(NUMBER)).id).toBe(payee.id);
    await expect(again("002-191-OTHER")).rejects.toMatchObject({ code: "member.request_reused" });
  });

  test("takes the place of the earlier one of its kind, which can no longer be verified", async () => {
    const { member_id, payee } = await withPayee(A, "P-06");
    const add = async (kind: "member_account" | "court") =>
      vault.addPayee(
        A,
        {
          member_id,
          kind,
          sealed: await vault.sealPayee(A, { kind, account_number: "5555-1" }),
          consented: true,
          request_id: request(),
        },
        who("ada"),
      );
    await add("court");
    const newer = await add("member_account");
    const { payees } = await vault.readMember(A, member_id, who("ada"));
    expect(payees.map(({ kind, ended_at }) => [kind, ended_at !== null])).toEqual([
      ["member_account", true],
      ["court", false],
      ["member_account", false],
    ]);
    expect(payees.map(({ takes_a_place }) => takes_a_place)).toEqual([false, false, true]);
    const verify = (payee_id: string, by = "bo") =>
      vault.verifyPayee(A, { member_id, payee_id, proof: "bank_letter" }, who(by));
    await expect(verify(payee.id)).rejects.toMatchObject({ code: "member.payee_not_found" });
    const verified = { verified_by: "stf_bo", verified_at: NOW, proof: "bank_letter" };
    expect(await verify(newer.id)).toMatchObject(verified);
    // Again, by somebody else: the first time counts.
    expect(await verify(newer.id, "cy")).toMatchObject(verified);
    expect(await vault.payeeChange(newer.id)).toMatchObject({
      code: "P-06",
      kind: "member_account",
      member_id,
    });
    expect(await vault.payeeChange(payee.id)).toBeUndefined();
    expect((await vault.payeeChangesSince(NOW)).map(({ id }) => id)).toContain(newer.id);
  });

  test("is verified by another person than who wrote it down, once the member agreed; a court is not asked for that", async () => {
    const member_id = await member(A, "P-07");
    const add = async (kind: "family" | "court") => {
      const sealed = await vault.sealPayee(A, { kind, account_number: "5555-1" });
      return vault.addPayee(A, { member_id, kind, sealed, request_id: request() }, who("ada"));
    };
    const [family, court] = [await add("family"), await add("court")];
    const verify = (payee_id: string, by: string) =>
      vault.verifyPayee(A, { member_id, payee_id, proof: "family_paper" }, who(by));
    await expect(verify(family.id, "ada")).rejects.toMatchObject({ code: "member.same_person" });
    await expect(verify(family.id, "bo")).rejects.toMatchObject({ code: "member.consent_missing" });
    const of = { member_id, payee_id: family.id };
    expect(await vault.consentToPayee(A, of, who("ada"))).toMatchObject({ consented_by: "stf_ada" });
    expect(await vault.consentToPayee(A, of, who("bo"))).toMatchObject({ consented_by: "stf_ada" });
    expect(await verify(family.id, "bo")).toMatchObject({ proof: "family_paper" });
    expect(await verify(court.id, "bo")).toMatchObject({ consented_by: null, verified_by: "stf_bo" });
    // Nor can the database be told otherwise.
    const told = (set: string) => sql(`update payee set ${set} where id = $1`, [court.id]);
    await expect(told("verified_by = created_by")).rejects.toThrow("two_people");
    await expect(told("proof = null")).rejects.toThrow("compared");
    await expect(told("proof = 'a letter that says'")).rejects.toThrow("proof_check");
    await expect(told("kind = 'savings'")).rejects.toThrow("agreed");
  });

  test("is told to whoever pays by its kind and whether it was checked, without a look being written down", async () => {
    const C = "coop_c";
    const { member_id, payee } = await withPayee(C, "P-20");
    await member(C, "P-21");
    const own = { id: payee.id, member_id, kind: "member_account", rail: "bank_list", has_account: true };
    const fresh = { created_at: NOW, verified: false, verified_at: null, since_change: null };
    const checked = { ...fresh, verified: true, verified_at: NOW };
    expect(await vault.payeesInForce(C)).toEqual([{ ...own, ...fresh }]);
    await vault.verifyPayee(C, { member_id, payee_id: payee.id, proof: "bank_letter" }, who("bo"));
    expect(await vault.payeesInForce(C)).toEqual([{ ...own, ...checked }]);
    const later = new Date("2026-11-03T10:00:00Z");
    const add = async () => {
      const sealed = await vault.sealPayee(C, { kind: "family" });
      const family = { member_id, kind: "family" as const, sealed, request_id: request() };
      return vault.addPayee(C, family, { by: "stf_ada", now: later });
    };
    const gone = await add();
    const { id } = await add();
    expect(await vault.payeeKinds(C, [gone.id, payee.id])).toEqual(
      new Map([
        [gone.id, "family"],
        [payee.id, "member_account"],
      ]),
    );
    expect(await vault.payeeKinds("coop_d", [payee.id])).toEqual(new Map());
    const cash = { id, member_id, kind: "family", rail: "cash", has_account: false };
    expect(await vault.payeesInForce(C)).toEqual([
      { ...cash, ...fresh, created_at: later, since_change: later },
      { ...own, ...checked },
    ]);
    expect(await vault.payeesInForce("coop_d")).toEqual([]);
    expect(await reads(C)).toEqual([]);
  });
});

describe("the road to a payee", () => {
  test("is chosen while the account can be read, and kept with it", async () => {
    const member_id = await member("coop_roads", "R-1");
    const add = async (given: Parameters<typeof vault.sealPayee>[1]) => {
      const sealed = await vault.sealPayee("coop_roads", given);
      const { rail } = await vault.addPayee(
        "coop_roads",
        { member_id, kind: given.kind, sealed, request_id: request() },
        who("ada"),
      );
      return rail;
    };
    expect(await add({ kind: "member_account", account_number: "DE89 3704 0044 0532 0130 00" })).toBe("sepa");
    expect(await add({ kind: "member_account", account_number: "DE00 3704 0044 0532 0130 00" })).toBe(
      "bank_list",
    );
    expect(await add({ kind: "institution", account_number: "DE89370400440532013000" })).toBe("deposit_list");
    expect(await add({ kind: "family" })).toBe("cash");
    for (const given of [
      { kind: "court", rail: "sepa", account_number: "002-191" },
      { kind: "court", rail: "bank_list" },
      // Inside there is no cash.
      { kind: "member_account", rail: "cash" },
    ] as const)
      await expect(add(given)).rejects.toMatchObject({ code: "member.rail_not_allowed" });
    await vault.attestRegime(
      "coop_roads",
      { member_id, regime: "day_release", effective_from: "2026-10-01" },
      who("ada"),
    );
    expect(await add({ kind: "member_account", rail: "cash" })).toBe("cash");
  });

  test("is opened for many at once, for what was paid before too, and each look is written down", async () => {
    const first = await withPayee("coop_many", "R-1");
    const second = await withPayee("coop_many", "R-2");
    const ids = [first.payee.id, second.payee.id];
    const sealed = await vault.sealPayee("coop_many", { kind: "member_account", account_number: "5555-1" });
    await vault.addPayee(
      "coop_many",
      { member_id: first.member_id, kind: "member_account", sealed, request_id: request() },
      who("ada"),
    );
    const opened = await vault.openPayees("coop_many", ids, who("bo"));
    expect(
      opened.map(({ id, account_holder_name, account_number }) => [id, account_holder_name, account_number]),
    ).toEqual([...ids].sort().map((id) => [id, HOLDER, NUMBER]));
    expect(await reads("coop_many")).toEqual(
      expect.arrayContaining([
        ["account", "R-1", "stf_bo"],
        ["account", "R-2", "stf_bo"],
      ]),
    );
    expect(await reads("coop_many")).toHaveLength(2);
    expect(await vault.openPayees("coop_other", ids, who("eve"))).toEqual([]);
  });
});

describe("another co-op", () => {
  test("finds no member and no payee, by any door", async () => {
    const { member_id, payee } = await withPayee(A, "X-01");
    const sealed = await vault.sealPayee(B, { kind: "court", account_number: "5555-1" });
    const payee_id = payee.id;
    const from = "2026-06-01";
    const tries: [string, () => Promise<unknown>][] = [
      ["member.not_found", () => vault.readMember(B, member_id, who("eve"))],
      [
        "member.not_found",
        () => vault.attestRegime(B, { member_id, regime: "remand", effective_from: from }, who("eve")),
      ],
      [
        "member.not_found",
        () =>
          vault.attestFlag(B, { member_id, flag: "may_sign", value: true, effective_from: from }, who("eve")),
      ],
      ["member.not_found", () => vault.setLeft(B, { member_id, on: from })],
      [
        "member.not_found",
        () => vault.addPayee(B, { member_id, kind: "family", sealed, request_id: request() }, who("eve")),
      ],
      ["member.payee_not_found", () => vault.openPayee(B, { member_id, payee_id }, who("eve"))],
      ["member.payee_not_found", () => vault.consentToPayee(B, { member_id, payee_id }, who("eve"))],
      [
        "member.payee_not_found",
        () => vault.verifyPayee(B, { member_id, payee_id, proof: "other" }, who("eve")),
      ],
    ];
    for (const [code, attempt] of tries) await expect(attempt()).rejects.toMatchObject({ code });
    expect((await vault.readMembers(B, who("eve"))).map(({ code }) => code)).not.toContain("X-01");
    expect((await reads(A)).filter(([, , by]) => by === "stf_eve")).toEqual([]);
    expect(await reads(B)).toEqual([["list", null, "stf_eve"]]);
  });

  test("cannot be given a row that hangs on a member of ours, not even in the database", async () => {
    const member_id = await member(A, "X-02");
    await expect(
      sql(
        "insert into vault_read (coop_id, what, member_id, read_by, read_at) values ($1, 'record', $2, 'x', now())",
        [B, member_id],
      ),
    ).rejects.toThrow("foreign key");
  });
});

test("a look whose trace cannot be written shows nothing", async () => {
  const { member_id, payee } = await withPayee(A, "T-01");
  await sql("alter table vault_read rename to vault_read_gone");
  try {
    const payee_id = payee.id;
    await expect(vault.openPayee(A, { member_id, payee_id }, who("ada"))).rejects.toThrow("vault_read");
    await expect(vault.readMember(A, member_id, who("ada"))).rejects.toThrow("vault_read");
    await expect(vault.readMembers(A, who("ada"))).rejects.toThrow("vault_read");
  } finally {
    await sql("alter table vault_read_gone rename to vault_read");
  }
});

test.each(["member_regime", "member_flag", "member_amount", "vault_read"])("%s only grows", async (table) => {
  await member(A, `G-${table.slice(-8).replace("_", "-")}`);
  for (const change of [`update ${table} set coop_id = 'x'`, `delete from ${table}`, `truncate ${table}`])
    await expect(sql(change)).rejects.toThrow("only grows");
});
