import { LOCALES, type Dictionary, type Lang } from "../../../i18n/index.ts";
import { formatMoney } from "../../../lib/money.ts";
import { formatDay, formatMonth, formatQuantity } from "../dates.ts";
import { estimatedHead } from "../pay/estimated-head.ts";
import type { StatementSet } from "../wire.ts";
import { Paper } from "./paper.ts";

const SHARES = [3, 2];

/**
 * A sheet of paper for each member, in black ink and large enough to read without asking for help. It carries a code, the
 * co-op's name and figures, and no word about where anybody lives or why.
 */
export async function memberStatements(set: StatementSet, t: Dictionary, lang: Lang): Promise<Buffer> {
  const words = t.portal.statement;
  const month = formatMonth(set.month, lang);
  const paper = new Paper({ title: words.all(month), lang });
  const money = (amount: StatementSet["fund"]) => formatMoney(amount, LOCALES[lang]);
  const worked = (quantity: string) => t.portal.work.amount_of[set.kind](formatQuantity(quantity, lang));

  set.statements.forEach((one, at) => {
    if (at > 0) paper.page();
    const line = (label: string, value: string, { big = false } = {}) => {
      const size = big ? 20 : 13;
      paper.row(
        [
          { text: label, size: big ? 16 : 13, bold: big },
          { text: value, size, bold: big, align: "end" },
        ],
        SHARES,
        {
          pad: big ? 10 : 7,
        },
      );
      paper.rule(big ? 1.5 : 0.75);
    };

    paper.text(set.coop_name, { size: 13, bold: true });
    paper.space(22);
    paper.text(words.title, { size: 28, bold: true });
    paper.text(month, { size: 18 });
    paper.space(26);
    paper.rule(1.5);
    line(words.member, one.code);
    if (!one.payroll) {
      line(words.worked, worked(one.quantity));
      line(words.all_worked, worked(set.all_worked));
      line(words.fund, money(set.fund));
    }
    const told = t.portal.payroll;
    line(one.payroll ? told.statement.gross : words.pay, money(one.amount), { big: true });

    paper.space(22);
    paper.text(words.goes, { size: 13, bold: true });
    paper.space(4);
    paper.rule(1.5);
    for (const { head, amount } of one.heads) line(t.portal.pay.heads[head], money(amount));
    const net = one.payroll ? told.statement.net : words.net;
    line(net, money(one.payroll?.net ?? one.net), { big: true });
    line(words.paid_on, one.paid_on ? formatDay(one.paid_on, lang) : words.not_paid);

    paper.space(26);
    if (one.estimate.length > 0) {
      paper.text(told.estimate, { size: 13, bold: true });
      paper.text(told.estimate_lead, { size: 12 });
      paper.rule(0.75);
      for (const part of one.estimate) line(estimatedHead(part, t), money(part.amount));
      for (const part of one.carried) line(told.carried(estimatedHead(part, t)), money(part.amount));
      paper.space(16);
    }
    paper.text(one.payroll ? told.statement.how : words.how, { size: 12 });
    paper.space(8);
    paper.text(words.ask, { size: 12 });
    if (set.demo_split) {
      paper.space(14);
      paper.text(words.demo, { size: 12, bold: true });
      paper.space(2);
      paper.text(t.portal.pay.demo_split, { size: 12 });
    }
  });
  return paper.bytes();
}
