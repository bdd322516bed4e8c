import { defineAction } from "astro:actions";
import { followOrder } from "../features/order/order.server.ts";
import { readWithdrawal } from "../features/order/withdrawal.ts";
import { attempt, textFields, type Outcome } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

export const orders = {
  /** The same form twice is one withdrawal: it carries its own id, and only the backend judges what is left. */
  withdraw: defineAction({
    accept: "form",
    handler: (form, visit): Promise<Outcome> => {
      const values = textFields(form);
      return attempt(visit, values, async () => {
        const { store, lang } = visit.locals;
        const token = values["token"] ?? "";
        const { parcels } = await followOrder(store, token);
        const asked = readWithdrawal(
          values,
          parcels.flatMap(({ lines }) => lines),
        );
        if ("faults" in asked) return { problem: null, faults: asked.faults, values };
        await store.post(`/store/follow/${encodeURIComponent(token)}/withdrawal`, {
          request_id: values["request_id"] ?? "",
          lines: asked.lines,
          ...(asked.said ? { said: asked.said } : {}),
        });
        return { go: `${paths.order(lang, token)}?done=withdrawn#message` };
      });
    },
  }),
};
