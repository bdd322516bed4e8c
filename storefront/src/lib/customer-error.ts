/** The refusals of accounts and of wholesale that the pages have words for, in `i18n/buyer`. */
const CUSTOMER_CODES = [
  "account.address_not_found",
  "account.confirm_over",
  "account.reset_over",
  "account.signed_out",
  "account.wrong_login",
  "address.invalid",
  "cart.line_not_found",
  "cart.not_found",
  "cart.quantity",
  "checkout.not_found",
  "checkout.total_changed",
  "company.already_applied",
  "coop.paused",
  "good.locked",
  "good.not_found",
  "order.not_found",
  "payment.method_unknown",
  "paste.quantity",
  "paste.unknown_sku",
  "paste.unreadable",
  "place.unknown",
  "shipping.destination",
  "shipping.foreign",
  "shipping.missing",
  "staff.password_short",
  "staff.too_many_attempts",
  "stock.not_enough",
  "store.outcome_unknown",
  "store.refused",
  "store.unavailable",
  "wholesale.below_least",
  "wholesale.below_minimum",
  "wholesale.case_pack",
  "wholesale.no_list",
  "wholesale.not_a_buyer",
  "wholesale.not_on_list",
  "wholesale.order_not_found",
  "wholesale.price_differs",
] as const;

export type CustomerCode = (typeof CUSTOMER_CODES)[number];

export type Details = Readonly<Record<string, unknown>>;

/** A refusal of an account's own routes. `details` is what the backend said beside its code. */
export class CustomerError extends Error {
  override readonly name = "CustomerError";

  constructor(
    readonly code: CustomerCode,
    readonly status: number,
    message: string,
    readonly details: Details = {},
  ) {
    super(message);
  }
}

export function isCustomerError(error: unknown, ...codes: CustomerCode[]): error is CustomerError {
  // Compared by name, since a bundler may load a class twice.
  if (!(error instanceof Error) || error.name !== "CustomerError") return false;
  return codes.length === 0 || codes.some((code) => "code" in error && error.code === code);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function byStatus(status: number): CustomerCode {
  if (status === 401) return "account.signed_out";
  if (status === 409) return "store.outcome_unknown";
  if (status === 429) return "staff.too_many_attempts";
  return status >= 500 ? "store.unavailable" : "store.refused";
}

/** A code of the backend's as one that the pages have words for. */
export function customerCode(code: unknown, otherwise: CustomerCode = "store.refused"): CustomerCode {
  return CUSTOMER_CODES.find((known) => known === code) ?? otherwise;
}

/** Turns an answer outside 2xx into an error with one of our codes. */
export function customerErrorFrom(status: number, body: unknown, headers: Headers): CustomerError {
  const { code, message, details } = record(body);
  const after = Number(headers.get("retry-after"));
  return new CustomerError(
    customerCode(code, byStatus(status)),
    status,
    typeof message === "string" ? message : `The backend answered ${status}`,
    { ...record(details), ...(after > 0 ? { minutes: Math.ceil(after / 60) } : {}) },
  );
}
