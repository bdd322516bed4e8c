import type { MedusaContainer } from "@medusajs/framework/types";
import { refuse } from "../../domain/errors";
import { changedBetween, type ProductContent } from "../../domain/products/content";
import type { NewRevision } from "../../modules/good/service";
import { goods } from "../services";

/** Who builds on an old state is told what has changed since; what they sent is still in their form. */
export function refuseChanged(earlier: ProductContent, present: ProductContent, version: number): never {
  const changed = changedBetween(earlier, present).join(", ");
  return refuse("product.changed", `Somebody changed this product meanwhile: ${changed || "its order"}.`, {
    changed,
    version,
  });
}

/**
 * Writes down the version after `before`. The lock may run out on a slow save, and then another one may have that version
 * already: refuses `product.changed`, unless the other says the very same.
 */
export async function beginNext(
  container: MedusaContainer,
  before: ProductContent,
  next: NewRevision,
): Promise<void> {
  if (await goods(container).beginRevision(next)) return;
  const { coop_id, product_id, version } = next;
  const other = await goods(container).revision({ coop_id, product_id, version });
  const theirs = other?.content ?? before;
  if (other && changedBetween(theirs, next.content).length === 0) return;
  refuseChanged(before, theirs, version);
}

type Asked = { coop_id: string; request_id: string; fingerprint: string };

/** The product that a request has made already. Refuses `product.request_reused` where it asked for something else. */
export async function madeBefore(container: MedusaContainer, asked: Asked): Promise<string | null> {
  const earlier = await goods(container).revisionOfRequest(asked);
  if (earlier && earlier.fingerprint !== asked.fingerprint)
    refuse("product.request_reused", "This form was sent before with other contents. Open a new one.", {});
  return earlier?.product_id ?? null;
}

/**
 * Writes down a product's first version and answers with its id: that of the same request where that came first after all,
 * when the lock ran out. Refuses `product.changed` where neither can be said.
 */
export async function beginFirst(container: MedusaContainer, first: NewRevision & Asked): Promise<string> {
  if (await goods(container).beginRevision(first)) return first.product_id;
  return (await madeBefore(container, first)) ?? refuseChanged(first.content, first.content, first.version);
}
