import { coopBookId } from "../../domain/books/coop-accounts";
import type { Sql } from "./sql";
import { textOf } from "./sql";

/** What ties a member to a co-op's book beyond its record: money that is theirs, and pay that is not at its end. */
export type MemberTies = { held: boolean; open: boolean };

/** `held`: an account of theirs is not empty. `open`: a run with them is proposed, or a payment of theirs is not paid. */
export async function memberTies(
  sql: Sql,
  { coop_id, member_id }: { coop_id: string; member_id: string },
): Promise<MemberTies> {
  const held = await sql.query(
    `select 1 from account_balance
     where book_id = $1 and starts_with(account, $2) and debits <> credits limit 1`,
    [coopBookId(coop_id), `member:${member_id}:`],
  );
  const open = await sql.query(
    `select 1 from pay_run r join pay_line l on l.run_id = r.id left join pay_payment p on p.line_id = l.id
     where r.coop_id = $1 and l.member_id = $2
       and (r.status = 'proposed' or (r.status = 'approved' and p.state <> 'paid')) limit 1`,
    [coop_id, member_id],
  );
  return { held: held.length > 0, open: open.length > 0 };
}

/** Of these payees, those to whom something is on its way: their account says where it is. */
export async function payeesOnTheWay(sql: Sql, payee_ids: readonly string[]): Promise<string[]> {
  const rows = await sql.query(
    `select distinct l.payee_id from pay_file_line l join pay_payment p on p.id = l.payment_id
     where l.payee_id in (select jsonb_array_elements_text($1::jsonb)) and p.state in ('sent', 'unknown')`,
    [JSON.stringify(payee_ids)],
  );
  return rows.map((row) => textOf(row, "payee_id"));
}
