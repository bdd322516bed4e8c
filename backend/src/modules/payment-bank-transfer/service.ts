import { AbstractPaymentProvider, MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils";
import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types";

/** What our own finish-checkout step passes when the bank statement proves the whole amount. */
type Received = { received?: { checkout_id: string } };

/**
 * Payment by bank transfer: checkout finishes unpaid and the order waits. Only `context.received` authorises, which
 * only code of ours can pass; the session's `data` comes from outside and is neither kept nor believed.
 */
export default class BankTransferService extends AbstractPaymentProvider {
  static override identifier = "bank-transfer";

  // The inherited constructor is protected, which `ModuleProvider` does not accept.
  // eslint-disable-next-line @typescript-eslint/no-useless-constructor
  constructor(container: Record<string, unknown>, config: Record<string, unknown>) {
    super(container, config);
  }

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

  async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return { data: input.data ?? {} };
  }

  /** The money goes back by a transfer that a person makes; this only lets Medusa's own record follow. */
  async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    return { data: input.data ?? {} };
  }

  async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return { data: input.data ?? {} };
  }

  async deletePayment(_input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return { data: {} };
  }

  async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return { data: input.data ?? {} };
  }

  async updatePayment(_input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    return { data: {} };
  }

  async getWebhookActionAndData(): Promise<WebhookActionResult> {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "A bank transfer has no webhook.");
  }
}
