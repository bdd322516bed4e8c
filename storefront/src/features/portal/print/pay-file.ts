import { LOCALES, type Dictionary, type Lang } from "../../../i18n/index.ts";
import { formatMoney } from "../../../lib/money.ts";
import { formatDay, formatMonth } from "../dates.ts";
import type { PayFileContent } from "../wire.ts";
import { Paper } from "./paper.ts";

/**
 * A file of payments on paper: for a bank or an institution that takes no file, with accounts; for cash without them, with a
 * line to sign for each member's code.
 */
export async function payFilePaper(file: PayFileContent, t: Dictionary, lang: Lang): Promise<Buffer> {
  const words = t.portal.pay;
  const month = formatMonth(file.month, lang);
  const is_cash = file.rail === "cash";
  const shares = is_cash ? [2, 2, 5] : [2, 4, 5, 2];
  const paper = new Paper({ title: `${words.paper.title} ${month}`, lang });
  paper.text(file.coop_name, { size: 13, bold: true });
  paper.space(12);
  paper.text(words.rails[file.rail], { size: 20, bold: true });
  paper.text(`${month}, ${formatDay(file.made_at, lang)}`, { size: 12 });
  paper.space(14);
  const head = is_cash
    ? [words.member, words.share, words.paper.signature]
    : [words.member, words.paper.holder, words.paper.account, words.share];
  const end = (at: number): "start" | "end" => (at === (is_cash ? 1 : 3) ? "end" : "start");
  const row = (cells: string[], bold = false) =>
    paper.row(
      cells.map((text, at) => ({ text, bold, align: end(at) })),
      shares,
      // Room to write a signature.
      is_cash && !bold ? { pad: 14 } : {},
    );
  row(head, true);
  paper.rule(1.5);
  for (const line of file.lines) {
    const amount = formatMoney(line.amount, LOCALES[lang]);
    row(
      is_cash
        ? [line.code, amount, ""]
        : [line.code, line.account_holder_name ?? "", line.account_number ?? "", amount],
    );
    paper.rule();
  }
  const total = formatMoney(file.total, LOCALES[lang]);
  row(is_cash ? [words.total, total, ""] : [words.total, "", "", total], true);
  if (!is_cash) {
    paper.space(18);
    paper.text(words.paper.private, { size: 11 });
  }
  return paper.bytes();
}
