import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { removeAddressWorkflow } from "../../../../../../workflows/account/keep";
import { customerOf } from "../../../../../customer-gate";
import { addressesView } from "../../../../../views/account";

/** Refuses `account.address_not_found`. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const customer_id = customerOf(req).id;
  await removeAddressWorkflow(req.scope).run({ input: { customer_id, id: req.params.id ?? "" } });
  res.json({ addresses: await addressesView(req.scope, customer_id) });
}
