import { open, seal, sealMark, type VaultKeys } from "../../adapters/vault-cipher";
import type { Sql } from "./rows";

/**
 * A co-op's key is changed by a new version of it. From its first moment on whatever is sealed is sealed by it; what was sealed
 * before is sealed anew, some rows in a transaction, and opens by its old version until then. Cut short anywhere, the next call
 * goes on with the same version; at the end one look finds nothing of another.
 */

/** The columns that are sealed, and what each table may say when it is changed. */
const SEALED = [
  { table: "payee", columns: ["account_holder_name", "account_number"] },
  { table: "member_amount", columns: ["amount"] },
] as const;

/** The version by which a co-op seals now. */
export async function versionOf(sql: Sql, coop_id: string): Promise<number> {
  const [row] = await sql.execute<{ version: number | null }>(
    "select max(version) as version from vault_key_version where coop_id = ?",
    [coop_id],
  );
  return row?.version ?? 1;
}

/** Goes on with a version that is not at its end, or begins the next. */
export async function beginVersion(sql: Sql, coop_id: string, now: Date): Promise<number> {
  await sql.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`vault key of ${coop_id}`]);
  const [open_one] = await sql.execute<{ version: number }>(
    "select version from vault_key_version where coop_id = ? and done_at is null",
    [coop_id],
  );
  if (open_one) return open_one.version;
  const version = (await versionOf(sql, coop_id)) + 1;
  await sql.execute("insert into vault_key_version (coop_id, version, begun_at) values (?, ?, ?)", [
    coop_id,
    version,
    now,
  ]);
  return version;
}

/** Seals so many rows anew at most, and answers how many; zero: there are none left. */
export async function resealSome(
  sql: Sql,
  keys: VaultKeys,
  { coop_id, version, most }: { coop_id: string; version: number; most: number },
): Promise<number> {
  const mark = sealMark(keys, version);
  let done = 0;
  await sql.execute("select set_config('arnia.vault_act', ?, true)", [`reseal ${coop_id}`]);
  for (const { table, columns } of SEALED) {
    const old = columns.map((column) => `not starts_with(${column}, ?)`).join(" or ");
    const rows = await sql.execute<{ id: string } & Record<string, string | null>>(
      `select id, ${columns.join(", ")} from ${table} where coop_id = ? and (${old}) order by id limit ? for update`,
      [coop_id, ...columns.map(() => mark), most - done],
    );
    for (const row of rows) {
      const anew = columns.map((column) => {
        const sealed = row[column] ?? null;
        const place = { coop_id, row_id: row.id, column };
        return sealed === null ? null : seal(keys, open(keys, sealed, place), place, version);
      });
      await sql.execute(
        `update ${table} set ${columns.map((column) => `${column} = ?`).join(", ")} where id = ?`,
        [...anew, row.id],
      );
    }
    done += rows.length;
  }
  await sql.execute("select set_config('arnia.vault_act', '', true)");
  return done;
}

/** Everything is sealed by it. */
export async function endVersion(sql: Sql, coop_id: string, version: number, now: Date): Promise<void> {
  await sql.execute(
    "update vault_key_version set done_at = ? where coop_id = ? and version = ? and done_at is null",
    [now, coop_id, version],
  );
}
