import { generateEntityId } from "@medusajs/framework/utils";
import { open, seal, type VaultKeys } from "../../adapters/vault-cipher";
import { parseCurrency, type Currency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import { ID_PREFIXES } from "../../domain/ids";
import type { AmountKind } from "../../domain/pay/amounts";
import type { Head } from "../../domain/pay/heads";
import { ATTESTED, attested, type AttestedRow, type Of, type Sql } from "./rows";
import type { AmountEntry, AttestAmountInput, SealedAmount, Who } from "./types";

/**
 * What is ordered, owed and held of a member, in minor units. What somebody owes tells more of them than a flag, so an amount
 * is sealed as an account is: only its own row opens it, and it stands in no workflow's state and no log.
 */

type AmountRow = Of<
  AttestedRow & { id: string; kind: AmountKind; head: Head; amount: string | null; currency: string }
>;

const COLUMNS = `id, seq, member_id, kind, head, amount, currency, ${ATTESTED}`;

/** Refuses `money.negative`, without repeating it. */
export function sealAmount(
  keys: VaultKeys,
  coop_id: string,
  { amount, currency, version }: { amount: bigint | null; currency: Currency; version: number },
): SealedAmount {
  if (amount !== null && amount < 0n)
    refuse("money.negative", "That amount is below zero. Write zero or more.");
  const id = generateEntityId("", ID_PREFIXES.member_amount);
  const sealed =
    amount === null
      ? null
      : seal(keys, amount.toString(), { coop_id, row_id: id, column: "amount" }, version);
  return { id, currency, amount: sealed };
}

/** Keeps one, or finds that this request has kept the same. False where it kept another. The member is locked. */
export async function keepAmount(
  sql: Sql,
  keys: VaultKeys,
  coop_id: string,
  input: AttestAmountInput,
  who: Who,
): Promise<boolean> {
  const { member_id, kind, head, effective_from, sealed, request_id } = input;
  const added = await sql.execute(
    `insert into member_amount (id, coop_id, member_id, kind, head, amount, currency, effective_from, request_id,
                                attested_by, attested_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (coop_id, request_id) do nothing returning id`,
    [
      ...[sealed.id, coop_id, member_id, kind, head, sealed.amount, sealed.currency, effective_from],
      ...[request_id, who.by, who.now],
    ],
  );
  if (added.length > 0) return true;
  const [same] = await sql.execute<AmountRow>(
    `select ${COLUMNS} from member_amount where coop_id = ? and request_id = ?`,
    [coop_id, request_id],
  );
  // A seal is another one each time, so contents are compared.
  return (
    same?.member_id === member_id &&
    same.kind === kind &&
    same.head === head &&
    same.currency === sealed.currency &&
    same.effective_from === effective_from &&
    opened(keys, coop_id, same) === opened(keys, coop_id, sealed)
  );
}

/** All that was attested, by member, in the order in which it was. */
export async function amountsOf(
  sql: Sql,
  keys: VaultKeys,
  coop_id: string,
  member_id?: string,
): Promise<Map<string, AmountEntry[]>> {
  const rows = await sql.execute<AmountRow>(
    `select ${COLUMNS} from member_amount where coop_id = ?${member_id ? " and member_id = ?" : ""} order by seq`,
    member_id ? [coop_id, member_id] : [coop_id],
  );
  const by_member = new Map<string, AmountEntry[]>();
  for (const row of rows) {
    const { kind, head, currency } = row;
    const entry = { kind, head, amount: opened(keys, coop_id, row), currency: parseCurrency(currency) };
    by_member.set(row.member_id, [...(by_member.get(row.member_id) ?? []), { ...entry, ...attested(row) }]);
  }
  return by_member;
}

function opened(
  keys: VaultKeys,
  coop_id: string,
  { id, amount }: { id: string; amount: string | null },
): bigint | null {
  return amount === null ? null : BigInt(open(keys, amount, { coop_id, row_id: id, column: "amount" }));
}
