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

/** What our own finish-checkout step passes once Stripe itself has said that the hosted page is paid whole. */
type Received = { received?: { checkout_id: string } };

/**
 * Payment on Stripe's hosted page. Medusa never speaks to Stripe: our rows of the page do, and Medusa's record follows
 * what they have verified. Only `context.received` authorises, which only code of ours can pass; the session's `data` comes
 * from outside and is neither kept nor believed. So nothing here can fail because Stripe is away, a change of a basket least
 * of all, and nothing here ever refunds.
 */
export default class StripeCheckoutService extends RecordedPayment {
  static override identifier = "stripe-checkout";

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
