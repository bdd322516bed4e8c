import type { Dictionary, Lang } from "../../../i18n/index.ts";
import { formatMonth } from "../dates.ts";
import type { PayDraft } from "../wire.ts";

/** What a run is called: the pay of a month, or what was kept for one member. */
export function runTitle({ method, month, lines }: PayDraft, t: Dictionary, lang: Lang): string {
  return method === "locked"
    ? t.portal.let_go.of(lines[0]?.code ?? "", formatMonth(month, lang))
    : t.portal.pay.of(formatMonth(month, lang));
}
