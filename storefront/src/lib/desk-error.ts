import { TRADE_CODES } from "./desk-trade-codes.ts";

/**
 * The refusals the desk has words for, in `i18n/portal`. Whatever else the backend answers is `store.refused`: it
 * was not done, and the page says no more than that.
 */
export const DESK_CODES = [
  ...TRADE_CODES,
  "staff.already_here",
  "staff.last_board",
  "staff.not_allowed",
  "staff.not_found",
  "staff.other_coop",
  "staff.password_short",
  "staff.signed_out",
  "staff.too_many_attempts",
  "staff.wrong_login",
  "invitation.expired",
  "invitation.not_found",
  "invitation.request_reused",
  "invitation.used",
  "invitation.withdrawn",
  "good.locked",
  "product.changed",
  "product.incomplete",
  "product.invalid",
  "product.not_found",
  "product.request_reused",
  "product.sku_taken",
  "product.variant_promised",
  "form.too_large",
  "picture.not_a_picture",
  "picture.not_found",
  "picture.too_large",
  "picture.too_many_pixels",
  "picture.unreadable",
  "coop.paused",
  "money.not_decimal",
  "money.too_precise",
  "stock.below_promised",
  "stock.made_to_order",
  "stock.quantity_invalid",
  "store.refused",
  "store.unavailable",
  "store.outcome_unknown",
] as const;

export type DeskCode = (typeof DESK_CODES)[number];

/** A refusal of the desk's own routes. `details` and `answer` are what the backend said beside its code. */
export class DeskError extends Error {
  override readonly name = "DeskError";

  constructor(
    readonly code: DeskCode,
    readonly status: number,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly answer: Readonly<Record<string, unknown>> = {},
    readonly retry_after_s: number | null = null,
  ) {
    super(message);
  }
}

export function isDeskError(error: unknown, ...codes: DeskCode[]): error is DeskError {
  // Compared by name, since a bundler may load a class twice.
  if (!(error instanceof Error) || error.name !== "DeskError") return false;
  return codes.length === 0 || codes.some((code) => "code" in error && error.code === code);
}

/** Whether a page of the desk has nothing to show because what it asked for is not there, or not this co-op's. */
export function isMissing(error: unknown): boolean {
  return isDeskError(error) && error.status === 404;
}

export function isDeskCode(code: string): code is DeskCode {
  return (DESK_CODES as readonly string[]).includes(code);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function byStatus(status: number): DeskCode {
  if (status === 401) return "staff.signed_out";
  if (status === 403) return "staff.not_allowed";
  if (status === 409) return "store.outcome_unknown";
  return status >= 500 ? "store.unavailable" : "store.refused";
}

/** Turns an answer outside 2xx into an error with one of our codes. */
export function deskErrorFrom(status: number, body: unknown, headers: Headers): DeskError {
  const answer = record(body);
  const code = typeof answer["code"] === "string" ? answer["code"] : "";
  const message =
    typeof answer["message"] === "string" ? answer["message"] : `The backend answered ${status}`;
  const after = Number(headers.get("retry-after"));
  return new DeskError(
    isDeskCode(code) ? code : status === 429 ? "staff.too_many_attempts" : byStatus(status),
    status,
    message,
    record(answer["details"]),
    answer,
    Number.isFinite(after) && after > 0 ? after : null,
  );
}
