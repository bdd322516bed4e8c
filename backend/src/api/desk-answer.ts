import type { MedusaResponse } from "@medusajs/framework/http";
import { statusOf } from "../adapters/errors";
import type { DomainError } from "../domain/errors";

/**
 * A refusal at a co-op's desk. Unlike Medusa's own answer it carries the details, from which a form shows which cell or which
 * text is meant, and it is written into no log: a message may name a person of the co-op.
 */
export function answerDesk(error: DomainError, res: MedusaResponse): void {
  const { retry_after_seconds: pause } = error.details;
  if (typeof pause === "number") res.setHeader("retry-after", String(pause));
  res
    .status(statusOf(error))
    .json({ type: "refused", code: error.code, message: error.message, details: error.details });
}
