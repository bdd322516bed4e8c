import { AbstractPaymentProvider, MedusaError } from "@medusajs/framework/utils";
import type {
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types";

/**
 * A payment whose money moves outside Medusa, by a person or not at all: capture, refund and the rest only let Medusa's
 * own record follow. What a browser sends as session data is neither kept nor believed.
 */
export abstract class RecordedPayment extends AbstractPaymentProvider {
  // The inherited constructor is protected, which `ModuleProvider` does not accept.
  // oxlint-disable-next-line typescript/no-useless-constructor
  constructor(container: Record<string, unknown>, config: Record<string, unknown>) {
    super(container, config);
  }

  async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return { data: input.data ?? {} };
  }

  /** The money goes back by our own books, a person or the card provider; this only lets Medusa's own record follow. */
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
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This way of paying has no webhook.");
  }
}
