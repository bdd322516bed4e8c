import { defineLink } from "@medusajs/framework/utils";
import PromotionModule from "@medusajs/medusa/promotion";
import CoopModule from "../modules/coop";

/** Who pays for a promotion: the linked co-op, or the network when there is no link (MONEY.md, network promotion). */
export default defineLink(
  { linkable: PromotionModule.linkable.promotion, isList: true },
  CoopModule.linkable.coop,
);
