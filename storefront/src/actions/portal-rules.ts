import { defineAction } from "astro:actions";
import { plainDay } from "../features/portal/amount.ts";
import { noteFault } from "../features/portal/rules/note.ts";
import { readSettings } from "../features/portal/rules/settings.ts";
import type { RuleSetsPage } from "../features/portal/wire.ts";
import { attemptAtDesk, deskProblem, type DeskOutcome } from "../lib/desk-form.ts";
import { textFields } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

const ID = /^[a-z0-9-]{2,60}$/;
const HASH = /^[0-9a-f]{64}$/;
/** Longer than a note may be, so that one that is too long is refused and not cut. */
const LONGEST = 2_000;

type Fields = Record<string, string>;

/** A browser sends a line's end as two characters; it is one. */
function fieldsOf(form: FormData): Fields {
  const { note = "", ...values } = textFields(form, LONGEST);
  return { ...values, note: note.replaceAll("\r\n", "\n") };
}

const dayAndNote = ({ effective_from = "", note = "" }: Fields): Fields => ({
  ...(plainDay(effective_from) ? {} : { effective_from: "day" }),
  ...(noteFault(note) ? { note: "note" } : {}),
});

export const portalRules = {
  /** Attests what was read: the document of that page, with the co-op's own settings. */
  attest: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = fieldsOf(form);
      return attemptAtDesk(visit, values, async (desk) => {
        const { id = "", document_hash = "", effective_from, note, request_id } = values;
        if (!ID.test(id) || !HASH.test(document_hash)) return deskProblem("store.refused", values);
        const { rule_sets } = await desk.get<RuleSetsPage>("/coop/rule-sets");
        const offered = rule_sets.find((one) => one.id === id);
        // Its settings may be others now, and would all seem to be missing.
        if (offered && offered.document_hash !== document_hash)
          return deskProblem("pay.rule_set_changed", values);
        const { settings, faults: unsettled } = readSettings(offered?.document.settings ?? {}, values);
        const faults: Fields = {
          ...unsettled,
          ...dayAndNote(values),
          ...(values["agreed"] === "yes" ? {} : { agreed: "agreed" }),
        };
        if (Object.keys(faults).length > 0) return deskProblem(null, values, { faults });
        await desk.post(`/coop/rule-sets/${id}/attest`, {
          document_hash,
          settings,
          effective_from,
          note,
          request_id,
        });
        return { go: `${paths.desk.rules(visit.locals.lang)}?done=attested#message` };
      });
    },
  }),

  withdraw: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = fieldsOf(form);
      return attemptAtDesk(visit, values, async (desk) => {
        const faults = dayAndNote(values);
        if (Object.keys(faults).length > 0) return deskProblem(null, values, { faults });
        const { effective_from, note, request_id } = values;
        await desk.post("/coop/rule-sets/withdraw", { effective_from, note, request_id });
        return { go: `${paths.desk.rules(visit.locals.lang)}?done=withdrawn#message` };
      });
    },
  }),
};
