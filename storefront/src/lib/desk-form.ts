import type { AstroGlobal } from "astro";
import { isDeskError, type DeskCode } from "./desk-error.ts";
import { forgetDeskToken } from "./desk-cookie.ts";
import type { Desk } from "./desk.ts";
import type { Me } from "./desk-wire.ts";
import type { Visit } from "./outcome.ts";
import { paths } from "./paths.ts";
import { isStoreError } from "./store-error.ts";

type Fields = Record<string, string>;

/** A form of the desk that was refused: why, which fields, and what was typed. `details` is the backend's. */
export type DeskRefused = {
  problem: DeskCode | null;
  faults: Fields;
  values: Fields;
  details: Readonly<Record<string, unknown>>;
};

/** What became of a form: somewhere to go, something to show once on this page, or a refusal. */
export type DeskOutcome = { go: string } | { shown: Fields } | DeskRefused;

export function deskProblem(
  problem: DeskCode | null,
  values: Fields = {},
  more: { faults?: Fields; details?: Readonly<Record<string, unknown>> } = {},
): DeskRefused {
  return { problem, faults: more.faults ?? {}, values, details: more.details ?? {} };
}

/**
 * Runs the work of a form of the desk. A refusal becomes a problem to show with what was typed; a log-in that has
 * ended leads to the sign-in page.
 */
export async function attemptAtDesk(
  visit: Visit,
  values: Fields,
  work: (desk: Desk, me: Me) => Promise<DeskOutcome>,
): Promise<DeskOutcome> {
  const { desk, me, lang } = visit.locals;
  // The form was posted to a page outside the desk, where nobody is signed in.
  if (!desk || !me) return { go: paths.desk.signIn(lang, { again: "1" }) };
  return orProblem(visit, values, () => work(desk, me));
}

/** The same before anybody is signed in. */
export async function orProblem(
  visit: Visit,
  values: Fields,
  work: () => Promise<DeskOutcome>,
): Promise<DeskOutcome> {
  try {
    return await work();
  } catch (error) {
    if (isDeskError(error, "staff.signed_out") && visit.locals.me) {
      forgetDeskToken(visit.cookies);
      return { go: paths.desk.signIn(visit.locals.lang, { again: "1" }) };
    }
    if (isDeskError(error))
      return deskProblem(error.code, values, {
        details: { ...error.details, retry_after_s: error.retry_after_s },
      });
    if (isStoreError(error, "store.unavailable")) return deskProblem("store.unavailable", values);
    if (isStoreError(error, "store.outcome_unknown")) return deskProblem("store.outcome_unknown", values);
    throw error;
  }
}

type AnyAction = Parameters<AstroGlobal["getActionResult"]>[0];

/** What became of a form posted to this page, when it did not lead elsewhere. */
export function postedAtDesk(
  page: Pick<AstroGlobal, "getActionResult">,
  actions: AnyAction[],
): { refused: DeskRefused | null; shown: Fields | null } {
  for (const action of actions) {
    const outcome = page.getActionResult(action)?.data as DeskOutcome | undefined;
    if (outcome && "problem" in outcome) return { refused: outcome, shown: null };
    if (outcome && "shown" in outcome) return { refused: null, shown: outcome.shown };
  }
  return { refused: null, shown: null };
}

/** A form's own id, made when it is rendered: posted twice, it is done once. */
export function newRequestId(): string {
  return crypto.randomUUID();
}
