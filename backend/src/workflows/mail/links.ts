import { settings } from "../../adapters/env";
import { invitationToken } from "../../adapters/invitation-link";
import type { Language } from "../../adapters/languages";
import { orderToken } from "../../adapters/order-link";
import { DEFAULT_PLACE, placeOfCountry } from "../../domain/trade/places";
import type { SecretLinks } from "../../mail/kinds";

/** The addresses of the shop that only their reader may know, in the reader's language. */
export function secretLinks(lang: Language): SecretLinks {
  const { SHOP_URL } = settings();
  return {
    order: (order_id) => `${SHOP_URL}/${lang}/orders/${orderToken(order_id)}`,
    invitation: (id) => `${SHOP_URL}/${lang}/portal/invitation/${invitationToken(id)}`,
  };
}

/** A member at the co-op's desk, for whoever is logged in there. */
export function memberAddress(lang: Language, member_id: string): string {
  return `${settings().SHOP_URL}/${lang}/portal/members/${member_id}`;
}

/** Wholesale, in the place where the company buys. */
export function wholesaleAddress(lang: Language, country_code: string): string {
  const place = placeOfCountry(country_code);
  return `${settings().SHOP_URL}/${lang}${place && place !== DEFAULT_PLACE ? `-${place}` : ""}/wholesale`;
}
