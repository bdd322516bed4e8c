import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadModules } from "../support/medusa-module";

const BACKEND = join(import.meta.dirname, "..", "..", "backend", "src");

/**
 * What a column may not be called, as one of its words. Whatever tells who a person is, what they did, where they are kept
 * and when they come out is nowhere asked for, and so nowhere kept.
 */
const SUSPECT = new Set(
  [
    "name first last surname forename family nick alias initials holder person people inmate prisoner",
    "face photo photograph portrait picture image avatar biometric signature",
    "birth birthday birthdate born age sex gender nationality religion ethnicity passport national health",
    "offence offense crime criminal charge charges conviction convicted verdict case court judge lawyer victim",
    "sentence sentenced years cell wing block unit prison jail facility institution ward",
    "release released expected parole email phone address street city biography bio story",
  ].flatMap((line) => line.split(" ")),
);

/** Columns that bear such a word and tell nothing of a member, each looked at by hand. */
const LOOKED_AT = [
  // A co-op speaks for itself: its name, its own story. There is no person in them.
  "coop.name",
  "coop.story",
  // A company that buys wholesale: its firm name on the pro-forma.
  "company.name",
  // How many units of a good are in a box.
  "wholesale_good.case_pack",
  // The address that somebody with an account proved to be theirs; a shopper is not a member.
  "customer_login.proved_email",
  // Staff are reached by e-mail; they are not members.
  "coop_invitation.email",
  "coop_staff.email",
  // Pictures of goods, which the copies of their pages name too.
  "good.pictures",
  "picture_file.name",
  "picture_file.picture_id",
  // The law that a pay run went by.
  "pay_run.rule_set_name",
  // A receipt that was taken off an order again.
  "receipt_assignment.released_at",
  // The one name that a bank asks for. Sealed: only its own row opens it, and every look is written down.
  "payee.account_holder_name",
];

let loaded: Awaited<ReturnType<typeof loadModules>>;
const modules = readdirSync(join(BACKEND, "modules")).filter(
  (name) => !/^(payment|notification|search)-/.test(name),
);

beforeAll(async () => {
  loaded = await loadModules(modules);
});
afterAll(() => loaded.stop());

async function columns(): Promise<{ table: string; column: string }[]> {
  const { rows } = await loaded.database.pool.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns
     where table_schema = 'public' and table_name not like 'mikro_orm%' order by table_name, column_name`,
  );
  return rows.map(({ table_name, column_name }) => ({ table: table_name, column: column_name }));
}

test("every module of ours has its tables before us", async () => {
  const tables = new Set((await columns()).map(({ table }) => table));
  expect(modules).toContain("member");
  for (const known of ["coop", "good", "coop_staff", "stock_item", "ledger_posting", "checkout"])
    expect(tables).toContain(known);
});

test("no column of ours is for a person's name, face, birth, offence, sentence, cell or release", async () => {
  const suspects = (await columns())
    .filter(({ column }) =>
      column.split("_").some((word) => SUSPECT.has(word) || SUSPECT.has(word.replace(/s$/, ""))),
    )
    .map(({ table, column }) => `${table}.${column}`);
  expect(suspects).toEqual([...LOOKED_AT].sort());
});

test("the vault has these columns and no others", async () => {
  const vault = [
    "member",
    "member_regime",
    "member_flag",
    "member_amount",
    "payee",
    "vault_key_version",
    "vault_read",
  ];
  const found = (await columns()).filter(({ table }) => vault.includes(table));
  const of = (table: string) => found.filter((one) => one.table === table).map(({ column }) => column);
  expect(Object.fromEntries(vault.map((table) => [table, of(table)]))).toEqual({
    member: [
      ...[
        "code",
        "coop_id",
        "created_at",
        "created_by",
        "erased_at",
        "erased_by",
        "erased_why",
        "id",
        "left_on",
      ],
      "request_id",
    ],
    vault_key_version: ["begun_at", "coop_id", "done_at", "version"],
    member_regime: ["attested_at", "attested_by", "coop_id", "effective_from", "member_id", "regime", "seq"],
    member_flag: [
      "attested_at",
      "attested_by",
      "coop_id",
      "effective_from",
      "flag",
      "member_id",
      "seq",
      "value",
    ],
    member_amount: [
      "amount",
      "attested_at",
      "attested_by",
      "coop_id",
      "currency",
      "effective_from",
      "head",
      "id",
      "kind",
      "member_id",
      "request_id",
      "seq",
    ],
    payee: [
      "account_holder_name",
      "account_number",
      "consented_at",
      "consented_by",
      "coop_id",
      "created_at",
      "created_by",
      "ended_at",
      "id",
      "kind",
      "member_id",
      "proof",
      "rail",
      "request_id",
      "takes_a_place",
      "verified_at",
      "verified_by",
    ],
    vault_read: ["coop_id", "member_id", "read_at", "read_by", "seq", "what"],
  });
});

test("nothing outside the vault hangs on a row of it, and nothing in it on a row outside", async () => {
  const { rows } = await loaded.database.pool.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint where contype = 'f'`,
  );
  const vault = /^(member|member_regime|member_flag|member_amount|payee|vault_key_version|vault_read)$/;
  expect(rows.filter(({ from }) => vault.test(from)).length).toBeGreaterThan(3);
  expect(rows.filter(({ from, to }) => vault.test(from) !== vault.test(to))).toEqual([]);
});

test("no link and no search document of the shop names the vault", () => {
  const texts = ["links", "search"].flatMap((room) => {
    const entries = readdirSync(BACKEND).includes(room) ? readdirSync(join(BACKEND, room)) : [];
    return entries.map((file) => readFileSync(join(BACKEND, room, file), "utf8"));
  });
  expect(texts.length).toBeGreaterThan(2);
  expect(texts.filter((text) => /modules\/member|payee|vault/i.test(text))).toEqual([]);
});
