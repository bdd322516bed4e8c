import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { row } from "../adapters/rows";
import { refuse } from "../domain/errors";
import { companies } from "../workflows/services";

/**
 * Every road of a cart leads to a cart that exists, and every line on it is that cart's own: left alone, Medusa deletes a
 * line by its id whosever it is, and answers 500 for a cart that is not there.
 * Refuses `cart.not_found`, `cart.line_not_found`.
 */
export async function knownCart(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  try {
    const [, , , id, road, line_id] = (req.originalUrl.split("?")[0] ?? "").split("/");
    await checkCart(req, id ?? "", road === "line-items" ? line_id : undefined);
    next();
  } catch (error) {
    next(error);
  }
}

async function checkCart(req: MedusaRequest, id: string, line_id: string | undefined): Promise<void> {
  if (!id) return;
  // A company's basket is reached by who is signed in; by its id alone it is nobody's, and there is none.
  if (await companies(req.scope).cart(id)) noCart();
  const cart = await row<{ items?: { id: string }[] }>(req.scope, {
    entity: "cart",
    fields: ["id", "items.id"],
    filters: { id },
  });
  if (!cart) noCart();
  if (line_id && !cart.items?.some((line) => line.id === line_id)) {
    refuse("cart.line_not_found", "This basket has no such line. Look at it again.", {});
  }
}

function noCart(): never {
  return refuse("cart.not_found", "There is no such basket. Begin a new one.", {});
}
