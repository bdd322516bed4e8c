import type { MedusaContainer } from "@medusajs/framework/types";
import { type PayeeKind, payeeFor } from "../../domain/members";
import type { PayRun } from "../../modules/books/pay-types";
import { books, members } from "../../workflows/services";

/**
 * Of which kind whoever has each payment of a run is, by the payment's id: the payee in whose file it is or, where it is in
 * none, whom it would go to today. The law's kind alone would say the member's own account where the member chose another.
 */
export async function paidKinds(container: MedusaContainer, run: PayRun): Promise<Map<string, PayeeKind>> {
  const { coop_id, id: run_id, lines } = run;
  const [files, in_force] = await Promise.all([
    books(container).payFiles({ coop_id, run_id }),
    members(container).payeesInForce(coop_id),
  ]);
  const sent = files.filter(({ withdrawn_at }) => withdrawn_at === null).flatMap((file) => file.lines);
  const kinds = await members(container).payeeKinds(
    coop_id,
    sent.map(({ payee_id }) => payee_id),
  );
  const by_attempt = new Map(sent.map((line) => [`${line.payment_id} ${line.attempt}`, line.payee_id]));
  return new Map(
    lines.flatMap(({ member_id, payments }) => {
      const of_member = in_force.filter((payee) => payee.member_id === member_id);
      return payments.flatMap(({ id, attempts, state, paid_to }): [string, PayeeKind][] => {
        const payee_id = state === "to_pay" ? undefined : by_attempt.get(`${id} ${attempts}`);
        const kind = payee_id ? kinds.get(payee_id) : payeeFor(paid_to, of_member)?.kind;
        return kind ? [[id, kind]] : [];
      });
    }),
  );
}
