import type { MedusaContainer } from "@medusajs/framework/types";
import { dayOf, minutesAfter } from "../../adapters/clock";
import { settings } from "../../adapters/env";
import { refuse } from "../../domain/errors";
import { type PayeeKind, payeeFor } from "../../domain/members";
import { payeeFault, payeesNeeded } from "../../domain/payees";
import type { HeadPart, LegalSplit } from "../../domain/pay/legal-split";
import type { PayeeInForce } from "../../modules/member/types";
import { members } from "../services";
import { coopFacts } from "./coop-facts";

/** Whether everybody whom a pay goes to may be paid today. */

const DAY = 24 * 60;

/** The day from which pay may go to a payee who took another's place; null for one who took none. */
export function goodFrom(
  { since_change }: Pick<PayeeInForce, "since_change">,
  time_zone: string,
): string | null {
  if (!since_change) return null;
  return dayOf(minutesAfter(since_change, settings().ARNIA_PAYEE_COOL_DOWN_DAYS * DAY), time_zone);
}

/** Refuses `pay.payee_missing`, `pay.payee_unverified`, `pay.payee_changed`, naming the member's code. */
export type PayeeCheck = (member_id: string, paid_to: PayeeKind) => void;

/** Knows the payees in force of a co-op as they are now. */
export async function payeeCheck(container: MedusaContainer, coop_id: string): Promise<PayeeCheck> {
  const [{ today, time_zone }, known, in_force] = await Promise.all([
    coopFacts(container, coop_id),
    members(container).listMembers(coop_id),
    members(container).payeesInForce(coop_id),
  ]);
  const codes = new Map(known.map(({ id, code }) => [id, code]));
  const of_member = new Map<string, PayeeInForce[]>();
  for (const payee of in_force)
    of_member.set(payee.member_id, [...(of_member.get(payee.member_id) ?? []), payee]);
  return (member_id, paid_to) => {
    const payee = payeeFor(paid_to, of_member.get(member_id) ?? []);
    const good_from = payee && goodFrom(payee, time_zone);
    const fault = payeeFault(payee && { verified: payee.verified, good_from }, today);
    if (!fault) return;
    const member = codes.get(member_id) ?? member_id;
    const details = { member, kind: paid_to };
    if (fault === "pay.payee_missing")
      refuse(fault, `${member}: nobody is written down to be paid. Add a payee first.`, details);
    if (fault === "pay.payee_unverified")
      refuse(fault, `${member}: nobody compared the payee with a paper. Verify it first.`, details);
    refuse(fault, `${member}: the payee was changed. Pay may go there from ${good_from} on.`, {
      ...details,
      good_from: good_from ?? "",
    });
  };
}

/** Whom the lines of a run pay. */
export function paidBy(
  lines: readonly { member_id: string; heads: readonly HeadPart[] }[],
): { member_id: string; paid_to: PayeeKind }[] {
  return lines.flatMap(({ member_id, heads }) =>
    payeesNeeded<PayeeKind>(heads).map((paid_to) => ({ member_id, paid_to })),
  );
}

/** A division that is made only where everybody whom it pays may be paid. */
export function amongPayees(split: LegalSplit, check: PayeeCheck): LegalSplit {
  return {
    ...split,
    split: (member_id, ...rest) => {
      const done = split.split(member_id, ...rest);
      for (const { paid_to } of paidBy([{ member_id, heads: done.heads }])) check(member_id, paid_to);
      return done;
    },
  };
}
