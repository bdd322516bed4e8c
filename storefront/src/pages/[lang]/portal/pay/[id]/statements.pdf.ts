import type { APIRoute } from "astro";
import { memberStatements } from "../../../../../features/portal/print/member-statements.ts";
import type { StatementSet } from "../../../../../features/portal/wire.ts";
import { deskOf, fileAnswer } from "../../../../../lib/desk-file.ts";

export const GET: APIRoute = async ({ locals, params }) => {
  const { desk, lang, t } = deskOf(locals);
  const set = await desk.get<StatementSet>(
    `/coop/pay-runs/${encodeURIComponent(params["id"] ?? "")}/statements`,
  );
  return fileAnswer(await memberStatements(set, t, lang), {
    type: "application/pdf",
    name: `statements-${set.month}.pdf`,
  });
};
