import { placeOf } from "../i18n/langs.ts";
import type { ShopStore } from "./medusa.ts";
import { remember } from "./remember.ts";
import type { Shop } from "./wire.ts";

const recall = remember<Shop>(60_000);

/** The shop's settings: whether it is a demo, where it delivers in this place, how one can pay. */
export function shop(store: ShopStore): Promise<Shop> {
  return recall(placeOf(store.lang), () => store.get<Shop>("/store/shop"));
}
