import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { Context } from "@medusajs/framework/types";
import { InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils";
import * as checkouts from "./checkouts";
import * as receipts from "./receipts";
import * as captures from "./captures";
import * as consignments from "./consignments";
import { CoopBooksService } from "./coop-service";
import * as coopConsignments from "./coop-consignments";
import * as disputes from "./disputes";
import * as earnings from "./earnings";
import * as parcels from "./parcels";
import * as refunds from "./refunds";
import * as settlements from "./settlements";
import * as providers from "./providers";
import * as ledger from "./ledger";
import * as news from "./news";
import * as questions from "./questions";
import * as withdrawals from "./withdrawals";
import { sqlOf } from "./medusa-sql";
import type {
  AssignReceiptInput,
  Balance,
  Checkout,
  CheckoutFilter,
  Consignment,
  ConsignmentPage,
  CoopConsignmentFilter,
  EarnDueInput,
  Earnings,
  EndCheckoutInput,
  FreezeCheckoutInput,
  GiveBackReceiptInput,
  Dispute,
  DisputeEndedInput,
  DisputeOpenedInput,
  MarkReceiptReturnedInput,
  ReceiptCameBackInput,
  OpenSettlement,
  Parcel,
  PaymentMethod,
  PlaceCheckoutInput,
  PostingFilter,
  PostingPage,
  ProviderMovementInput,
  Question,
  Receipt,
  ReceiptAssignment,
  ReceiptFilter,
  RecordCaptureInput,
  RecordReceiptInput,
  Refund,
  RefundInput,
  RefundOutcomeInput,
  ReserveSettlementInput,
  Settlement,
  SettlementOutcomeInput,
  StartParcelInput,
  ToMake,
  WithdrawableUnits,
  WithdrawalInput,
  WithdrawalNotice,
} from "./types";

/**
 * The network's book with everything that must commit together with it: checkouts, receipts, consignments, refunds and
 * settlements. Each method is one database transaction that begins by locking the book, so acts happen one after
 * the other and every one of them may be asked for twice. Refusals are `DomainError`s. What it inherits are the co-ops'
 * own books, which stand in the same tables.
 */
export class BooksModuleService extends CoopBooksService {
  // Checkouts: what a buyer was asked to pay, frozen.

  /**
   * Freezes what the buyer is asked to pay. One live row per cart: the same input gives the row already there, another
   * input supersedes an earlier open one. Refuses `checkout.already_placed` once the cart has become an order.
   */
  @InjectTransactionManager()
  async freezeCheckout(
    input: FreezeCheckoutInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Checkout> {
    return checkouts.freezeCheckout(sqlOf(context), input);
  }

  /**
   * The checkout became an order, which has a deadline of its own. Again with the same order: the same answer.
   * Refuses `checkout.not_found`, `checkout.ended`, `checkout.already_placed`.
   */
  @InjectTransactionManager()
  async placeCheckout(
    input: PlaceCheckoutInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Checkout> {
    return checkouts.placeCheckout(sqlOf(context), input);
  }

  /**
   * Ends a checkout nobody paid; what its receipts had paid of it is unmatched again. Refuses `checkout.not_found`,
   * `checkout.captured`, and `checkout.ended` when it ended in another way.
   */
  @InjectTransactionManager()
  async endCheckout(
    input: EndCheckoutInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Checkout> {
    return checkouts.endCheckout(sqlOf(context), input);
  }

  /** Refuses `checkout.not_found`. */
  @InjectTransactionManager()
  async getCheckout(
    checkout_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Checkout> {
    return checkouts.getCheckout(sqlOf(context), checkout_id);
  }

  /** The live checkout of a cart (open, placed or captured), or null. */
  @InjectTransactionManager()
  async checkoutOfCart(
    cart_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Checkout | null> {
    return checkouts.checkoutOfCart(sqlOf(context), cart_id);
  }

  /** The checkout an order was placed from, whatever became of it, or null. */
  @InjectTransactionManager()
  async checkoutOfOrder(
    order_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Checkout | null> {
    return checkouts.checkoutOfOrder(sqlOf(context), order_id);
  }

  /** Whether anything was ever paid towards a checkout, even if it was taken off again. */
  @InjectTransactionManager()
  async hadReceipts(
    checkout_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<boolean> {
    return news.hadReceipts(sqlOf(context), checkout_id);
  }

  /** What has happened since then that buyers are to be told of, oldest first. */
  @InjectTransactionManager()
  async newsSince(
    since: Date,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<news.News[]> {
    return news.newsSince(sqlOf(context), since);
  }

  /** Checkouts, oldest first. `expired_before` compares with `expires_at`. */
  @InjectTransactionManager()
  async listCheckouts(
    filter: CheckoutFilter,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Checkout[]> {
    return checkouts.listCheckouts(sqlOf(context), filter);
  }

  /** Checkouts that became an order and ended unpaid since then: their goods and Medusa's order must have ended too. */
  @InjectTransactionManager()
  async endedWithOrder(
    since: Date,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Checkout[]> {
    return checkouts.endedWithOrder(sqlOf(context), since);
  }

  /** Placed checkouts whose receipts cover the total and whose capture is not recorded yet. */
  @InjectTransactionManager()
  async uncapturedWholeCheckouts(
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Checkout[]> {
    return checkouts.uncapturedWholeCheckouts(sqlOf(context));
  }

  // Receipts: money that came before it had an order.

  /**
   * Posts N1a: money arrived. The same statement line again gives the same receipt. Refuses `receipt.amount_invalid`,
   * `receipt.reference_reused`.
   */
  @InjectTransactionManager()
  async recordReceipt(
    input: RecordReceiptInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Receipt> {
    return receipts.recordReceipt(sqlOf(context), input);
  }

  /**
   * Assigns what is left of a receipt to a placed checkout, up to what that still lacks. Posts nothing: the money stays
   * unmatched until the order is whole. Refuses `receipt.not_found`, `checkout.not_found`, `receipt.currency_mismatch`,
   * `checkout.ended`, `receipt.nothing_unassigned`.
   */
  @InjectTransactionManager()
  async assignReceipt(
    input: AssignReceiptInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<ReceiptAssignment> {
    return receipts.assignReceipt(sqlOf(context), input);
  }

  /** What is left of a receipt is due back to its payer. Refuses `receipt.not_found`, `receipt.nothing_unassigned`. */
  @InjectTransactionManager()
  async giveBackReceipt(
    input: GiveBackReceiptInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Receipt> {
    return receipts.giveBackReceipt(sqlOf(context), input);
  }

  /** What was given back has left the bank (N8). Refuses `receipt.not_found`, `receipt.nothing_to_return`. */
  @InjectTransactionManager()
  async markReceiptReturned(
    input: MarkReceiptReturnedInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Receipt> {
    return receipts.markReceiptReturned(sqlOf(context), input);
  }

  /** What had left the way it came was refused there: it is due again (reversal of N8). Refuses `receipt.not_found`. */
  @InjectTransactionManager()
  async receiptCameBack(
    input: ReceiptCameBackInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Receipt> {
    return receipts.receiptCameBack(sqlOf(context), input);
  }

  /** Refuses `receipt.not_found`. */
  @InjectTransactionManager()
  async receipt(
    receipt_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Receipt> {
    return receipts.receipt(sqlOf(context), receipt_id);
  }

  /** Newest first. `unmatched`: those with something unassigned. */
  @InjectTransactionManager()
  async receipts(
    filter: ReceiptFilter,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Receipt[]> {
    return receipts.receipts(sqlOf(context), filter);
  }

  // Sales: verified money becomes consignments.

  /**
   * The whole total is verified: writes one consignment per co-op from the frozen checkout and posts N1 and N1b. The same
   * capture again gives the same consignments. Refuses `checkout.not_found`, `checkout.ended`, `checkout.amount_differs`,
   * `checkout.captured` for a second capture, `payment.not_whole`, `ledger.reference_reused`.
   */
  @InjectTransactionManager()
  async recordCapture(
    input: RecordCaptureInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Consignment[]> {
    return captures.recordCapture(sqlOf(context), input);
  }

  /**
   * Posts N2 for what is sent and no longer held back; answers the ids earned by this call. With `consignment_id` only
   * that one is looked at, and it is no refusal when it is not due.
   */
  @InjectTransactionManager()
  async earnDue(
    input: EarnDueInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<string[]> {
    return consignments.earnDue(sqlOf(context), input);
  }

  /** Refuses `consignment.not_found`. */
  @InjectTransactionManager()
  async consignment(
    consignment_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Consignment> {
    return consignments.consignment(sqlOf(context), consignment_id);
  }

  /** In the order of the frozen pieces; none before the money is verified. */
  @InjectTransactionManager()
  async consignmentsOfOrder(
    order_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Consignment[]> {
    return consignments.consignmentsOfOrder(sqlOf(context), order_id);
  }

  // Parcels.

  /**
   * A parcel has left with some pieces, or with all that is left, and counts at once. The same `request_id` again gives the
   * same parcel. Refuses `consignment.not_found`, `parcel.nothing_left`, `parcel.piece_not_found`, `parcel.too_many`,
   * `parcel.quantity_invalid`, `parcel.request_reused`, `parcel.sent_meanwhile`.
   */
  @InjectTransactionManager()
  async startParcel(
    input: StartParcelInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Parcel> {
    return parcels.startParcel(sqlOf(context), input);
  }

  /**
   * The goods and Medusa have followed a parcel; the last one makes the consignment sent. Again: nothing changes.
   * Refuses `parcel.not_found`.
   */
  @InjectTransactionManager()
  async finishParcel(
    input: { parcel_id: string; now: Date },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Consignment> {
    return parcels.finishParcel(sqlOf(context), input);
  }

  /** Gives the last parcel a tracking number; none without a parcel. */
  @InjectTransactionManager()
  async trackLastParcel(
    input: { consignment_id: string; tracking: string },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<void> {
    return parcels.trackLastParcel(sqlOf(context), input);
  }

  /**
   * What is left stands packed, or does not any more. Again: the first moment stays. Refuses `consignment.not_found`,
   * `parcel.nothing_left`.
   */
  @InjectTransactionManager()
  async setPacked(
    input: { consignment_id: string; packed: boolean; now: Date },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Consignment> {
    return parcels.setPacked(sqlOf(context), input);
  }

  /** One co-op's consignments in a state, with how many there are: those that wait oldest first, others newest first. */
  @InjectTransactionManager()
  async consignmentsOfCoop(
    filter: CoopConsignmentFilter,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<ConsignmentPage> {
    return coopConsignments.consignmentsOfCoop(sqlOf(context), filter);
  }

  /** One of a co-op's own. Refuses `consignment.not_found`, also for another co-op's. */
  @InjectTransactionManager()
  async consignmentOfCoop(
    of: { coop_id: string; consignment_id: string },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Consignment> {
    return coopConsignments.consignmentOfCoop(sqlOf(context), of);
  }

  /** What a co-op has to make and what stands packed, by product, the longest waiting first. */
  @InjectTransactionManager()
  async toMake(
    of: { coop_id: string; time_zone: string },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<ToMake[]> {
    return coopConsignments.toMake(sqlOf(context), of);
  }

  /** What a co-op's sales have come to, per currency, as the network's book has it. */
  @InjectTransactionManager()
  async earnings(
    of: { coop_id: string; time_zone: string },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Earnings[]> {
    return earnings.earnings(sqlOf(context), of);
  }

  /** Of these checkouts, the consignments of which nothing is left to send, with their variants. */
  @InjectTransactionManager()
  async consignmentsWithNothingLeft(
    checkout_ids: string[],
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<{ consignment_id: string; checkout_id: string; variant_id: string }[]> {
    return coopConsignments.consignmentsWithNothingLeft(sqlOf(context), checkout_ids);
  }

  /** Consignments with a parcel that an interruption left unfinished. */
  @InjectTransactionManager()
  async consignmentsToFinish(@MedusaContext() context: Context<SqlEntityManager> = {}): Promise<string[]> {
    return parcels.consignmentsToFinish(sqlOf(context));
  }

  // Refunds.

  /**
   * Decides a refund of some pieces of a line and posts N7 or N7'. The same `request_id` again gives the same refund.
   * Refuses `consignment.not_found`, `refund.piece_not_found`, `refund.quantity_invalid`, `refund.too_many`,
   * `refund.request_reused`.
   */
  @InjectTransactionManager()
  async refund(
    input: RefundInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Refund> {
    return refunds.refund(sqlOf(context), input);
  }

  /** The refund left (N8), or came back (its reversal). Refuses `refund.not_found`, `ledger.wrong_side`. */
  @InjectTransactionManager()
  async refundOutcome(
    input: RefundOutcomeInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Refund> {
    return refunds.refundOutcome(sqlOf(context), input);
  }

  /** Refuses `refund.not_found`. */
  @InjectTransactionManager()
  async getRefund(
    refund_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Refund> {
    return refunds.refundById(sqlOf(context), refund_id);
  }

  /** Oldest first. */
  @InjectTransactionManager()
  async refundsOfOrder(
    order_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Refund[]> {
    return refunds.refundsOfOrder(sqlOf(context), order_id);
  }

  /** Decided and not gone, of orders that were paid this way; oldest first. */
  @InjectTransactionManager()
  async dueRefunds(
    method: PaymentMethod,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Refund[]> {
    return refunds.dueRefunds(sqlOf(context), method);
  }

  // Withdrawals: what a buyer declared. They post nothing.

  /**
   * Records that a buyer withdrew from the contract on these pieces, for good. The same request again gives the same notice.
   * Refuses `order.not_found`, `withdrawal.not_offered`, `withdrawal.line_not_found`, `withdrawal.too_many`,
   * `withdrawal.request_reused`.
   */
  @InjectTransactionManager()
  async withdraw(
    input: WithdrawalInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<WithdrawalNotice> {
    return withdrawals.withdraw(sqlOf(context), input);
  }

  /** Whether an order offers to withdraw now, and of how many units of each of its goods. Null: there is no such order. */
  @InjectTransactionManager()
  async withdrawalOffer(
    of: { order_id: string; now: Date },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<{ open: boolean; units: WithdrawableUnits[] } | null> {
    return withdrawals.withdrawalOffer(sqlOf(context), of);
  }

  /** Oldest first. */
  @InjectTransactionManager()
  async withdrawalsOfOrder(
    order_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<WithdrawalNotice[]> {
    return withdrawals.withdrawalsOfOrder(sqlOf(context), order_id);
  }

  /** All notices of the orders of which something withdrawn has not been refunded, oldest first. */
  @InjectTransactionManager()
  async withdrawalsToRefund(
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<WithdrawalNotice[]> {
    return withdrawals.withdrawalsToRefund(sqlOf(context));
  }

  // Disputes.

  /** A provider took a payment back (N9), and what its order has payable waits. Told again, nothing more is posted. */
  @InjectTransactionManager()
  async disputeOpened(
    input: DisputeOpenedInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Dispute> {
    return disputes.disputeOpened(sqlOf(context), input);
  }

  /** The buyer's bank has decided (N9). Told again, nothing more is posted. Refuses `dispute.not_found`. */
  @InjectTransactionManager()
  async disputeEnded(
    input: DisputeEndedInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Dispute> {
    return disputes.disputeEnded(sqlOf(context), input);
  }

  /** All, or those of one order; those that go on first. */
  @InjectTransactionManager()
  async disputes(
    order_id: string | null,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Dispute[]> {
    return disputes.disputes(sqlOf(context), order_id);
  }

  // Settlements.

  /**
   * Reserves all that a co-op is due, less what it owes (N3). The same `request_id` again gives the same settlement.
   * Refuses `settlement.nothing_due`, `settlement.request_reused`.
   */
  @InjectTransactionManager()
  async reserveSettlement(
    input: ReserveSettlementInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Settlement> {
    return settlements.reserveSettlement(sqlOf(context), input);
  }

  /**
   * The bank paid (N4) or refused (reversal of N3, the lines are open again). Refuses `settlement.not_found`,
   * `settlement.already_closed` for the other outcome, `ledger.wrong_side` when the rail holds less.
   */
  @InjectTransactionManager()
  async settlementOutcome(
    input: SettlementOutcomeInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Settlement> {
    return settlements.settlementOutcome(sqlOf(context), input);
  }

  /** Refuses `settlement.not_found`. */
  @InjectTransactionManager()
  async settlement(
    settlement_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Settlement> {
    return settlements.settlement(sqlOf(context), settlement_id);
  }

  /** Newest first, with their lines. */
  @InjectTransactionManager()
  async settlements(@MedusaContext() context: Context<SqlEntityManager> = {}): Promise<Settlement[]> {
    return settlements.settlements(sqlOf(context));
  }

  /** One entry for each co-op and currency that has earned or owes something not yet settled. */
  @InjectTransactionManager()
  async openSettlements(@MedusaContext() context: Context<SqlEntityManager> = {}): Promise<OpenSettlement[]> {
    return settlements.openSettlements(sqlOf(context));
  }

  // Payment providers.

  /** Posts N5. Refuses `ledger.amount_invalid`, `ledger.reference_reused`. */
  @InjectTransactionManager()
  async providerFee(
    input: ProviderMovementInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<void> {
    return providers.providerFee(sqlOf(context), input);
  }

  /** Posts N6. Refuses `ledger.amount_invalid`, `ledger.reference_reused`. */
  @InjectTransactionManager()
  async providerPayout(
    input: ProviderMovementInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<void> {
    return providers.providerPayout(sqlOf(context), input);
  }

  /** The bank has sent a payout back (reversal of N6). Fails while the payout is not in the book. */
  @InjectTransactionManager()
  async providerPayoutCameBack(
    input: Pick<ProviderMovementInput, "provider" | "reference" | "now">,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<void> {
    return providers.providerPayoutCameBack(sqlOf(context), input);
  }

  // Reading the book.

  /** Every account of the network's book that was ever used. */
  @InjectTransactionManager()
  async balances(@MedusaContext() context: Context<SqlEntityManager> = {}): Promise<Balance[]> {
    return ledger.balances(sqlOf(context));
  }

  /** Newest first. `account` matches either side. */
  @InjectTransactionManager()
  async postings(
    filter: PostingFilter,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PostingPage> {
    return ledger.postings(sqlOf(context), filter);
  }

  /** Asks the book everything that must be answered with none. */
  @InjectTransactionManager()
  async questions(now: Date, @MedusaContext() context: Context<SqlEntityManager> = {}): Promise<Question[]> {
    return questions.questions(sqlOf(context), now);
  }
}
