import { MedusaService } from "@medusajs/framework/utils";
import { Coop } from "./models/coop";

/** Stores co-ops. Rules about them live in domain and workflows. */
export default class CoopService extends MedusaService({ Coop }) {}
