import type { ShopStore } from "../../lib/medusa.ts";
import { remember } from "../../lib/remember.ts";
import type { CoopCard, CoopPage, GoodCard } from "../../lib/wire.ts";

const recall = remember<CoopCard[]>(30_000);

export function listCoops(store: ShopStore): Promise<CoopCard[]> {
  return recall(store.lang, async () => (await store.get<{ coops: CoopCard[] }>("/store/coops")).coops);
}

/** One co-op with its goods. Refused with `coop.not_found`. */
export function readCoop(store: ShopStore, handle: string): Promise<{ coop: CoopPage; goods: GoodCard[] }> {
  return store.get(`/store/coops/${encodeURIComponent(handle)}`);
}
