import { settings } from "../adapters/env";
import { takesCards } from "../adapters/stripe";
import type { Rail } from "../domain/books/accounts";
import type { PlaceCode } from "../domain/trade/places";
import type { PaymentMethod } from "../modules/books/types";
import { bankAccountOf } from "./bank-account";

/** Medusa's id of the provider behind each way to pay, and where its money comes in. */
const WAYS: Record<PaymentMethod, { provider: string; rail: Rail }> = {
  "bank-transfer": { provider: "pp_bank-transfer_arnia", rail: "bank" },
  card: { provider: "pp_stripe-checkout_arnia", rail: "provider:stripe" },
  demo: { provider: "pp_demo_arnia", rail: "provider:demo" },
};

export function providerOf(method: PaymentMethod): string {
  return WAYS[method].provider;
}

export function railOf(method: PaymentMethod): Rail {
  return WAYS[method].rail;
}

/** The ways to pay that this shop offers now in a place: by transfer only where the network has an account. */
export function methodsOffered(place: PlaceCode): PaymentMethod[] {
  const offered: Record<PaymentMethod, boolean> = {
    demo: settings().ARNIA_MODE === "demo",
    card: takesCards(),
    "bank-transfer": bankAccountOf(place) !== null,
  };
  return (["demo", "card", "bank-transfer"] as const).filter((method) => offered[method]);
}

/** Medusa's providers that a region has: all of this mode, so that an account or a key can be added later. */
export function providersOfRegions(): string[] {
  const demo: PaymentMethod[] = settings().ARNIA_MODE === "demo" ? ["demo"] : [];
  return [...demo, "card" as const, "bank-transfer" as const].map(providerOf);
}
