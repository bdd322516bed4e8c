import { defineAction } from "astro:actions";
import { plainAmount, plainDay } from "../features/portal/amount.ts";
import { bareAmount } from "../features/portal/typed.ts";
import {
  ERASE_REASONS,
  FLAGS,
  LOCKED_PAYEES,
  PAYEE_KINDS,
  PROOFS,
  RAILS,
  REGIMES,
} from "../features/portal/wire.ts";
import { attemptAtDesk, deskProblem, type DeskOutcome } from "../lib/desk-form.ts";
import type { Me } from "../lib/desk-wire.ts";
import type { Desk } from "../lib/desk.ts";
import { textFields, type Visit } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

const ID = /^\w{4,80}$/;
const PLACE = /^[a-z]{4,10}:[a-z_]{3,20}$/;
const CODE = /^[A-Za-z0-9-]{1,12}$/;

type Fields = Record<string, string>;

const oneOf = (name: string, values: Fields, list: readonly string[]): Fields =>
  list.includes(values[name] ?? "") ? {} : { [name]: name };

const dayFault = (name: string, values: Fields): Fields =>
  plainDay(values[name] ?? "") ? {} : { [name]: "day" };

/** What a form typed about an account never goes back to the page: whoever comes to the screen next would read it. */
function without(values: Fields, ...names: string[]): Fields {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

/** Work on the member that the form names; success leads to their page. */
function onMember(
  visit: Visit,
  form: FormData,
  done: string,
  judge: (values: Fields) => Fields,
  act: (desk: Desk, path: string, values: Fields, me: Me) => Promise<unknown>,
): Promise<DeskOutcome> {
  const values = textFields(form);
  const kept = without(values, "account_holder_name", "account_number");
  return attemptAtDesk(visit, kept, async (desk, me) => {
    const id = values["id"] ?? "";
    if (!ID.test(id)) return deskProblem("store.refused", kept);
    const faults = judge(values);
    if (Object.keys(faults).length > 0) return deskProblem(null, kept, { faults });
    await act(desk, `/coop/members/${id}`, values, me);
    return { go: `${paths.desk.member(visit.locals.lang, id)}?done=${done}#message` };
  });
}

export const portalMembers = {
  add: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = textFields(form);
      return attemptAtDesk(visit, values, async (desk) => {
        const { code = "", regime = "", effective_from = "", request_id = "" } = values;
        const faults = {
          ...(CODE.test(code) ? {} : { code: "code" }),
          ...oneOf("regime", values, REGIMES),
          ...dayFault("effective_from", values),
        };
        if (Object.keys(faults).length > 0) return deskProblem(null, values, { faults });
        await desk.post("/coop/members", { code, regime, effective_from, request_id });
        return { go: `${paths.desk.members(visit.locals.lang)}?done=added#message` };
      });
    },
  }),

  regime: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onMember(
        visit,
        form,
        "regime",
        (values) => ({ ...oneOf("regime", values, REGIMES), ...dayFault("effective_from", values) }),
        (desk, path, { regime, effective_from }) => desk.post(`${path}/regime`, { regime, effective_from }),
      ),
  }),

  flag: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onMember(
        visit,
        form,
        "flag",
        (values) => ({
          ...oneOf("flag", values, FLAGS),
          ...oneOf("value", values, ["yes", "no"]),
          ...dayFault("effective_from", values),
        }),
        (desk, path, { flag, value, effective_from }) =>
          desk.post(`${path}/flags`, { flag, value, effective_from }),
      ),
  }),

  /** What is ordered, owed or held, as the page names it: `owed:damages`. Nothing typed ends what was there. */
  amount: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onMember(
        visit,
        form,
        "amount",
        ({ which = "", amount = "", ...values }): Fields => ({
          ...(PLACE.test(which) ? {} : { which: "which" }),
          ...(amount === "" || bareAmount(amount) ? {} : { amount: "amount" }),
          ...dayFault("effective_from", values),
        }),
        (desk, path, { which = "", amount: typed = "", effective_from, request_id }, me) => {
          const [kind, head] = which.split(":");
          const plain = bareAmount(typed);
          const amount = plain && { amount: plain, currency_code: me.coop.currency_code };
          return desk.post(`${path}/amounts`, { kind, head, amount, effective_from, request_id });
        },
      ),
  }),

  payee: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onMember(
        visit,
        form,
        "payee",
        (values) => ({
          ...oneOf("kind", values, PAYEE_KINDS),
          ...(values["rail"] ? oneOf("rail", values, RAILS) : {}),
        }),
        (desk, path, { kind, rail, account_holder_name, account_number, consented, request_id }) =>
          desk.post(`${path}/payees`, {
            kind,
            ...(rail ? { rail } : {}),
            ...(account_holder_name ? { account_holder_name } : {}),
            ...(account_number ? { account_number } : {}),
            ...(consented === "yes" ? { consented } : {}),
            request_id,
          }),
      ),
  }),

  consent: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onMember(
        visit,
        form,
        "consented",
        ({ payee_id = "" }): Fields => (ID.test(payee_id) ? {} : { payee_id: "id" }),
        (desk, path, { payee_id = "" }) => desk.post(`${path}/payees/${payee_id}/consented`, {}),
      ),
  }),

  verify: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onMember(
        visit,
        form,
        "verified",
        (values): Fields => ({
          ...(ID.test(values["payee_id"] ?? "") ? {} : { payee_id: "id" }),
          ...oneOf("proof", values, PROOFS),
        }),
        (desk, path, { payee_id = "", proof }) => desk.post(`${path}/payees/${payee_id}/verified`, { proof }),
      ),
  }),

  /** Shows an account once, in the answer to this form: no address leads to it. */
  open: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = textFields(form);
      return attemptAtDesk(visit, values, async (desk) => {
        const { id = "", payee_id = "" } = values;
        if (!ID.test(id) || !ID.test(payee_id)) return deskProblem("store.refused", values);
        const { account } = await desk.post<{
          account: { account_holder_name: string | null; account_number: string | null };
        }>(`/coop/members/${id}/payees/${payee_id}/open`, {});
        return {
          shown: { holder: account.account_holder_name ?? "", number: account.account_number ?? "" },
        };
      });
    },
  }),

  /** Proposes to pay out what the co-op keeps for a member; success leads to the run. */
  letGo: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = textFields(form);
      return attemptAtDesk(visit, values, async (desk, me) => {
        const { id = "", amount: typed = "", paid_to = "", reason = "", request_id } = values;
        if (!ID.test(id)) return deskProblem("store.refused", values);
        const amount = plainAmount(typed);
        const faults = {
          ...(typed === "" || amount ? {} : { amount: "amount" }),
          ...oneOf("paid_to", values, LOCKED_PAYEES),
          ...(reason === "" || reason.length > 300 ? { reason: "reason" } : {}),
        };
        if (Object.keys(faults).length > 0) return deskProblem(null, values, { faults });
        const { run } = await desk.post<{ run: { id: string } }>(`/coop/members/${id}/locked`, {
          ...(amount ? { amount: { amount, currency_code: me.coop.currency_code } } : {}),
          ...{ paid_to, reason, request_id },
        });
        return { go: `${paths.desk.payRun(visit.locals.lang, run.id)}?done=proposed#message` };
      });
    },
  }),

  left: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onMember(
        visit,
        form,
        "left",
        (values) => dayFault("on", values),
        (desk, path, { on }) => desk.post(`${path}/left`, { on }),
      ),
  }),

  erase: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onMember(
        visit,
        form,
        "erased",
        (values) => oneOf("why", values, ERASE_REASONS),
        (desk, path, { why, request_id }) => desk.post(`${path}/erase`, { why, request_id }),
      ),
  }),

  back: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onMember(
        visit,
        form,
        "back",
        () => ({}),
        (desk, path) => desk.post(`${path}/left`, { on: null }),
      ),
  }),
};
