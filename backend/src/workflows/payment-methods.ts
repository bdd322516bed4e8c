import { settings } from "../adapters/env";
import type { PaymentMethod } from "../modules/books/types";

/** Medusa's id of the provider behind each way to pay. */
const PROVIDERS: Record<PaymentMethod, string> = {
  "bank-transfer": "pp_bank-transfer_arnia",
  demo: "pp_demo_arnia",
};

export function providerOf(method: PaymentMethod): string {
  return PROVIDERS[method];
}

/** The ways to pay that this shop offers now. */
export function methodsOffered(): PaymentMethod[] {
  return settings().ARNIA_MODE === "demo" ? ["demo", "bank-transfer"] : ["bank-transfer"];
}
