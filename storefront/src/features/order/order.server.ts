import type { ShopStore } from "../../lib/medusa.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { FollowedOrder } from "../../lib/wire.ts";

const TOKEN = /^[A-Za-z0-9._~-]{8,400}$/;

/** The order behind a private link. Any token that is not one of ours is refused with `order.not_found`. */
export async function followOrder(store: ShopStore, token: string): Promise<FollowedOrder> {
  if (!TOKEN.test(token)) throw new StoreError("order.not_found", 404, "Not a follow token");
  return (await store.get<{ order: FollowedOrder }>(`/store/follow/${encodeURIComponent(token)}`)).order;
}
