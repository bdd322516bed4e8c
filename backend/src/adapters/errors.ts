import { MedusaError } from "@medusajs/framework/utils";
import type { DomainError, ErrorCode } from "../domain/errors";

type Kind = "forbidden" | "invalid_data" | "not_allowed" | "not_found" | "unauthorized";

/**
 * Which kind of HTTP answer a refusal gets, by the part of its code before the dot unless the whole code is listed.
 * CONFLICT and DUPLICATE_ERROR are avoided because Medusa overwrites our code on them, INVALID_ARGUMENT because it answers 500.
 */
const BY_CODE: Partial<Record<ErrorCode, Kind>> = {
  "account.address_not_found": "not_found",
  "account.signed_out": "unauthorized",
  "account.wrong_login": "unauthorized",
  "books.not_found": "not_found",
  "card.event_not_found": "not_found",
  "cart.completed": "not_allowed",
  "cart.line_not_found": "not_found",
  "cart.not_found": "not_found",
  "certificate.not_found": "not_found",
  "checkout.not_found": "not_found",
  "company.not_found": "not_found",
  "consignment.not_found": "not_found",
  "coop.not_found": "not_found",
  "coop.paused": "not_allowed",
  "good.locked": "not_allowed",
  "good.not_found": "not_found",
  "invitation.not_found": "not_found",
  "mail.not_found": "not_found",
  "member.not_found": "not_found",
  "member.payee_not_found": "not_found",
  "order.not_found": "not_found",
  "parcel.not_found": "not_found",
  "parcel.piece_not_found": "not_found",
  "picture.not_found": "not_found",
  "product.not_found": "not_found",
  "pay.file_not_found": "not_found",
  "pay.payment_not_found": "not_found",
  "pay.rule_set_not_found": "not_found",
  "pay.run_not_found": "not_found",
  "receipt.goes_by_card": "not_allowed",
  "receipt.not_found": "not_found",
  "refund.not_found": "not_found",
  "refund.piece_not_found": "not_found",
  "route.closed": "not_found",
  "settlement.not_found": "not_found",
  "staff.not_allowed": "forbidden",
  "staff.not_found": "not_found",
  "staff.signed_out": "unauthorized",
  "staff.wrong_login": "unauthorized",
  "stock.variant_not_found": "not_found",
  "wholesale.not_a_buyer": "forbidden",
  "wholesale.order_not_found": "not_found",
  "withdrawal.line_not_found": "not_found",
};

const BY_GROUP: Record<Group<ErrorCode>, Kind> = {
  account: "not_allowed",
  address: "invalid_data",
  book: "not_allowed",
  books: "invalid_data",
  card: "not_allowed",
  cart: "invalid_data",
  certificate: "invalid_data",
  checkout: "not_allowed",
  company: "not_allowed",
  consignment: "not_allowed",
  coop: "invalid_data",
  dispute: "not_found",
  good: "invalid_data",
  id: "invalid_data",
  invitation: "not_allowed",
  ledger: "not_allowed",
  mail: "not_allowed",
  member: "invalid_data",
  money: "invalid_data",
  order: "not_allowed",
  parcel: "not_allowed",
  pay: "not_allowed",
  payment: "not_allowed",
  picture: "invalid_data",
  place: "not_allowed",
  product: "invalid_data",
  promotion: "invalid_data",
  receipt: "not_allowed",
  refund: "not_allowed",
  request: "invalid_data",
  route: "not_allowed",
  seed: "invalid_data",
  settlement: "not_allowed",
  shipping: "not_allowed",
  staff: "not_allowed",
  stock: "not_allowed",
  wholesale: "not_allowed",
  withdrawal: "not_allowed",
  work: "invalid_data",
};

type Group<C extends string> = C extends `${infer G}.${string}` ? G : never;

const TYPES = {
  forbidden: MedusaError.Types.FORBIDDEN,
  invalid_data: MedusaError.Types.INVALID_DATA,
  not_allowed: MedusaError.Types.NOT_ALLOWED,
  not_found: MedusaError.Types.NOT_FOUND,
  unauthorized: MedusaError.Types.UNAUTHORIZED,
} as const;

const STATUS = { forbidden: 403, invalid_data: 400, not_allowed: 400, not_found: 404, unauthorized: 401 };

function kindOf(code: ErrorCode): Kind {
  const group = code.slice(0, code.indexOf(".")) as Group<ErrorCode>;
  return BY_CODE[code] ?? BY_GROUP[group];
}

/** The status of a refusal that we answer ourselves. Medusa knows none for "not so fast". */
export function statusOf(error: DomainError): number {
  return error.code === "staff.too_many_attempts" ? 429 : STATUS[kindOf(error.code)];
}

/** The same refusal as Medusa's error handler understands it: 400, 401, 403 or 404 with our code. */
export function toMedusaError(error: DomainError): MedusaError {
  return new MedusaError(TYPES[kindOf(error.code)], error.message, error.code);
}

/** What to answer when another request of the same basket or order has its lock for longer than Medusa waits: 409. */
export function busyError(thrown: unknown): MedusaError | null {
  const message = (thrown as { message?: unknown } | null)?.message;
  if (typeof message !== "string" || !message.startsWith("Failed to acquire lock")) return null;
  return new MedusaError(MedusaError.Types.CONFLICT, "Another request is changing this. Try again.");
}
