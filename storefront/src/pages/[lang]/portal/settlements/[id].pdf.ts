import type { APIRoute } from "astro";
import { settlementStatement } from "../../../../features/portal/print/settlement-statement.ts";
import type { SettlementPage } from "../../../../features/portal/wire.ts";
import { deskOf, fileAnswer } from "../../../../lib/desk-file.ts";

export const GET: APIRoute = async ({ locals, params }) => {
  const { desk, me, lang, t } = deskOf(locals);
  const { settlement } = await desk.get<{ settlement: SettlementPage }>(
    `/coop/settlements/${encodeURIComponent(params["id"] ?? "")}`,
  );
  const pdf = await settlementStatement({ settlement, coop_name: me.coop.name }, t, lang);
  return fileAnswer(pdf, { type: "application/pdf", name: `${settlement.id}.pdf` });
};
