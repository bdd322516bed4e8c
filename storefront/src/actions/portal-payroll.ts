import { defineAction } from "astro:actions";
import { isMonth } from "../features/portal/amount.ts";
import { COLUMNS, MOST_ROWS, parsePayroll } from "../features/portal/pay/payroll.ts";
import { payrollFileText } from "../features/portal/pay/payroll-file.server.ts";
import { attemptAtDesk, deskProblem, type DeskOutcome } from "../lib/desk-form.ts";
import { textFields } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

const LONGEST_PASTE = 400_000;
const LONGEST_REASON = 300;

/** What was pasted, as it was: its lines are counted, so that not even an empty one may be lost. */
function pasteIn(form: FormData): string {
  const text = form.get("paste");
  return typeof text === "string" ? text.slice(0, LONGEST_PASTE) : "";
}

export const portalPayroll = {
  /** Reads a file or what was pasted, which the page then shows as it would be paid. Nothing is kept. */
  read: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = { ...textFields(form), paste: pasteIn(form) };
      return attemptAtDesk(visit, values, async () => {
        const { month = "", reason = "" } = values as Record<string, string>;
        const file = form.get("file");
        const given = file instanceof File && file.size > 0 ? await payrollFileText(file) : values.paste;
        if (given === null || given.length > LONGEST_PASTE)
          return deskProblem(null, values, { faults: { file: "file" } });
        const faults = {
          ...(isMonth(month) ? {} : { month: "month" }),
          ...(given.trim() === "" ? { paste: "nothing" } : {}),
        };
        const read = { month, reason, paste: given };
        if (Object.keys(faults).length > 0) return deskProblem(null, read, { faults });
        return { shown: read };
      });
    },
  }),

  /** Proposes what the preview showed. The backend reads every cell again. */
  propose: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = { ...textFields(form), paste: pasteIn(form) };
      return attemptAtDesk(visit, values, async (desk) => {
        const { month = "", reason = "", request_id = "" } = values as Record<string, string>;
        if (!isMonth(month)) return deskProblem("work.month_invalid", values);
        const { rows, faults } = parsePayroll(values.paste);
        if (faults.length > 0 || rows.length > MOST_ROWS) return deskProblem("pay.payroll_invalid", values);
        if (reason.length > LONGEST_REASON)
          return deskProblem(null, values, { faults: { reason: "reason" } });
        const { run } = await desk.post<{ run: { id: string } }>("/coop/pay-runs", {
          month,
          method: "payroll",
          rows: rows.map((row) => Object.fromEntries(COLUMNS.map((column) => [column, row[column]]))),
          ...(reason ? { reason } : {}),
          request_id,
        });
        return { go: `${paths.desk.payRun(visit.locals.lang, run.id)}?done=proposed#message` };
      });
    },
  }),
};
