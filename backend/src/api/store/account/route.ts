import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { now } from "../../../adapters/clock";
import { renewedCustomerToken } from "../../../adapters/customer-token";
import { customerOf } from "../../customer-gate";
import { accountView } from "../../views/account";

/** Who is signed in, and a new token when theirs is no longer young. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const customer = customerOf(req);
  res.json({
    account: await accountView(req.scope, customer.id),
    renewed: renewedCustomerToken(customer, now()),
  });
}
