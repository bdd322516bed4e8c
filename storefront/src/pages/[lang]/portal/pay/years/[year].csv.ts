import type { APIRoute } from "astro";
import { csv, figure } from "../../../../../features/portal/table/csv.ts";
import type { Head, PayYear } from "../../../../../features/portal/wire.ts";
import { deskOf, fileAnswer } from "../../../../../lib/desk-file.ts";

export const GET: APIRoute = async ({ locals, params }) => {
  const { desk, lang, t } = deskOf(locals, "book.read");
  const words = t.portal.pay;
  const year = params["year"] ?? "";
  const { members } = await desk.get<PayYear>(`/coop/pay-years/${encodeURIComponent(year)}`);
  const used = [...new Set(members.flatMap(({ heads }) => heads.map(({ head }): Head => head)))];
  const head = [
    ...[words.member, words.year_months, words.worked, words.currency, words.share, words.year_paid],
    ...used.map((one) => words.heads[one]),
  ];
  const rows = members.map((one) => [
    ...[one.code, figure(String(one.months)), figure(one.quantity), one.pay.currency_code.toUpperCase()],
    ...[figure(one.pay.amount), figure(one.paid.amount)],
    ...used.map((part) => figure(one.heads.find((found) => found.head === part)?.amount.amount ?? "0")),
  ]);
  return fileAnswer(csv([head, ...rows], lang), {
    type: "text/csv; charset=utf-8",
    name: `pay-${year}.csv`,
    keep: true,
  });
};
