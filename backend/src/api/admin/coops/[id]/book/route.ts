import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readGrantedBook } from "../../../../views/coop-book";

/** A co-op's own book, while the co-op lets the network read it. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(await readGrantedBook(req.scope, req.params.id ?? ""));
}
