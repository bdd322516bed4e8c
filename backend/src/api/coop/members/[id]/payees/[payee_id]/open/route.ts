import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { now } from "../../../../../../../adapters/clock";
import { members } from "../../../../../../../workflows/services";
import { staffOf } from "../../../../../../coop-gate";

/** A POST, though it reads: each opening is written down, and no browser or proxy may ask for it by itself. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id, id: by } = staffOf(req);
  const { id: member_id = "", payee_id = "" } = req.params;
  const account = await members(req.scope).openPayee(coop_id, { member_id, payee_id }, { by, now: now() });
  res.setHeader("cache-control", "no-store");
  res.json({ account });
}
