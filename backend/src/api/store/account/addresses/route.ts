import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { addAddressWorkflow } from "../../../../workflows/account/keep";
import { customerOf } from "../../../customer-gate";
import type { address } from "../../../validators";
import { addressesView } from "../../../views/account";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ addresses: await addressesView(req.scope, customerOf(req).id) });
}

export async function POST(req: MedusaRequest<z.infer<typeof address>>, res: MedusaResponse): Promise<void> {
  const { id } = customerOf(req);
  await addAddressWorkflow(req.scope).run({ input: { customer_id: id, address: req.validatedBody } });
  res.json({ addresses: await addressesView(req.scope, id) });
}
