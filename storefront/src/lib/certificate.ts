import { type Dictionary, formatDate, formatMonth, type Lang, LOCALES } from "../i18n/index.ts";
import { formatMoney } from "./money.ts";
import type { Certificate } from "./wire.ts";

export type CertificateRow = { label: string; value: string };

/** What a certificate says, line by line: the same on paper and where it is checked. */
export function certificateRows(one: Certificate, t: Dictionary, lang: Lang): CertificateRow[] {
  const words = t.certificate;
  const number = (decimal: string) =>
    new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 2 }).format(Number(decimal));
  const row = (label: string, value: string | null): CertificateRow[] =>
    value === null ? [] : [{ label, value }];
  return [
    ...row(words.issued_by, one.coop_name),
    ...row(words.member, one.member_code),
    ...row(words.period, periodOf(one, t, lang)),
    ...row(words.months, number(String(one.months))),
    ...row(words.hours, one.hours && number(one.hours)),
    ...row(words.pieces, one.pieces && number(one.pieces)),
    ...row(words.training, one.training_hours === null ? null : number(String(one.training_hours))),
    ...one.pay.flatMap((amount) => row(words.pay, formatMoney(amount, LOCALES[lang]))),
    ...row(words.issued_on, formatDate(`${one.issued_on}T12:00:00Z`, lang)),
  ];
}

export function periodOf({ from, to }: Pick<Certificate, "from" | "to">, t: Dictionary, lang: Lang): string {
  return t.certificate.from_to(formatMonth(from, lang), formatMonth(to, lang));
}
