import {
  authenticate,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { CUSTOMER, readCustomerClaims, type CustomerClaims } from "../adapters/customer-token";
import { refuse } from "../domain/errors";
import { companies } from "../workflows/services";
import { needsCustomer, pathOf } from "./open-routes";

/** Who asks from an account. Every query of a handler begins with this id. */
export type CustomerOnRequest = CustomerClaims & { id: string; email: string };

type Asked = { customer?: CustomerOnRequest; auth_context?: unknown };

/** The person that the gate let in. */
export function customerOf(req: object): CustomerOnRequest {
  const found = (req as Asked).customer;
  if (!found) throw new Error("account: a handler asked who is signed in on a route that asks nobody");
  return found;
}

const bearer = authenticate(CUSTOMER, ["bearer"]);

/** Lets somebody with an account in: a token of ours, not older than their last *sign out everywhere*. */
export function knownCustomer(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (!needsCustomer(req.method, pathOf(req.originalUrl))) {
    next();
    return;
  }
  const done = (fault?: unknown): void => {
    if (fault) next(fault);
    else letIn(req).then(() => next(), next);
  };
  // Medusa answers a missing token itself; ours says what to do next.
  if (!req.get("authorization")) done(signedOutFault());
  else bearer(req, res, done);
}

async function letIn(req: MedusaRequest): Promise<void> {
  const asked = req as Asked;
  const claims = readCustomerClaims(asked.auth_context);
  if (!claims) return signedOut();
  const [customer, since] = await Promise.all([
    req.scope
      .resolve(Modules.CUSTOMER)
      .listCustomers({ id: claims.customer_id, has_account: true }, { select: ["id", "email"] }),
    companies(req.scope).tokensValidFrom(claims.customer_id),
  ]);
  const [found] = customer;
  if (!found || !since || claims.made_at_ms < since.getTime()) return signedOut();
  asked.customer = { ...claims, id: found.id, email: found.email };
}

function signedOut(): never {
  return refuse("account.signed_out", "You are no longer signed in. Sign in again.", {});
}

function signedOutFault(): unknown {
  try {
    return signedOut();
  } catch (fault) {
    return fault;
  }
}
