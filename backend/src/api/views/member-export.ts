import type { MedusaContainer } from "@medusajs/framework/types";
import { now } from "../../adapters/clock";
import { toWire } from "../../adapters/money";
import { parseCurrency } from "../../domain/currency";
import { formatQuantity } from "../../domain/pay/quantity";
import { coopFacts } from "../../workflows/pay/coop-facts";
import { books, members } from "../../workflows/services";
import type { StaffOnRequest } from "../coop-gate";
import { ownCertificateView } from "./certificates";
import { adjustmentView, gradedView } from "./pay";
import { namesOf } from "./members";

/**
 * All that is kept of one member, for the member: what was attested, who is paid and into which account, who looked at it, and
 * what the co-op's book says of their pay. Refuses `member.not_found`, `member.erased`.
 */
export async function memberExport(container: MedusaContainer, person: StaffOnRequest, member_id: string) {
  const at = now();
  const { coop_id } = person;
  const { record, accounts, reads } = await members(container).exportMember(coop_id, member_id, {
    by: person.id,
    now: at,
  });
  const [coop, name, runs, balances, certificates] = await Promise.all([
    coopFacts(container, coop_id),
    namesOf(container, coop_id),
    books(container).payRuns(coop_id),
    books(container).coopBalances(coop_id),
    books(container).certificatesOf({ coop_id, member_id }),
  ]);
  const attested = (entry: { effective_from: string; attested_by: string; attested_at: Date }) => ({
    effective_from: entry.effective_from,
    attested_by: name(entry.attested_by),
    attested_at: entry.attested_at.toISOString(),
  });
  const own = `member:${member_id}:`;
  return {
    made_at: at.toISOString(),
    coop: coop.name,
    code: record.code,
    left_on: record.left_on,
    regimes: record.regimes.map((entry) => ({ regime: entry.regime, ...attested(entry) })),
    flags: record.flags.map((entry) => ({ flag: entry.flag, value: entry.value, ...attested(entry) })),
    amounts: record.amounts.map((entry) => ({
      ...{ kind: entry.kind, head: entry.head },
      amount: entry.amount === null ? null : toWire(entry.amount, entry.currency),
      ...attested(entry),
    })),
    payees: record.payees.map((payee) => {
      const account = accounts.find(({ id }) => id === payee.id);
      return {
        ...{ kind: payee.kind, rail: payee.rail, proof: payee.proof },
        account_holder_name: account?.account_holder_name ?? null,
        account_number: account?.account_number ?? null,
        added_by: name(payee.created_by),
        added_at: payee.created_at.toISOString(),
        consented_at: payee.consented_at?.toISOString() ?? null,
        verified_by: payee.verified_by && name(payee.verified_by),
        verified_at: payee.verified_at?.toISOString() ?? null,
        ended_at: payee.ended_at?.toISOString() ?? null,
      };
    }),
    looks: reads.map(({ what, by, at: read_at }) => ({ what, by: name(by), at: read_at.toISOString() })),
    pay: runs.flatMap(({ month, status, method, currency, lines }) =>
      lines
        .filter((line) => line.member_id === member_id)
        .map((line) => ({
          ...{ month, status, method, code: line.code, quantity: formatQuantity(line.quantity) },
          amount: toWire(line.amount, currency),
          grades: line.grades.map(gradedView),
          adjustment: adjustmentView(line, currency),
          heads: line.heads.map(({ head, amount, paid_to }) => ({
            ...{ head, paid_to, amount: toWire(amount, currency) },
          })),
          payments: line.payments.map(({ paid_to, amount, state, settled_at }) => ({
            ...{ paid_to, state, amount: toWire(amount, currency) },
            settled_at: settled_at?.toISOString() ?? null,
          })),
          made_from: line.made_from,
        })),
    ),
    certificates: certificates.map(ownCertificateView),
    held: balances
      .filter(({ account, balance }) => account.startsWith(own) && balance !== 0n)
      .map(({ account, balance, currency }) => ({
        ...{ head: account.slice(own.length), amount: toWire(balance, parseCurrency(currency)) },
      })),
  };
}
