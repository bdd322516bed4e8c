import {
  defineMiddlewares,
  errorHandler,
  validateAndTransformBody,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { busyError, toMedusaError } from "../adapters/errors";
import { isDomainError } from "../domain/errors";
import { noFreeForm, onlyOpenRoutes, onlyStorefront, taxInclusivePromotion } from "./gate";
import { knownCart } from "./known-cart";
import * as shapes from "./validators";

const medusaErrorHandler = errorHandler();

const body = (matcher: string, schema: Parameters<typeof validateAndTransformBody>[0]) => ({
  matcher,
  methods: ["POST" as const],
  middlewares: [validateAndTransformBody(schema)],
});

export default defineMiddlewares({
  // A refusal of ours becomes a 400 or 404 with its own code; everything else is Medusa's business.
  errorHandler: (error: unknown, req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    const answer = isDomainError(error) ? toMedusaError(error) : (busyError(error) ?? (error as Error));
    medusaErrorHandler(answer, req, res, next);
  },
  routes: [
    {
      matcher: "/store*",
      middlewares: [onlyOpenRoutes, onlyStorefront, noFreeForm],
      bodyParser: { sizeLimit: "16kb" },
    },
    { matcher: "/store/carts/*", middlewares: [knownCart] },
    { matcher: "/auth*", middlewares: [onlyOpenRoutes], bodyParser: { sizeLimit: "16kb" } },
    { matcher: "/admin*", middlewares: [onlyOpenRoutes] },
    { matcher: "/hooks*", middlewares: [onlyOpenRoutes] },
    { matcher: "/cloud*", middlewares: [onlyOpenRoutes] },
    { matcher: "/admin/promotions*", methods: ["POST"], middlewares: [taxInclusivePromotion] },
    body("/store/carts/:id/payment", shapes.startPayment),
    body("/admin/consignments/:id/sent", shapes.sent),
    body("/admin/consignments/:id/refunds", shapes.refund),
    body("/admin/refunds/:id/outcome", shapes.refundOutcome),
    body("/admin/receipts", shapes.receipt),
    body("/admin/receipts/:id/assign", shapes.assignReceipt),
    body("/admin/receipts/:id/give-back", shapes.giveBack),
    body("/admin/settlements", shapes.settle),
    body("/admin/settlements/:id/outcome", shapes.settlementOutcome),
    body("/admin/books/provider-fees", shapes.providerMovement),
    body("/admin/books/provider-payouts", shapes.providerMovement),
    body("/admin/stock/:variant_id", shapes.stock),
  ],
});
