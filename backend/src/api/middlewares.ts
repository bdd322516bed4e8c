import {
  defineMiddlewares,
  errorHandler,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { busyError, toMedusaError } from "../adapters/errors";
import { isDomainError } from "../domain/errors";
import { closeLeftPages } from "./after-edit";
import { body } from "./body";
import { countedLogin, knownStaff, noStaffTokens } from "./coop-gate";
import { MEMBER_BODIES } from "./coop-validators/members";
import { PARCEL_BODIES } from "./coop-validators/parcels";
import { PAY_BODIES } from "./coop-validators/pay";
import { PRODUCT_BODIES } from "./coop-validators/products";
import { PAUSE_BODIES } from "./coop-validators/pause";
import { RULE_BODIES } from "./coop-validators/rules";
import { STAFF_BODIES } from "./coop-validators/staff";
import { knownCustomer } from "./customer-gate";
import { CUSTOMER_BODIES } from "./customer-validators";
import { answerDesk } from "./desk-answer";
import { noFreeForm, onlyOpenRoutes, onlyStorefront, taxInclusivePromotion } from "./gate";
import { knownCart } from "./known-cart";
import { withoutContent } from "./quiet-faults";
import * as shapes from "./validators";

const medusaErrorHandler = errorHandler();

export default defineMiddlewares({
  // A refusal of ours becomes a 400 or 404 with its own code; everything else is Medusa's business.
  errorHandler: (error: unknown, req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    // A form at a desk or in an account shows from the details which line or which number is meant.
    const atDesk = /^\/(coop|store\/account|store\/wholesale)/.test(req.originalUrl);
    if (isDomainError(error) && (atDesk || error.code === "staff.too_many_attempts")) {
      answerDesk(error, res);
      return;
    }
    const answer = isDomainError(error)
      ? toMedusaError(error)
      : (busyError(error) ?? (withoutContent(error, req.originalUrl) as Error));
    medusaErrorHandler(answer, req, res, next);
  },
  routes: [
    {
      matcher: "/store*",
      middlewares: [onlyOpenRoutes, onlyStorefront, noFreeForm],
      bodyParser: { sizeLimit: "16kb" },
    },
    // Three hundred lines of a company's order, and a paste of them.
    {
      matcher: "/store/wholesale/basket/lines",
      methods: ["POST"],
      bodyParser: { sizeLimit: "64kb" },
    },
    { matcher: "/store/wholesale/paste", methods: ["POST"], bodyParser: { sizeLimit: "64kb" } },
    { matcher: "/store/carts/*", middlewares: [knownCart, closeLeftPages] },
    { matcher: "/store/account*", middlewares: [knownCustomer] },
    { matcher: "/store/wholesale*", middlewares: [knownCustomer] },
    // A bank's statement has everything that moved on an account.
    { matcher: "/coop/pay-answers", methods: ["POST"], bodyParser: { sizeLimit: "16mb" } },
    // A payroll of five thousand people, row by row.
    { matcher: "/coop/pay-runs", methods: ["POST"], bodyParser: { sizeLimit: "1mb" } },
    { matcher: "/coop/pay-runs/preview", methods: ["POST"], bodyParser: { sizeLimit: "1mb" } },
    // A month of work for a whole workshop, pasted, is larger than any basket.
    {
      matcher: "/coop*",
      middlewares: [onlyOpenRoutes, onlyStorefront, knownStaff],
      bodyParser: { sizeLimit: "256kb" },
    },
    ...PRODUCT_BODIES,
    ...STAFF_BODIES,
    ...PARCEL_BODIES,
    ...PAY_BODIES,
    ...RULE_BODIES,
    ...MEMBER_BODIES,
    ...PAUSE_BODIES,
    ...CUSTOMER_BODIES,
    { matcher: "/auth*", middlewares: [onlyOpenRoutes, noStaffTokens], bodyParser: { sizeLimit: "16kb" } },
    { matcher: "/auth/user/emailpass", methods: ["POST"], middlewares: [countedLogin] },
    { matcher: "/admin*", middlewares: [onlyOpenRoutes] },
    { matcher: "/hooks*", middlewares: [onlyOpenRoutes] },
    // A signature is of the bytes as they came.
    {
      matcher: "/hooks/stripe",
      methods: ["POST"],
      bodyParser: { preserveRawBody: true, sizeLimit: "256kb" },
    },
    { matcher: "/cloud*", middlewares: [onlyOpenRoutes] },
    { matcher: "/admin/promotions*", methods: ["POST"], middlewares: [taxInclusivePromotion] },
    body("/store/carts/:id/shipping", shapes.chooseShipping),
    body("/store/carts/:id/payment", shapes.startPayment),
    body("/store/follow/:token/withdrawal", shapes.withdrawal),
    body("/store/certificates/look", shapes.certificateCode),
    body("/admin/consignments/:id/sent", shapes.sent),
    body("/admin/consignments/:id/refunds", shapes.refund),
    body("/admin/refunds/:id/outcome", shapes.refundOutcome),
    body("/admin/receipts", shapes.receipt),
    body("/admin/receipts/:id/assign", shapes.assignReceipt),
    body("/admin/receipts/:id/give-back", shapes.giveBack),
    body("/admin/coops/:id/pay-threshold", shapes.payThreshold),
    body("/admin/pay-runs/:id/approve", shapes.signPayRun),
    body("/admin/pay-runs/:id/reject", shapes.refuseToSign),
    body("/admin/settlements", shapes.settle),
    body("/admin/settlements/:id/outcome", shapes.settlementOutcome),
    body("/admin/books/provider-fees", shapes.providerMovement),
    body("/admin/books/provider-payouts", shapes.providerMovement),
    body("/admin/stock/:variant_id", shapes.stock),
  ],
});
