import {
  authenticate,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { CUSTOMER } from "../adapters/customer-token";
import { COOP_STAFF, readStaffClaims } from "../adapters/staff-token";
import { refuse } from "../domain/errors";
import { may, rolesThatMay, type Role } from "../domain/staff/roles";
import { staff } from "../workflows/services";
import { countLoginAttemptWorkflow, forgiveLoginAttemptsWorkflow } from "../workflows/staff/login-throttle";
import type { CoopRoute } from "./coop-routes";
import { coopRouteAt, pathOf } from "./open-routes";

/** Who asks at a co-op's desk. Every query of a handler begins with `coop_id`. */
export type StaffOnRequest = {
  id: string;
  coop_id: string;
  email: string;
  roles: Role[];
  language: "en" | "it" | "es";
};

type Asked = { staff?: StaffOnRequest; auth_context?: unknown };

/** The person that the gate let in. A route that is open before logging in has none, and must not ask. */
export function staffOf(req: object): StaffOnRequest {
  const found = (req as Asked).staff;
  if (!found) throw new Error("coop: a handler asked who is logged in on a route that asks nobody");
  return found;
}

/** Where the storefront says a request comes from; it asks for everybody from one place. */
export function visitorOf(req: MedusaRequest): string | null {
  return req.get("x-arnia-visitor")?.trim().slice(0, 100) || null;
}

const bearer = authenticate(COOP_STAFF, ["bearer"]);

/**
 * Lets a co-op's person in: a token of ours that is not older than their last *sign out everywhere*, somebody who has not
 * left, and a role that may do what this door does.
 */
export function knownStaff(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const route = coopRouteAt(req.method, pathOf(req.originalUrl));
  if (!route || route.capability === "none") {
    next();
    return;
  }
  const done = (fault?: unknown): void => {
    if (fault) next(fault);
    else letIn(req, route).then(() => next(), next);
  };
  bearer(req, res, done);
}

async function letIn(req: MedusaRequest, route: CoopRoute): Promise<void> {
  const asked = req as Asked;
  const claims = readStaffClaims(asked.auth_context);
  const person = claims && (await staff(req.scope).activeStaff(claims.staff_id));
  if (!person || claims.made_at_ms < person.tokens_valid_from.getTime())
    return refuse("staff.signed_out", "You are no longer logged in. Log in again.", {});
  const { id, coop_id, email, roles, language } = person;
  if (route.capability !== "none" && !may(roles, route.capability))
    refuse(
      "staff.not_allowed",
      `That is for: ${rolesThatMay(route.capability).join(", ")}. Ask one of them.`,
      {
        capability: route.capability,
        roles: rolesThatMay(route.capability).join(","),
      },
    );
  asked.staff = { id, coop_id, email, roles, language };
}

/**
 * Medusa's own doors for tokens take any actor's; a desk's token and an account's are neither refreshed there, which would
 * outlive *sign out everywhere*, nor made a session.
 */
export function noStaffTokens(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const actor = actorIn(req.get("authorization"));
  if (actor !== COOP_STAFF && actor !== CUSTOMER) {
    next();
    return;
  }
  refuse("route.closed", "A token of a desk or an account is for its own pages alone.", {});
}

/**
 * Medusa's log-in for the network's people knows every password, a desk's too: without this, who may guess ten times at the
 * desk would go on guessing there.
 */
export async function countedLogin(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  try {
    const { email } = (req.body ?? {}) as { email?: unknown };
    if (typeof email === "string") await count(req, res, email);
    next();
  } catch (error) {
    next(error);
  }
}

async function count(req: MedusaRequest, res: MedusaResponse, email: string): Promise<void> {
  const { result } = await countLoginAttemptWorkflow(req.scope).run({ input: { email, visitor: null } });
  res.on("finish", () => {
    // Should this fail, one try too many stays counted.
    if (res.statusCode === 200)
      void forgiveLoginAttemptsWorkflow(req.scope).run({ input: result, throwOnError: false });
  });
}

/** What a token says before anybody has checked it: who lies here is refused by whoever checks. */
function actorIn(header: string | undefined): unknown {
  const payload = header?.split(".")[1] ?? "";
  try {
    const said: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
    return (said as { actor_type?: unknown } | null)?.actor_type;
  } catch {
    return undefined;
  }
}
