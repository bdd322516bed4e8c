import { settings } from "../adapters/env";
import type { PlaceCode } from "../domain/trade/places";
import type { PaymentMethod } from "../modules/books/types";
import { bankAccountOf } from "./bank-account";

/** Medusa's id of the provider behind each way to pay. */
const PROVIDERS: Record<PaymentMethod, string> = {
  "bank-transfer": "pp_bank-transfer_arnia",
  demo: "pp_demo_arnia",
};

export function providerOf(method: PaymentMethod): string {
  return PROVIDERS[method];
}

/** The ways to pay that this shop offers now in a place: by transfer only where the network has an account. */
export function methodsOffered(place: PlaceCode): PaymentMethod[] {
  const transfer: PaymentMethod[] = bankAccountOf(place) ? ["bank-transfer"] : [];
  return settings().ARNIA_MODE === "demo" ? ["demo", ...transfer] : transfer;
}

/** Medusa's providers that a region is made with: all of this mode, so that an account can be added later. */
export function providersOfRegions(): string[] {
  const demo: PaymentMethod[] = settings().ARNIA_MODE === "demo" ? ["demo"] : [];
  return [...demo, "bank-transfer" as const].map(providerOf);
}
