import { countryName, formatDate, LOCALES, type Dictionary, type Lang } from "../../../i18n/index.ts";
import type { ProForma } from "../../../lib/customer-wire.ts";
import { formatMoney, formatRate } from "../../../lib/money.ts";
import { Paper } from "./paper.ts";

const FACTS = [2, 3];
const LINES = [6, 1, 2, 2];

/** A pro-forma on paper: what was ordered without tax, what it comes to, and how and until when it is paid. */
export async function proformaPaper(order: ProForma, t: Dictionary, lang: Lang): Promise<Buffer> {
  const words = t.buyer.wholesale;
  const locale = LOCALES[lang];
  const paper = new Paper({ title: words.proforma(order.number), lang });
  const fact = (label: string, value: string): void =>
    paper.row(
      [
        { text: label, size: 9 },
        { text: value, size: 10 },
      ],
      FACTS,
      { pad: 2 },
    );

  paper.text(t.site.name, { size: 12, bold: true });
  paper.space(14);
  paper.text(words.proforma(order.number), { size: 22, bold: true });
  if (order.demo) paper.text(words.demo_paper, { size: 10, bold: true });
  paper.space(10);
  fact(words.date, formatDate(order.placed_at, lang));
  const due = dueFact(order, t, lang);
  fact(due.label, due.value);
  fact(words.buyer, order.company.name);
  fact(words.number, order.company.registration_number);
  fact(words.deliver_to, addressLine(order, lang));
  paper.space(12);

  paper.row(
    [
      { text: words.article, size: 9 },
      { text: words.quantity, size: 9, align: "end" },
      { text: words.unit_price, size: 9, align: "end" },
      { text: words.net, size: 9, align: "end" },
    ],
    LINES,
    { pad: 3 },
  );
  paper.rule(1.5);
  const line = (what: string, quantity: string, unit: string, net: string): void => {
    paper.row(
      [
        { text: what, size: 10 },
        { text: quantity, size: 10, align: "end" },
        { text: unit, size: 10, align: "end" },
        { text: net, size: 10, align: "end" },
      ],
      LINES,
      { pad: 4 },
    );
    paper.rule();
  };
  for (const { title, sku, coop, quantity, unit, net } of order.lines)
    line(`${title} (${sku}), ${coop}`, String(quantity), formatMoney(unit, locale), formatMoney(net, locale));
  for (const { coop, title, net } of order.shipping)
    line(`${words.shipping}: ${title}, ${coop}`, "", "", formatMoney(net, locale));

  paper.space(8);
  const rate = order.tax_rate_bps === null ? null : formatRate(order.tax_rate_bps, locale);
  sum(paper, words.goods_net, formatMoney(order.sums.goods, locale));
  sum(paper, words.shipping_net, formatMoney(order.sums.shipping, locale));
  sum(paper, words.tax(rate), formatMoney(order.sums.tax, locale));
  sum(paper, words.total, formatMoney(order.sums.total, locale), true);
  if (order.bank) {
    paper.space(18);
    paper.text(words.pay_title, { size: 12, bold: true });
    paper.text(words.pay_text, { size: 10 });
    paper.space(4);
    fact(words.reference, order.bank.reference);
    fact(words.amount, formatMoney(order.missing, locale));
    fact(words.account_holder, order.bank.name);
    for (const { label, value } of order.bank.numbers) fact(label, value);
  }
  paper.space(14);
  paper.text(words.no_invoice, { size: 9 });
  return paper.bytes();
}

/** Until when it is to be paid, and what became of it once there is nothing to pay. */
export function dueFact(
  { status, expires_at }: Pick<ProForma, "status" | "expires_at">,
  t: Dictionary,
  lang: Lang,
): { label: string; value: string } {
  const words = t.buyer.wholesale;
  return status === "awaiting_payment" && expires_at
    ? { label: words.due, value: formatDate(expires_at, lang) }
    : { label: words.order_state, value: t.buyer.order_states[status] };
}

function sum(paper: Paper, label: string, value: string, bold = false): void {
  paper.row(
    [
      { text: label, size: bold ? 12 : 10, bold, align: "end" },
      { text: value, size: bold ? 12 : 10, bold, align: "end" },
    ],
    [9, 2],
    { pad: 3 },
  );
}

function addressLine({ address }: ProForma, lang: Lang): string {
  if (!address) return "";
  const { first_name, last_name, company, address_1, address_2, postal_code, city, province } = address;
  const country = address.country_code ? countryName(address.country_code, lang) : "";
  const name = [first_name, last_name].filter(Boolean).join(" ");
  const town = [postal_code, city].filter(Boolean).join(" ");
  return [company, name, address_1, address_2, town, province, country].filter(Boolean).join(", ");
}
