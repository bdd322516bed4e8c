import type { ShopStore } from "./medusa.ts";
import { remember } from "./remember.ts";
import type { CoopBadge } from "./wire.ts";

const recall = remember<CoopBadge[]>(60_000);

/** A co-op's own colours, for its stamp; null while the shop does not show it. */
export async function badgeOf(store: ShopStore, handle: string): Promise<CoopBadge | null> {
  const badges = await recall(
    store.lang,
    async () => (await store.get<{ coops: CoopBadge[] }>("/store/coops")).coops,
  ).catch(() => []);
  return badges.find((badge) => badge.handle === handle) ?? null;
}
