import { LOCALES, type Dictionary, type Lang } from "../../../i18n/index.ts";
import { formatMoney } from "../../../lib/money.ts";
import type { Money } from "../../../lib/wire.ts";
import { formatDay } from "../dates.ts";
import { kindWords, partsOf } from "../settlements/parts.ts";
import type { SettlementPage } from "../wire.ts";
import { Paper } from "./paper.ts";

const TWO = [3, 2];
const THREE = [2, 3, 2];

/** What the network sent to a co-op and what it is made of, for the co-op's own file. */
export async function settlementStatement(
  { settlement, coop_name }: { settlement: SettlementPage; coop_name: string },
  t: Dictionary,
  lang: Lang,
): Promise<Buffer> {
  const words = t.portal.settlements;
  const money = (amount: Money) => formatMoney(amount, LOCALES[lang]);
  const paper = new Paper({ title: `${words.statement} · ${settlement.id}`, lang });

  paper.text(t.site.name, { size: 11, bold: true });
  paper.space(18);
  paper.text(words.statement, { size: 24, bold: true });
  paper.text(words.statement_for(coop_name), { size: 14 });
  paper.text(settlement.id, { size: 9 });
  paper.space(18);
  paper.rule(1.5);
  const fact = (label: string, value: string) => {
    paper.row(
      [
        { text: label, size: 12 },
        { text: value, size: 12, bold: true, align: "end" },
      ],
      TWO,
    );
    paper.rule();
  };
  fact(
    settlement.paid_at
      ? words.sent_on(formatDay(settlement.paid_at, lang))
      : words.ordered_on(formatDay(settlement.created_at, lang)),
    money(settlement.total),
  );
  if (settlement.credit)
    fact(
      `${words.credited} ${words.credited_on(formatDay(settlement.credit.credited_on, lang))}`,
      money(settlement.credit.amount),
    );

  paper.space(20);
  paper.text(words.parts, { size: 13, bold: true });
  paper.space(4);
  paper.rule(1.5);
  for (const { label, amount } of partsOf(settlement.parts, t)) fact(label, money(amount));
  fact(words.total, money(settlement.total));

  paper.space(20);
  paper.need(80);
  paper.text(words.lines, { size: 13, bold: true });
  paper.space(4);
  paper.rule(1.5);
  for (const { order_display_id, kind, amount } of settlement.lines) {
    paper.row(
      [
        { text: `${words.order} ${order_display_id}`, size: 11 },
        { text: kindWords(kind, t), size: 11 },
        { text: money(amount), size: 11, align: "end" },
      ],
      THREE,
      { pad: 4 },
    );
    paper.rule(0.5);
  }
  return paper.bytes();
}
