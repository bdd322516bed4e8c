/** The codes the pages have words for. Whatever else the backend answers becomes `store.refused` or `store.unavailable`. */
export const PROBLEM_CODES = [
  "cart.not_found",
  "cart.completed",
  "cart.incomplete",
  "cart.quantity",
  "cart.line_not_found",
  "good.locked",
  "good.not_found",
  "coop.not_found",
  "coop.paused",
  "place.other",
  "place.unknown",
  "stock.not_enough",
  "shipping.missing",
  "shipping.foreign",
  "shipping.destination",
  "checkout.not_found",
  "checkout.total_changed",
  "payment.card_refused",
  "payment.card_unreachable",
  "payment.method_unknown",
  "promotion.unknown",
  "order.not_found",
  "address.invalid",
  "withdrawal.line_not_found",
  "withdrawal.not_offered",
  "withdrawal.request_reused",
  "withdrawal.too_many",
  "store.refused",
  "store.unavailable",
  "store.outcome_unknown",
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(
    readonly code: ProblemCode,
    readonly status: number,
    message: string,
    /** Set with `cart.completed`: where the order made from this basket can be followed. */
    readonly follow_token: string | null = null,
  ) {
    super(message);
  }
}

/** Medusa's own words for things we name ourselves. */
const MEDUSA_CODES: Record<string, ProblemCode> = {
  insufficient_inventory: "stock.not_enough",
  // Both mean that payment has to be started again.
  "stock.hold_expired": "checkout.not_found",
};

export function isStoreError(error: unknown, ...codes: ProblemCode[]): error is StoreError {
  // Compared by name, since a bundler may load a class twice.
  if (!(error instanceof Error) || error.name !== "StoreError") return false;
  return codes.length === 0 || codes.some((code) => "code" in error && error.code === code);
}

function isProblemCode(code: string): code is ProblemCode {
  return (PROBLEM_CODES as readonly string[]).includes(code);
}

function field(body: unknown, name: string): unknown {
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>)[name] : undefined;
}

/** 409 without a code of ours: another request was changing the same basket, perhaps doing this very thing. */
function byStatus(status: number): ProblemCode {
  if (status === 409) return "store.outcome_unknown";
  return status >= 500 || status === 429 ? "store.unavailable" : "store.refused";
}

/** Turns an answer outside 2xx into an error with one of our codes. */
export function storeErrorFrom(status: number, body: unknown): StoreError {
  const code = field(body, "code");
  const message = field(body, "message");
  const token = field(body, "follow_token") ?? field(field(body, "details"), "follow_token");
  const named = typeof code === "string" ? code : "";
  return new StoreError(
    isProblemCode(named) ? named : (MEDUSA_CODES[named] ?? byStatus(status)),
    status,
    typeof message === "string" ? message : `The backend answered ${status}`,
    typeof token === "string" ? token : null,
  );
}
