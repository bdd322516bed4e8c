import { AwaitedPayment } from "../../adapters/awaited-payment";

/**
 * Payment on Stripe's hosted page. Medusa never speaks to Stripe: our rows of the page do, and Medusa's record follows what they
 * have verified. So nothing here can fail because Stripe is away, a change of a basket least of all, and nothing here ever
 * refunds.
 */
export default class StripeCheckoutService extends AwaitedPayment {
  static override identifier = "stripe-checkout";
}
