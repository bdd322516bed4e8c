import type { PlaceCode } from "../../i18n/langs.ts";
import type { Basket, BasketLine, CoopBadge } from "../../lib/wire.ts";

/** What becomes of one line when its buyer goes on to another place. It always stays in the basket it lies in. */
export type Fate = {
  line: Pick<BasketLine, "id" | "title" | "variant_title" | "quantity">;
  coop: Pick<CoopBadge, "name" | "sells_in">;
  sold_there: boolean;
};

/** Every line of a basket, with whether the other place sells the same good. */
export function fates(basket: Pick<Basket, "groups">, goods_there: readonly { handle: string }[]): Fate[] {
  const there = new Set(goods_there.map(({ handle }) => handle));
  return basket.groups.flatMap(({ coop, lines }) =>
    lines.map((line) => ({ line, coop, sold_there: there.has(line.good_handle) })),
  );
}

/** The place somebody asks to go to, if it is one and not the one they are in. */
export function wantedPlace(
  asked: string | null,
  here: PlaceCode,
  all: readonly PlaceCode[],
): PlaceCode | null {
  return all.find((place) => place === asked && place !== here) ?? null;
}
