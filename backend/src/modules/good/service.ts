import { MedusaService } from "@medusajs/framework/utils";
import { Good } from "./models/good";

/** Stores recipes, pictures and details of goods. */
export default class GoodService extends MedusaService({ Good }) {}
