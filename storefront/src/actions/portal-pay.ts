import { defineAction } from "astro:actions";
import type { BankAnswer } from "../features/portal/wire.ts";
import { attemptAtDesk, deskProblem, type DeskOutcome } from "../lib/desk-form.ts";
import type { Desk } from "../lib/desk.ts";
import { textFields, type Visit } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

const ID = /^\w{4,80}$/;
const OUTCOMES = ["paid", "returned", "unknown", "to_pay"] as const;

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
  approve: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onRun(visit, form, "approved", async (desk, path, { id = "", seen_hash, request_id }) => {
        const { run } = await desk.post<{ run: { status: string } }>(`${path}/approve`, {
          seen_hash,
          request_id,
        });
        if (run.status !== "awaiting_network") return null;
        return { go: `${paths.desk.payRun(visit.locals.lang, id)}?done=seconded#message` };
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

  /** What became of one payment, as somebody who knows says it. */
  outcome: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const outcome = OUTCOMES.find((one) => one === form.get("outcome"));
      return onRun(visit, form, outcome ?? "", async (desk, path, values) => {
        const payment_id = values["payment_id"] ?? "";
        if (!ID.test(payment_id) || !outcome) return deskProblem("store.refused", values);
        await desk.post(`${path}/payments/${payment_id}/outcome`, {
          outcome,
          request_id: values["request_id"],
        });
        return null;
      });
    },
  }),

  makeFiles: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onRun(visit, form, "files", async (desk, path, { request_id }) => {
        await desk.post(`${path}/files`, { request_id });
        return null;
      }),
  }),

  paidByFile: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onRun(visit, form, "paid", async (desk, path, values) => {
        const { file_id = "", request_id } = values;
        if (!ID.test(file_id)) return deskProblem("store.refused", values);
        await desk.post(`${path}/files/${file_id}/paid`, { request_id });
        return null;
      }),
  }),

  /** Takes back a file that nobody was handed. */
  withdrawFile: withReason("withdrawn_file", (desk, path, { file_id = "", reason, request_id }) =>
    desk.post(`${path}/files/${encodeURIComponent(file_id)}/withdraw`, { reason, request_id }),
  ),

  close: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onRun(visit, form, "closed", async (desk, path) => {
        await desk.post(`${path}/close`, {});
        return null;
      }),
  }),

  /** Which account the co-op pays from. */
  account: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = textFields(form, 80);
      return attemptAtDesk(visit, values, async (desk) => {
        await desk.post("/coop/pay-account", { account_number: values["account_number"] ?? "" });
        return { go: `${paths.desk.bank(visit.locals.lang)}?done=account#message` };
      });
    },
  }),

  /** What the bank says became of payments: a file, or the same pasted. What came of it is shown once. */
  answers: defineAction({
    accept: "form",
    handler: async (form, visit): Promise<DeskOutcome> => {
      const values = textFields(form);
      const file = form.get("file");
      const pasted = form.get("text");
      const text =
        file instanceof File && file.size > 0 ? await file.text() : typeof pasted === "string" ? pasted : "";
      return attemptAtDesk(visit, values, async (desk) => {
        if (text.trim() === "") return deskProblem(null, values, { faults: { file: "statement" } });
        const told = await desk.post<{ answers: BankAnswer[]; passed_over: number }>("/coop/pay-answers", {
          text,
          request_id: values["request_id"],
        });
        return { shown: { told: JSON.stringify(told) } };
      });
    },
  }),

  allPaid: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onRun(visit, form, "paid", async (desk, path, { request_id }) => {
        await desk.post(`${path}/paid`, { request_id });
        return null;
      }),
  }),
};
