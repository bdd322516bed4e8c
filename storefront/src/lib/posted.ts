import type { AstroGlobal } from "astro";
import type { Outcome } from "./outcome.ts";

type Refused = Extract<Outcome, { problem: unknown }>;
type AnyAction = Parameters<AstroGlobal["getActionResult"]>[0];

/** The refusal of a form posted to this page, if one of these actions was refused. Success has led elsewhere. */
export function postedProblem(
  page: Pick<AstroGlobal, "getActionResult">,
  actions: AnyAction[],
): Refused | null {
  for (const action of actions) {
    const outcome = page.getActionResult(action)?.data as Outcome | undefined;
    if (outcome && "problem" in outcome) return outcome;
  }
  return null;
}
