import type { Dictionary, Lang } from "../../../i18n/index.ts";
import { formatMonth } from "../dates.ts";
import type { PayRun } from "../wire.ts";

/** What a run is called: the pay of a month, or what was kept for one member. */
export function runTitle(
  { method, month, code }: Pick<PayRun, "method" | "month" | "code">,
  t: Dictionary,
  lang: Lang,
): string {
  return method === "locked"
    ? t.portal.let_go.of(code ?? "", formatMonth(month, lang))
    : t.portal.pay.of(formatMonth(month, lang));
}
