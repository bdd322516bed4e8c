import type { APIRoute } from "astro";
import { settlementTable } from "../../../../features/portal/settlements/table.ts";
import { csv } from "../../../../features/portal/table/csv.ts";
import type { SettlementPage } from "../../../../features/portal/wire.ts";
import { deskOf, fileAnswer } from "../../../../lib/desk-file.ts";

export const GET: APIRoute = async ({ locals, params }) => {
  const { desk, lang, t } = deskOf(locals);
  const { settlement } = await desk.get<{ settlement: SettlementPage }>(
    `/coop/settlements/${encodeURIComponent(params["id"] ?? "")}`,
  );
  return fileAnswer(csv(settlementTable(settlement, t), lang), {
    type: "text/csv; charset=utf-8",
    name: `${settlement.id}.csv`,
    keep: true,
  });
};
