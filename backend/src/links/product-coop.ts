import { defineLink } from "@medusajs/framework/utils";
import ProductModule from "@medusajs/medusa/product";
import CoopModule from "../modules/coop";

/** A product belongs to exactly one co-op; a co-op has many products. */
export default defineLink(
  { linkable: ProductModule.linkable.product, isList: true },
  CoopModule.linkable.coop,
);
