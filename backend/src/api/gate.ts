import { timingSafeEqual, createHash } from "node:crypto";
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { settings } from "../adapters/env";
import { refuse } from "../domain/errors";
import { isOpen, pathOf } from "./open-routes";

type Middleware = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => void;

/** Closes every route that is not on the list. */
export const onlyOpenRoutes: Middleware = (req, _res, next) => {
  const path = pathOf(req.originalUrl);
  if (isOpen(req.method, path)) {
    next();
    return;
  }
  refuse(
    "route.closed",
    `${req.method} ${path} is closed here: it would go past the shop's own rules. See the list of open routes.`,
    {},
  );
};

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** The shop's API is for its own storefront: whoever else asks does not know the shared secret. */
export const onlyStorefront: Middleware = (req, _res, next) => {
  const given = req.get("x-arnia-storefront") ?? "";
  if (timingSafeEqual(digest(given), digest(settings().STOREFRONT_SECRET))) {
    next();
    return;
  }
  throw new MedusaError(MedusaError.Types.UNAUTHORIZED, "This door is for the shop's own pages.");
};

/** No free-form data from outside, and no choosing of columns: `fields` can ask for stock locations. */
export const noFreeForm: Middleware = (req, _res, next) => {
  const body = (typeof req.body === "object" && req.body !== null ? req.body : {}) as Record<string, unknown>;
  const free = ["metadata", "additional_data", "data"].filter((name) => body[name] !== undefined);
  const query = ["fields", "expand"].filter((name) => req.query[name] !== undefined);
  const refused = [...free, ...query];
  if (refused.length === 0) {
    next();
    return;
  }
  refuse("request.invalid", `"${refused.join('", "')}" is not taken here. Leave it out.`, {});
};

/** Prices are shown with tax, so a promotion is an amount with tax; Medusa's default would give a different discount. */
export const taxInclusivePromotion: Middleware = (req, _res, next) => {
  // The promotion itself, and not the rules below it, which know no such field.
  const itself = /^\/admin\/promotions(\/[^/]+)?\/?$/i.test(req.originalUrl.split("?")[0] ?? "");
  const body = req.body as { is_tax_inclusive?: unknown } | undefined;
  if (itself && body) body.is_tax_inclusive = true;
  next();
};
