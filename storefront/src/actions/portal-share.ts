import { defineAction } from "astro:actions";
import { shareBody } from "../features/portal/pay/share-form.ts";
import { attemptAtDesk, deskProblem, type DeskOutcome } from "../lib/desk-form.ts";
import { textFields } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

const LONGEST_TEXT = 50_000;
const LONGEST_REASON = 300;

/** The fields, with the adjustments' lines as they were typed. */
function fieldsOf(form: FormData): Record<string, string> {
  const adjustments = form.get("adjustments");
  return {
    ...textFields(form),
    adjustments: typeof adjustments === "string" ? adjustments.slice(0, LONGEST_TEXT) : "",
  };
}

export const portalShare = {
  /** Shows who would get what. Nothing is kept. */
  read: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = fieldsOf(form);
      return attemptAtDesk(visit, values, async (_desk, me) => {
        const { faults } = shareBody(values, me.coop.currency_code);
        if (Object.keys(faults).length > 0) return deskProblem(null, values, { faults });
        return { shown: values };
      });
    },
  }),

  /** Proposes what the preview showed: that month, that amount and that work, divided in that way. */
  propose: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = fieldsOf(form);
      return attemptAtDesk(visit, values, async (desk, me) => {
        const { work_version: seen = "", reason = "", request_id = "" } = values;
        if (!/^\d{1,9}$/.test(seen)) return deskProblem("store.refused", values);
        const { body, faults } = shareBody(values, me.coop.currency_code);
        if (faults.month) return deskProblem("work.month_invalid", values);
        if (faults.amount) return deskProblem("ledger.amount_invalid", values);
        if (!body) return deskProblem(null, values, { faults });
        if (reason.length > LONGEST_REASON)
          return deskProblem(null, values, { faults: { reason: "reason" } });
        const { run } = await desk.post<{ run: { id: string } }>("/coop/pay-runs", {
          ...body,
          ...(reason ? { reason } : {}),
          work_version: Number(seen),
          request_id,
        });
        return { go: `${paths.desk.payRun(visit.locals.lang, run.id)}?done=proposed#message` };
      });
    },
  }),
};
