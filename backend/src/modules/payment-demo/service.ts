import { PaymentSessionStatus } from "@medusajs/framework/utils";
import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
} from "@medusajs/framework/types";
import BankTransferService from "../payment-bank-transfer/service";

/**
 * A payment in which no money moves, registered in demo mode only. It is a bank transfer that always arrives: whatever
 * is asked is authorised, and nothing but the mode decides that.
 */
export default class DemoPaymentService extends BankTransferService {
  static override identifier = "demo";

  override async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    return {
      id: input.context?.idempotency_key ?? "",
      data: {},
      status: PaymentSessionStatus.PENDING,
    };
  }

  override async authorizePayment(_input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return { data: {}, status: PaymentSessionStatus.AUTHORIZED };
  }

  override async getPaymentStatus(_input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return { status: PaymentSessionStatus.AUTHORIZED, data: {} };
  }
}
