import { defineAction } from "astro:actions";
import { attemptAtDesk, type DeskOutcome } from "../lib/desk-form.ts";
import { textFields } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

export const portalShop = {
  pause: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = textFields(form);
      return attemptAtDesk(visit, values, async (desk) => {
        const message = values["message"] ?? "";
        await desk.post("/coop/pause", message === "" ? {} : { message });
        return { go: `${paths.desk.pause(visit.locals.lang)}?done=paused#message` };
      });
    },
  }),

  resume: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      attemptAtDesk(visit, textFields(form), async (desk) => {
        await desk.post("/coop/resume", {});
        return { go: `${paths.desk.pause(visit.locals.lang)}?done=resumed#message` };
      }),
  }),
};
