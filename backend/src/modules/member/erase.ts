import { minutesAfter } from "../../adapters/clock";
import { refuse } from "../../domain/errors";
import { codeOfErased, type EraseReason } from "../../domain/members";
import { MINUTES_OF_A_DAY, daysKept } from "../../domain/retention";
import type { Sql } from "./rows";
import type { Who } from "./types";

/** What goes out of the vault, and the one way for each. What the database lets pass stands in the triggers of its tables. */

/** What was attested of a member. Its rows name nothing but them, so nothing else is missing where they are gone. */
const ATTESTED_TABLES = ["member_regime", "member_flag", "member_amount"] as const;

/** Says in this transaction alone what it is about to do. */
async function saying(sql: Sql, act: string, work: () => Promise<void>): Promise<void> {
  await sql.execute("select set_config('arnia.vault_act', ?, true)", [act]);
  await work();
  await sql.execute("select set_config('arnia.vault_act', '', true)");
}

/**
 * Takes everything out that is known of a member but that there was one: the row stays with its id, which the books name, and
 * a code that says nothing. Payees stay as rows without their accounts, since files of pay name them. The member is locked.
 * Again: nothing more. Refuses `member.not_left`.
 */
export async function eraseMember(
  sql: Sql,
  coop_id: string,
  { member_id, why }: { member_id: string; why: EraseReason },
  { by, now }: Who,
): Promise<void> {
  const [member] = await sql.execute<{ left_on: string | null; erased: boolean }>(
    "select left_on::text as left_on, erased_at is not null as erased from member where coop_id = ? and id = ?",
    [coop_id, member_id],
  );
  if (!member || member.erased) return;
  if (member.left_on === null)
    refuse("member.not_left", "This member works here. Write down first that they left the co-op.");
  await sql.execute(
    `update payee set account_holder_name = null, account_number = null, ended_at = coalesce(ended_at, ?)
     where coop_id = ? and member_id = ?`,
    [now, coop_id, member_id],
  );
  await sql.execute(
    "update member set code = ?, erased_at = ?, erased_by = ?, erased_why = ? where coop_id = ? and id = ?",
    [codeOfErased(member_id), now, by, why, coop_id, member_id],
  );
  await saying(sql, `erase ${member_id}`, async () => {
    for (const table of ATTESTED_TABLES)
      await sql.execute(`delete from ${table} where coop_id = ? and member_id = ?`, [coop_id, member_id]);
  });
}

/** Looks that nobody is asked about any more. Returns how many went. */
export async function forgetReads(sql: Sql, now: Date): Promise<number> {
  let gone = 0;
  await saying(sql, "forget", async () => {
    const rows = await sql.execute("delete from vault_read where read_at < ? returning seq", [
      minutesAfter(now, -daysKept("vault_read") * MINUTES_OF_A_DAY),
    ]);
    gone = rows.length;
  });
  return gone;
}

/** Payees whose place others have had for long, that still have an account. */
export async function oldAccounts(sql: Sql, now: Date, most: number): Promise<string[]> {
  const rows = await sql.execute<{ id: string }>(
    `select id from payee where ended_at < ? and (account_number is not null or account_holder_name is not null)
     order by ended_at, id limit ?`,
    [minutesAfter(now, -daysKept("payee") * MINUTES_OF_A_DAY), most],
  );
  return rows.map(({ id }) => id);
}

/** Takes the accounts of ended payees out; those in force stay whatever is asked. */
export async function dropAccounts(sql: Sql, ids: readonly string[]): Promise<number> {
  const rows = await sql.execute(
    `update payee set account_holder_name = null, account_number = null
     where ended_at is not null and id in (select jsonb_array_elements_text(?::jsonb)) returning id`,
    [JSON.stringify(ids)],
  );
  return rows.length;
}
