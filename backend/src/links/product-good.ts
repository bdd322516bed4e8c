import { defineLink } from "@medusajs/framework/utils";
import ProductModule from "@medusajs/medusa/product";
import GoodModule from "../modules/good";

/** A product's recipe, pictures and details. */
export default defineLink({ linkable: ProductModule.linkable.product }, GoodModule.linkable.good);
