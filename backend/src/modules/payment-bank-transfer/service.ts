import { PaymentSessionStatus } from "@medusajs/framework/utils";
import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
} from "@medusajs/framework/types";
import { RecordedPayment } from "../../adapters/recorded-payment";

/** What our own finish-checkout step passes when the bank statement proves the whole amount. */
type Received = { received?: { checkout_id: string } };

/**
 * Payment by bank transfer: checkout finishes unpaid and the order waits. Only `context.received` authorises, which
 * only code of ours can pass; the session's `data` comes from outside and is neither kept nor believed.
 */
export default class BankTransferService extends RecordedPayment {
  static override identifier = "bank-transfer";

  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    return {
      id: input.context?.idempotency_key ?? "",
      data: {},
      status: PaymentSessionStatus.PENDING_AUTHORIZATION,
    };
  }

  async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const context = (input.context ?? {}) as Received;
    if (!context.received) return { data: {}, status: PaymentSessionStatus.PENDING_AUTHORIZATION };
    return { data: { checkout_id: context.received.checkout_id }, status: PaymentSessionStatus.AUTHORIZED };
  }

  async getPaymentStatus(_input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return { status: PaymentSessionStatus.PENDING_AUTHORIZATION, data: {} };
  }
}
