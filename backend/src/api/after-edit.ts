import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { messageOf } from "../adapters/message-of";
import { takesCards } from "../adapters/stripe";
import { carryPagesOfCartWorkflow } from "../workflows/card/pages-of-cart";

/** What does not change a basket: it is read, paid or ordered. */
const NO_EDIT = /^\/store\/carts\/[^/]+\/(payment|complete|card)(\/|$)/;

/**
 * After a basket has changed, the hosted page on which it could be paid as it was is closed. Once the change is answered:
 * whoever runs the page may be slow or away, and nobody who changes a basket waits for them. The scan each minute makes good
 * what fails here, and what is paid before either is given back.
 */
export function closeLeftPages(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const path = req.originalUrl.split("?")[0] ?? "";
  const cart_id = path.split("/")[3] ?? "";
  if (takesCards() && req.method !== "GET" && cart_id !== "" && !NO_EDIT.test(path)) {
    const { scope } = req;
    res.once("finish", () => {
      if (res.statusCode >= 400) return;
      carryPagesOfCartWorkflow(scope)
        .run({ input: { cart_id, leave: false } })
        .catch((fault: unknown) => {
          scope
            .resolve(ContainerRegistrationKeys.LOGGER)
            .warn(`the card pages of ${cart_id} are left to the next round: ${messageOf(fault)}`);
        });
    });
  }
  next();
}
