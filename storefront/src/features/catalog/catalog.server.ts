import type { ShopStore } from "../../lib/medusa.ts";
import { remember } from "../../lib/remember.ts";
import type { GoodCard, GoodPage } from "../../lib/wire.ts";

export type Category = { handle: string; name: string };
export type GoodsList = { goods: GoodCard[]; categories: Category[] };

/** Long enough to spare the backend a crowd on one page, short enough that nobody sees yesterday's stock. */
const recall = remember<GoodsList>(3_000);

const HANDLE = /^[a-z0-9-]{1,80}$/;

/** A filter from an address: what cannot be a handle is no filter. */
export function filterFrom(url: URL): { category: string | undefined; coop: string | undefined } {
  const read = (name: string) => {
    const value = url.searchParams.get(name) ?? "";
    return HANDLE.test(value) ? value : undefined;
  };
  return { category: read("category"), coop: read("coop") };
}

export function listGoods(
  store: ShopStore,
  filter: { category?: string | undefined; coop?: string | undefined } = {},
): Promise<GoodsList> {
  const key = [store.lang, filter.category, filter.coop].join("|");
  return recall(key, () => store.get<GoodsList>("/store/goods", filter));
}

/** One product with others of its co-op. Refused with `good.not_found`. */
export function readGood(
  store: ShopStore,
  handle: string,
  country: string | undefined,
): Promise<{ good: GoodPage; more: GoodCard[] }> {
  return store.get(`/store/goods/${encodeURIComponent(handle)}`, { country });
}
