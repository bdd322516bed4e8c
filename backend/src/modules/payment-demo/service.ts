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

/**
 * A payment in which no money moves, registered in demo mode only: whatever is asked is authorised, and nothing but the
 * mode decides that.
 */
export default class DemoPaymentService extends RecordedPayment {
  static override identifier = "demo";

  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    return {
      id: input.context?.idempotency_key ?? "",
      data: {},
      status: PaymentSessionStatus.PENDING,
    };
  }

  async authorizePayment(_input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return { data: {}, status: PaymentSessionStatus.AUTHORIZED };
  }

  async getPaymentStatus(_input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return { status: PaymentSessionStatus.AUTHORIZED, data: {} };
  }
}
