import type { Dictionary } from "../../../i18n/index.ts";
import { machineAmount } from "../../../lib/money.ts";
import { figure, type Figure } from "../table/csv.ts";
import { PARTS, type SettlementPage } from "../wire.ts";
import { kindWords } from "./parts.ts";

/** A settlement as a table: one row for each line, its parts beside it, so that every column adds up to the total's. */
export function settlementTable(
  { id, lines, parts, total }: SettlementPage,
  t: Dictionary,
): (string | Figure)[][] {
  const words = t.portal.settlements;
  const cells = (of: typeof parts) =>
    PARTS.map((part) => figure(of[part] ? machineAmount(of[part]) : "0.00"));
  return [
    [
      words.number,
      words.order,
      words.kind,
      words.currency,
      words.amount,
      ...PARTS.map((part) => words.part_names[part]),
    ],
    ...lines.map((line) => [
      id,
      String(line.order_display_id),
      kindWords(line.kind, t),
      line.amount.currency_code.toUpperCase(),
      figure(machineAmount(line.amount)),
      ...cells(line.parts),
    ]),
    [id, "", words.total, total.currency_code.toUpperCase(), figure(machineAmount(total)), ...cells(parts)],
  ];
}
