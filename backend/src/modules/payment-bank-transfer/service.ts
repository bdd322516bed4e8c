import { AwaitedPayment } from "../../adapters/awaited-payment";

/** Payment by bank transfer: checkout finishes unpaid and the order waits until a statement proves the whole amount. */
export default class BankTransferService extends AwaitedPayment {
  static override identifier = "bank-transfer";
}
