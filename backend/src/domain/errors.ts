/**
 * Every refusal the shop can give, grouped by prefix. The list is closed: `adapters/errors.ts` maps each code to a
 * kind of HTTP answer in one exhaustive table, so a new code that is not mapped does not compile.
 */
export const ERROR_CODES = [
  "account.address_not_found",
  "account.confirm_over",
  "account.reset_over",
  "account.signed_out",
  "account.wrong_login",

  "address.invalid",

  "book.credit_day_invalid",
  "book.grant_day_invalid",
  "book.not_enough",
  "book.not_granted",
  "book.request_reused",

  "books.not_found",
  "books.pieces_differ_from_total",
  "books.piece_invalid",
  "books.promotion_invalid",
  "books.promotion_on_shipping",
  "books.recipe_invalid",
  "books.recipe_missing",
  "books.terms_invalid",
  "books.terms_missing",

  "card.event_forgotten",
  "card.event_not_dead",
  "card.event_not_found",

  "cart.completed",
  "cart.incomplete",
  "cart.line_not_found",
  "cart.not_found",
  "cart.quantity",

  "certificate.months_invalid",
  "certificate.no_work",
  "certificate.not_found",

  "checkout.already_placed",
  "checkout.amount_differs",
  "checkout.captured",
  "checkout.ended",
  "checkout.not_found",
  "checkout.total_changed",

  "company.already_applied",
  "company.decided",
  "company.email_not_confirmed",
  "company.not_found",

  "consignment.already_sent",
  "consignment.not_found",
  "consignment.not_sent",

  "coop.not_found",
  "coop.paused",
  "dispute.not_found",
  "good.locked",
  "good.not_found",
  "id.invalid",

  "invitation.expired",
  "invitation.not_found",
  "invitation.request_reused",
  "invitation.used",
  "invitation.withdrawn",

  "ledger.account_unknown",
  "ledger.amount_invalid",
  "ledger.currency_mismatch",
  "ledger.insufficient_payable",
  "ledger.reference_reused",
  "ledger.wrong_side",

  "mail.not_found",
  "mail.sent",

  "member.account_invalid",
  "member.amount_not_asked",
  "member.code_invalid",
  "member.code_taken",
  "member.consent_missing",
  "member.day_ahead",
  "member.erased",
  "member.not_found",
  "member.not_left",
  "member.payee_not_found",
  "member.payment_open",
  "member.rail_not_allowed",
  "member.request_reused",
  "member.same_person",
  "member.still_held",

  "money.currency_mismatch",
  "money.currency_unknown",
  "money.negative",
  "money.no_weights",
  "money.not_decimal",
  "money.too_precise",

  "order.not_found",
  "order.paid",

  "parcel.not_found",
  "parcel.nothing_left",
  "parcel.piece_not_found",
  "parcel.quantity_invalid",
  "parcel.request_reused",
  "parcel.sent_meanwhile",
  "parcel.too_many",

  "pay.adjustment_too_large",
  "pay.adjustments_invalid",
  "pay.already_decided",
  "pay.account_invalid",
  "pay.account_missing",
  "pay.answers_invalid",
  "pay.file_answered",
  "pay.file_differs",
  "pay.file_not_found",
  "pay.file_withdrawn",
  "pay.not_paid",
  "pay.nothing_to_send",
  "pay.payment_moved",
  "pay.payments_changed",
  "pay.run_closed",
  "pay.balances_changed",
  "pay.currency_differs",
  "pay.division_invalid",
  "pay.fund_too_small",
  "pay.hash_differs",
  "pay.method_not_allowed",
  "pay.no_regime",
  "pay.no_rule_for_days",
  "pay.no_rule_for_regime",
  "pay.no_work",
  "pay.not_approved",
  "pay.not_to_sign",
  "pay.later_run",
  "pay.locked_none",
  "pay.locked_proposed",
  "pay.locked_too_much",
  "pay.order_missing",
  "pay.payment_not_found",
  "pay.payee_changed",
  "pay.payroll_empty",
  "pay.payroll_invalid",
  "pay.reason_missing",
  "pay.payee_missing",
  "pay.payee_unverified",
  "pay.payment_made",
  "pay.payment_not_paid",
  "pay.rule_set_changed",
  "pay.rule_set_elsewhere",
  "pay.rule_set_exists",
  "pay.rule_set_invalid",
  "pay.rule_set_not_attested",
  "pay.rule_set_not_found",
  "pay.rule_set_retired",
  "pay.run_exists",
  "pay.run_not_found",
  "pay.same_person",
  "pay.settings_invalid",
  "pay.work_changed",

  "payment.card_refused",
  "payment.card_unreachable",
  "payment.method_unknown",
  "payment.not_whole",
  "picture.not_a_picture",
  "picture.not_found",
  "picture.too_large",
  "picture.too_many_pixels",
  "picture.unreadable",

  "place.currency",
  "place.other",
  "place.unknown",

  "product.changed",
  "product.incomplete",
  "product.invalid",
  "product.not_found",
  "product.request_reused",
  "product.sku_taken",
  "product.variant_promised",

  "promotion.unknown",

  "receipt.already_assigned",
  "receipt.amount_invalid",
  "receipt.currency_mismatch",
  "receipt.goes_by_card",
  "receipt.not_found",
  "receipt.nothing_to_return",
  "receipt.nothing_unassigned",
  "receipt.reference_reused",

  "refund.already_settled",
  "refund.goes_by_card",
  "refund.disputed",
  "refund.not_found",
  "refund.piece_not_found",
  "refund.policy_invalid",
  "refund.quantity_invalid",
  "refund.request_reused",
  "refund.too_many",
  "refund.too_much",

  "request.invalid",
  "route.closed",

  "seed.invalid",
  "seed.not_allowed",

  "settlement.already_closed",
  "settlement.already_credited",
  "settlement.credit_too_much",
  "settlement.credit_used",
  "settlement.funds_too_small",
  "settlement.not_credited",
  "settlement.not_found",
  "settlement.not_paid",
  "settlement.nothing_due",
  "settlement.request_reused",

  "shipping.destination",
  "shipping.foreign",
  "shipping.missing",

  "staff.already_has_board",
  "staff.already_here",
  "staff.last_board",
  "staff.not_allowed",
  "staff.not_found",
  "staff.other_coop",
  "staff.password_short",
  "staff.signed_out",
  "staff.too_many_attempts",
  "staff.wrong_login",

  "stock.below_promised",
  "stock.hold_expired",
  "stock.hold_not_found",
  "stock.made_to_order",
  "stock.not_enough",
  "stock.quantity_invalid",
  "stock.variant_not_found",

  "wholesale.below_least",
  "wholesale.below_minimum",
  "wholesale.case_pack",
  "wholesale.list_invalid",
  "wholesale.no_list",
  "wholesale.not_a_buyer",
  "wholesale.not_on_list",
  "wholesale.order_not_found",
  "wholesale.price_differs",

  "withdrawal.line_not_found",
  "withdrawal.not_offered",
  "withdrawal.request_reused",
  "withdrawal.too_many",

  "work.changed",
  "work.closed",
  "work.grades_invalid",
  "work.invalid",
  "work.month_invalid",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/**
 * A refusal: the request was understood and a rule says no. Compare by `code`, never with `instanceof`, since the class
 * may be loaded twice under test. The message names the offending value and says what to try.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

/** Refuses with a code from the closed list. */
export function refuse(code: ErrorCode, message: string, details?: ErrorDetails): never {
  throw new DomainError(code, message, details);
}

/**
 * Whether something caught is one of our refusals, judged by its shape: a class may be loaded twice, and what is thrown
 * inside a workflow comes out of it as a plain object.
 */
export function isDomainError(thrown: unknown): thrown is DomainError {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    "name" in thrown &&
    thrown.name === "DomainError" &&
    "code" in thrown &&
    ERROR_CODES.some((code) => code === thrown.code)
  );
}
