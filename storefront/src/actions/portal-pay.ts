import { defineAction } from "astro:actions";
import { isMonth, plainAmount } from "../features/portal/amount.ts";
import { attemptAtDesk, deskProblem, type DeskOutcome } from "../lib/desk-form.ts";
import type { Desk } from "../lib/desk.ts";
import { textFields, type Visit } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

const ID = /^\w{4,80}$/;

type Fields = Record<string, string>;

/** Work on the run that the form names; success leads to its page. */
function onRun(
  visit: Visit,
  form: FormData,
  done: string,
  act: (desk: Desk, path: string, values: Fields) => Promise<DeskOutcome | null>,
): Promise<DeskOutcome> {
  const values = textFields(form);
  return attemptAtDesk(visit, values, async (desk) => {
    const id = values["id"] ?? "";
    if (!ID.test(id)) return deskProblem("store.refused", values);
    const refused = await act(desk, `/coop/pay-runs/${id}`, values);
    return refused ?? { go: `${paths.desk.payRun(visit.locals.lang, id)}?done=${done}#message` };
  });
}

const outcome = (of: "paid" | "returned") =>
  defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onRun(visit, form, of, async (desk, path, values) => {
        const payment_id = values["payment_id"] ?? "";
        if (!ID.test(payment_id)) return deskProblem("store.refused", values);
        await desk.post(`${path}/payments/${payment_id}/outcome`, {
          outcome: of,
          request_id: values["request_id"],
        });
        return null;
      }),
  });

/** An act on a run that has to say why. */
const withReason = (done: string, act: (desk: Desk, path: string, values: Fields) => Promise<unknown>) =>
  defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onRun(visit, form, done, async (desk, path, values) => {
        const reason = values["reason"] ?? "";
        if (reason === "" || reason.length > 300)
          return deskProblem(null, values, { faults: { reason: "reason" } });
        await act(desk, path, values);
        return null;
      }),
  });

export const portalPay = {
  /** Proposes what the preview showed: that month, that amount and that work. */
  propose: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = textFields(form);
      return attemptAtDesk(visit, values, async (desk, me) => {
        const { month = "", request_id = "" } = values;
        if (!isMonth(month)) return deskProblem("work.month_invalid", values);
        const amount = plainAmount(values["amount"] ?? "");
        const seen = values["work_version"] ?? "";
        if (!/^\d{1,9}$/.test(seen)) return deskProblem("store.refused", values);
        if (!amount) return deskProblem("ledger.amount_invalid", values);
        const { run } = await desk.post<{ run: { id: string } }>("/coop/pay-runs", {
          month,
          amount: { amount, currency_code: me.coop.currency_code },
          work_version: Number(seen),
          request_id,
        });
        return { go: `${paths.desk.payRun(visit.locals.lang, run.id)}?done=proposed#message` };
      });
    },
  }),

  approve: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onRun(visit, form, "approved", async (desk, path, { seen_hash, request_id }) => {
        await desk.post(`${path}/approve`, { seen_hash, request_id });
        return null;
      }),
  }),

  reject: withReason("rejected", (desk, path, { reason }) => desk.post(`${path}/reject`, { reason })),

  /** Undoes an approval of which nothing was paid. */
  reverse: withReason("reversed", (desk, path, { reason, request_id }) =>
    desk.post(`${path}/reverse`, { reason, request_id }),
  ),

  withdraw: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onRun(visit, form, "withdrawn", async (desk, path) => {
        await desk.post(`${path}/withdraw`, {});
        return null;
      }),
  }),

  paid: outcome("paid"),
  returned: outcome("returned"),

  allPaid: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onRun(visit, form, "paid", async (desk, path, { request_id }) => {
        await desk.post(`${path}/paid`, { request_id });
        return null;
      }),
  }),
};
