import type { APIRoute } from "astro";
import { proformaPaper } from "../../../../../features/portal/print/proforma.ts";
import { signedIn } from "../../../../../lib/customer.ts";
import type { ProForma } from "../../../../../lib/customer-wire.ts";
import { fileAnswer } from "../../../../../lib/desk-file.ts";

export const GET: APIRoute = async (context) => {
  const { lang, t } = context.locals;
  const { customer } = await signedIn(context);
  const number = encodeURIComponent(context.params["number"] ?? "");
  const { order } = await customer.get<{ order: ProForma }>(`wholesale/orders/${number}`);
  return fileAnswer(await proformaPaper(order, t, lang), {
    type: "application/pdf",
    name: `${order.number}.pdf`,
  });
};
