import { defineAction } from "astro:actions";
import { isMonth } from "../features/portal/amount.ts";
import type { WorkMonth } from "../features/portal/wire.ts";
import { parseGrades, regraded } from "../features/portal/work/grades.ts";
import { faultsFrom, gradesIn, readMonth } from "../features/portal/work/month.ts";
import { isDeskError } from "../lib/desk-error.ts";
import { attemptAtDesk, deskProblem, type DeskOutcome } from "../lib/desk-form.ts";
import { textFields } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

const LONGEST_PASTE = 200_000;
const LONGEST_GRADES = 1_000;

/** What was pasted, as it was: its lines are counted, so that not even an empty one may be lost. */
function pasteIn(form: FormData): string {
  const text = form.get("paste");
  return typeof text === "string" ? text.slice(0, LONGEST_PASTE) : "";
}

export const portalWork = {
  save: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const paste = pasteIn(form);
      const values = { ...textFields(form), paste };
      return attemptAtDesk(visit, values, async (desk) => {
        const { month = "", kind = "", version = "" } = values as Record<string, string>;
        if (!isMonth(month)) return deskProblem("work.month_invalid", values);
        if ((kind !== "hours" && kind !== "pieces") || !/^\d{1,9}$/.test(version))
          return deskProblem("store.refused", values);
        const { entries, faults } = readMonth(values, paste);
        if (Object.keys(faults).length > 0) return deskProblem(null, values, { faults });
        try {
          await desk.post(`/coop/work/${month}`, {
            kind,
            version: Number(version),
            grades: gradesIn(values),
            entries: entries.map(({ code, grade, quantity }) => ({ code, grade, quantity })),
          });
        } catch (error) {
          const told = isDeskError(error, "work.invalid") ? faultsFrom(error.details["cells"], entries) : {};
          if (Object.keys(told).length === 0) throw error;
          return deskProblem(null, values, { faults: told });
        }
        return { go: `${paths.desk.workMonth(visit.locals.lang, month)}?done=saved#message` };
      });
    },
  }),

  /** What pieces of each grade count in a month, and in those after it; what is written down stays. */
  grades: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = textFields(form, LONGEST_GRADES);
      return attemptAtDesk(visit, values, async (desk) => {
        const { month = "", version = "" } = values;
        if (!isMonth(month)) return deskProblem("work.month_invalid", values);
        if (!/^\d{1,9}$/.test(version)) return deskProblem("store.refused", values);
        const grades = parseGrades(values["grades"] ?? "");
        if (grades === null) return deskProblem(null, values, { faults: { grades: "fault" } });
        const entries = regraded(await desk.get<WorkMonth>(`/coop/work/${month}`), grades);
        if (entries === null) return deskProblem(null, values, { faults: { grades: "in_use" } });
        await desk.post(`/coop/work/${month}`, { kind: "pieces", version: Number(version), grades, entries });
        return { go: `${paths.desk.workMonth(visit.locals.lang, month)}?done=grades#message` };
      });
    },
  }),
};
