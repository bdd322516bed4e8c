import { defineAction } from "astro:actions";
import { plainAmount, plainDay } from "../features/portal/amount.ts";
import { SPENDABLE } from "../features/portal/book/accounts.ts";
import { today } from "../features/portal/dates.ts";
import { attemptAtDesk, deskProblem, type DeskOutcome } from "../lib/desk-form.ts";
import type { Desk } from "../lib/desk.ts";
import type { Me } from "../lib/desk-wire.ts";
import { textFields, type Visit } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

const ID = /^\w{4,80}$/;
const LONGEST_NOTE = 300;

type Fields = Record<string, string>;

/** Checks the fields named, then acts. What is wrong with a field is told by its name. */
function inBook(
  visit: Visit,
  form: FormData,
  judge: (values: Fields) => Fields,
  act: (desk: Desk, values: Fields, me: Me) => Promise<string>,
): Promise<DeskOutcome> {
  const values = textFields(form);
  return attemptAtDesk(visit, values, async (desk, me) => {
    const faults = judge(values);
    if (Object.keys(faults).length > 0) return deskProblem(null, values, { faults });
    return { go: await act(desk, values, me) };
  });
}

const amountFault = ({ amount = "" }: Fields): Fields => (plainAmount(amount) ? {} : { amount: "amount" });

const textFault = (name: "note" | "reason", values: Fields): Fields => {
  const text = values[name] ?? "";
  return text === "" || text.length > LONGEST_NOTE ? { [name]: name } : {};
};

/** The amount in the currency of the co-op's own account. */
const amountOf = (values: Fields, me: Me) => ({
  amount: plainAmount(values["amount"] ?? "") ?? "",
  currency_code: me.coop.currency_code,
});

const bookPage = (visit: Visit, done: string) => `${paths.desk.book(visit.locals.lang)}?done=${done}#message`;

export const portalBook = {
  credit: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      inBook(
        visit,
        form,
        (values) => ({
          ...amountFault(values),
          ...(plainDay(values["credited_on"] ?? "") ? {} : { credited_on: "day" }),
          ...(ID.test(values["id"] ?? "") ? {} : { id: "id" }),
        }),
        async (desk, values, me) => {
          const id = values["id"] ?? "";
          await desk.post(`/coop/settlements/${id}/credit`, {
            amount: amountOf(values, me),
            credited_on: values["credited_on"] ?? "",
          });
          return `${paths.desk.settlement(visit.locals.lang, id)}?done=credited#message`;
        },
      ),
  }),

  takeBack: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      inBook(
        visit,
        form,
        (values): Fields => (ID.test(values["id"] ?? "") ? {} : { id: "id" }),
        async (desk, values) => {
          const { id = "", request_id } = values;
          await desk.post(`/coop/settlements/${id}/credit/take-back`, { request_id });
          return `${paths.desk.settlement(visit.locals.lang, id)}?done=taken_back#message`;
        },
      ),
  }),

  otherMoney: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      inBook(
        visit,
        form,
        (values) => ({ ...amountFault(values), ...textFault("note", values) }),
        async (desk, values, me) => {
          const { note, request_id } = values;
          await desk.post("/coop/book/other-money", { amount: amountOf(values, me), note, request_id });
          return bookPage(visit, "other");
        },
      ),
  }),

  toWork: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      inBook(
        visit,
        form,
        (values) => ({ ...amountFault(values), ...textFault("reason", values) }),
        async (desk, values, me) => {
          const { reason, request_id } = values;
          await desk.post("/coop/book/to-work", { amount: amountOf(values, me), reason, request_id });
          return bookPage(visit, "work");
        },
      ),
  }),

  spend: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      inBook(
        visit,
        form,
        (values) => ({
          ...(SPENDABLE.some((account) => account === values["account"]) ? {} : { account: "account" }),
          ...amountFault(values),
          ...textFault("note", values),
        }),
        async (desk, values, me) => {
          const { account, note, request_id } = values;
          await desk.post("/coop/book/spend", { account, amount: amountOf(values, me), note, request_id });
          return bookPage(visit, "spend");
        },
      ),
  }),

  grant: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      inBook(
        visit,
        form,
        ({ until = "" }): Fields => {
          const day = plainDay(until);
          return day && day >= today(new Date()) ? {} : { until: "day" };
        },
        async (desk, values) => {
          await desk.post("/coop/book/grant", { until: values["until"] ?? "" });
          return bookPage(visit, "grant");
        },
      ),
  }),

  withdrawGrant: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      inBook(
        visit,
        form,
        () => ({}),
        async (desk) => {
          await desk.post("/coop/book/grant/withdraw", {});
          return bookPage(visit, "withdrawn");
        },
      ),
  }),
};
