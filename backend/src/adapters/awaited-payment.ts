import { PaymentSessionStatus } from "@medusajs/framework/utils";
import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
} from "@medusajs/framework/types";
import { RecordedPayment } from "./recorded-payment";

/** What our own finish-checkout step passes once the whole amount is proved: by a bank statement, or by the provider itself. */
type Received = { received?: { checkout_id: string } };

/**
 * A payment that waits until its money is proved. Only `context.received` authorises, which only code of ours can pass; the
 * session's `data` comes from outside and is neither kept nor believed.
 */
export abstract class AwaitedPayment extends RecordedPayment {
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
