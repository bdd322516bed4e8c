import type { Dictionary } from "../../../i18n/index.ts";
import type { PayHead } from "../wire.ts";

/** What a head is called in an estimate: what is left to the member there is held for them, and no account of theirs is paid. */
export function estimatedHead({ head, paid_to }: PayHead, t: Dictionary): string {
  return head === "own" && paid_to !== "member_account"
    ? t.portal.payroll.available
    : t.portal.pay.heads[head];
}
