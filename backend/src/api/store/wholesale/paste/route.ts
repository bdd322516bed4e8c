import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { refuse } from "../../../../domain/errors";
import { PASTE_MOST_LINES } from "../../../../domain/wholesale/paste";
import { buyingOf } from "../../../../workflows/wholesale/cart";
import { lookAtPaste } from "../../../../workflows/wholesale/wanted-lines";
import { customerOf } from "../../../customer-gate";
import type { paste } from "../../../customer-validators";
import { nameOf, readVariants } from "../../../views/wholesale";

/** Looks at a paste, line by line, and puts nothing into the basket. */
export async function POST(req: MedusaRequest<z.infer<typeof paste>>, res: MedusaResponse): Promise<void> {
  const { id } = customerOf(req);
  const buying = await buyingOf(req.scope, id);
  const lines = await lookAtPaste(req.scope, { customer_id: id, buying, text: req.validatedBody.text });
  if (lines.length > PASTE_MOST_LINES)
    refuse("request.invalid", `At most ${PASTE_MOST_LINES} lines at once. Paste them in parts.`, {});
  const variants = await readVariants(
    req.scope,
    lines.flatMap(({ variant_id }) => variant_id ?? []),
    req.query.lang,
  );
  res.json({
    lines: lines.map((line) => ({ ...line, title: nameOf(variants.get(line.variant_id ?? ""), "") })),
  });
}
