import type { APIContext } from "astro";
import { forgetBasket, keepPlaced } from "./basket-cookie.ts";
import { paths } from "./paths.ts";
import { isStoreError, type ProblemCode } from "./store-error.ts";

/** What became of a posted form: somewhere to go, or a problem to show on the page with what was typed. */
export type Outcome =
  | { go: string }
  | { problem: ProblemCode | null; faults: Record<string, string>; values: Record<string, string> };

/** The part of a request that actions and pages share. */
export type Visit = Pick<APIContext, "locals" | "cookies">;

export function problem(code: ProblemCode, values: Record<string, string> = {}): Outcome {
  return { problem: code, faults: {}, values };
}

/** The order made from this browser's basket becomes the place to be; the basket itself is over. */
export function goToOrder({ locals, cookies }: Visit, follow_token: string): { go: string } {
  forgetBasket(cookies, locals.place.code);
  keepPlaced(cookies, follow_token);
  return { go: paths.order(locals.lang, follow_token) };
}

/**
 * Runs the work of a form. A refusal by the backend becomes a problem to show; a basket that has been ordered
 * meanwhile leads to its order, so that a second click or a stale tab ends where the first one did.
 */
export async function attempt(
  visit: Visit,
  values: Record<string, string>,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!isStoreError(error)) throw error;
    if (error.code === "cart.completed" && error.follow_token) return goToOrder(visit, error.follow_token);
    if (error.code === "cart.completed" || error.code === "cart.not_found")
      forgetBasket(visit.cookies, visit.locals.place.code);
    return problem(error.code, values);
  }
}

/** The text fields of a form, cut to a bearable length. Files are ignored. */
export function textFields(form: FormData, longest = 500): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form)
    if (typeof value === "string") fields[name] = value.trim().slice(0, longest);
  return fields;
}
