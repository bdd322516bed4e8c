import { refuse } from "../../domain/errors";
import type { PayeeKind } from "../../domain/members";
import { needsConsent, type Proof, refuseSamePerson } from "../../domain/payees";
import {
  changeFrom,
  inForceFrom,
  PAYEE_COLUMNS,
  payeeFrom,
  type InForceRow,
  type PayeeRow,
  type Sql,
} from "./rows";
import type { Payee, PayeeChange, PayeeInForce, Who } from "./types";

/** Who is paid, who agreed to it, and who compared it with what. No account is opened here. */

type OfPayee = { member_id: string; payee_id: string };

/** Of each member, or of one, the payees in force, the last added first. */
export async function payeesInForce(sql: Sql, coop_id: string, member_id?: string): Promise<PayeeInForce[]> {
  const rows = await sql.execute<InForceRow>(
    `select id, member_id, kind, rail, account_number is not null as has_account, verified_at, created_at, takes_a_place
     from payee where coop_id = ? and ended_at is null${member_id ? " and member_id = ?" : ""}
     order by member_id, created_at desc, id desc`,
    member_id ? [coop_id, member_id] : [coop_id],
  );
  return rows.map(inForceFrom);
}

/** Of which kind payees are, by their ids: those whose place another has too. */
export async function payeeKinds(
  sql: Sql,
  coop_id: string,
  payee_ids: readonly string[],
): Promise<Map<string, PayeeKind>> {
  const rows = await sql.execute<{ id: string; kind: PayeeKind }>(
    `select id, kind from payee where coop_id = ? and id in (select jsonb_array_elements_text(?::jsonb))`,
    [coop_id, JSON.stringify(payee_ids)],
  );
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

/** Payees who took another's place, the oldest first. `where` is a condition of this module on the payee `p`. */
export async function payeeChanges(
  sql: Sql,
  where: "p.created_at >= ?" | "p.id = ?",
  value: Date | string,
): Promise<PayeeChange[]> {
  const rows = await sql.execute<Parameters<typeof changeFrom>[0]>(
    `select p.id, p.coop_id, p.member_id, m.code, p.kind, p.created_at from payee p join member m on m.id = p.member_id
     where p.takes_a_place and ${where} order by p.created_at, p.id`,
    [value],
  );
  return rows.map(changeFrom);
}

export async function livePayee(
  sql: Sql,
  coop_id: string,
  { member_id, payee_id }: OfPayee,
): Promise<Payee | null> {
  const [row] = await sql.execute<PayeeRow>(
    `select ${PAYEE_COLUMNS} from payee
     where coop_id = ? and member_id = ? and id = ? and ended_at is null for update`,
    [coop_id, member_id, payee_id],
  );
  return row ? payeeFrom(row) : null;
}

/** Null where there is no such payee in force. */
export async function keepConsent(
  sql: Sql,
  coop_id: string,
  { member_id, payee_id }: OfPayee,
  who: Who,
): Promise<Payee | null> {
  const [row] = await sql.execute<PayeeRow>(
    `update payee set consented_by = coalesce(consented_by, ?), consented_at = coalesce(consented_at, ?)
     where coop_id = ? and member_id = ? and id = ? and ended_at is null returning ${PAYEE_COLUMNS}`,
    [who.by, who.now, coop_id, member_id, payee_id],
  );
  return row ? payeeFrom(row) : null;
}

/** Null where there is no such payee in force. Refuses `member.consent_missing`, `member.same_person`. */
export async function keepProof(
  sql: Sql,
  coop_id: string,
  { proof, ...of }: OfPayee & { proof: Proof },
  who: Who,
): Promise<Payee | null> {
  const payee = await livePayee(sql, coop_id, of);
  if (!payee || payee.verified_at) return payee;
  if (payee.created_by === who.by) refuseSamePerson();
  if (needsConsent(payee.kind) && !payee.consented_at) {
    refuse(
      "member.consent_missing",
      "It is not written down that the member agreed to this payee. Write that down first.",
    );
  }
  const [row] = await sql.execute<PayeeRow>(
    `update payee set verified_by = ?, verified_at = ?, proof = ? where coop_id = ? and id = ? returning ${PAYEE_COLUMNS}`,
    [who.by, who.now, proof, coop_id, of.payee_id],
  );
  return row ? payeeFrom(row) : null;
}
