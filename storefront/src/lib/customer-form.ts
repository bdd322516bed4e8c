import type { AstroGlobal } from "astro";
import { customerFor, hasToken, type Customer, type Visitor } from "./customer.ts";
import { forgetCustomerToken } from "./customer-cookie.ts";
import { isCustomerError, type CustomerCode, type Details } from "./customer-error.ts";
import { paths } from "./paths.ts";
import { isStoreError } from "./store-error.ts";

type Fields = Record<string, string>;

/** A form of an account that was refused: why, which fields, and what was typed. */
export type CustomerRefused = {
  problem: CustomerCode | null;
  faults: Fields;
  values: Fields;
  details: Details;
};

/** What became of a form: somewhere to go, something to show once on this page, or a refusal. */
export type CustomerOutcome<Shown = never> = { go: string } | { shown: Shown } | CustomerRefused;

export function customerProblem(
  problem: CustomerCode | null,
  values: Fields = {},
  more: { faults?: Fields; details?: Details } = {},
): CustomerRefused {
  return { problem, faults: more.faults ?? {}, values, details: more.details ?? {} };
}

/** Runs the work of a form for whoever is signed in. A sign-in that has ended leads to the sign-in page. */
export async function attemptSignedIn<Shown = never>(
  visitor: Visitor,
  values: Fields,
  work: (customer: Customer) => Promise<CustomerOutcome<Shown>>,
): Promise<CustomerOutcome<Shown>> {
  if (!hasToken(visitor)) return { go: paths.account.signIn(visitor.locals.lang, { again: "1" }) };
  return orProblem(visitor, values, () => work(customerFor(visitor)));
}

/** The same before anybody is signed in. A refusal becomes a problem to show with what was typed. */
export async function orProblem<Shown = never>(
  visitor: Visitor,
  values: Fields,
  work: () => Promise<CustomerOutcome<Shown>>,
): Promise<CustomerOutcome<Shown>> {
  try {
    return await work();
  } catch (error) {
    if (isCustomerError(error, "account.signed_out")) {
      forgetCustomerToken(visitor.cookies);
      return { go: paths.account.signIn(visitor.locals.lang, { again: "1" }) };
    }
    if (isCustomerError(error)) return customerProblem(error.code, values, { details: error.details });
    if (isStoreError(error, "store.unavailable", "store.outcome_unknown"))
      return customerProblem(
        error.code === "store.outcome_unknown" ? "store.outcome_unknown" : "store.unavailable",
        values,
      );
    throw error;
  }
}

type AnyAction = Parameters<AstroGlobal["getActionResult"]>[0];

/** What became of a form posted to this page, when it did not lead elsewhere. `shown` is for the page to know. */
export function postedByCustomer(
  page: Pick<AstroGlobal, "getActionResult">,
  actions: AnyAction[],
): { refused: CustomerRefused | null; shown: unknown } {
  for (const action of actions) {
    const outcome = page.getActionResult(action)?.data as CustomerOutcome<unknown> | undefined;
    if (outcome && "problem" in outcome) return { refused: outcome, shown: null };
    if (outcome && "shown" in outcome) return { refused: null, shown: outcome.shown };
  }
  return { refused: null, shown: null };
}
