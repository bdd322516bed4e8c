import { defineAction } from "astro:actions";
import { attemptAtDesk, deskProblem, type DeskOutcome } from "../lib/desk-form.ts";
import { textFields } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

const ID = /^\w{4,80}$/;
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
const HOURS = /^[1-9]\d{0,4}$/;

export const portalCertificates = {
  issue: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = textFields(form);
      return attemptAtDesk(visit, values, async (desk) => {
        const { id = "", from = "", to = "", training_hours = "", request_id } = values;
        if (!ID.test(id)) return deskProblem("store.refused", values);
        const faults = {
          ...(MONTH.test(from) ? {} : { from: "month" }),
          ...(MONTH.test(to) ? {} : { to: "month" }),
          ...(training_hours === "" || HOURS.test(training_hours) ? {} : { training_hours: "training" }),
        };
        if (Object.keys(faults).length > 0) return deskProblem(null, values, { faults });
        await desk.post(`/coop/members/${id}/certificates`, {
          ...{ from, to, request_id },
          ...(training_hours === "" ? {} : { training_hours: Number(training_hours) }),
        });
        return { go: `${paths.desk.member(visit.locals.lang, id)}?done=certified#message` };
      });
    },
  }),

  /** The form says whose page it stands on, and nothing else of the member. */
  withdraw: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = textFields(form);
      return attemptAtDesk(visit, values, async (desk) => {
        const { id = "", certificate_id = "" } = values;
        if (!ID.test(id) || !ID.test(certificate_id)) return deskProblem("store.refused", values);
        await desk.post(`/coop/certificates/${certificate_id}/withdraw`, {});
        return { go: `${paths.desk.member(visit.locals.lang, id)}?done=certificate_withdrawn#message` };
      });
    },
  }),
};
