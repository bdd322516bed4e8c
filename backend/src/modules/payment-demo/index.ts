import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import DemoPaymentService from "./service";

export default ModuleProvider(Modules.PAYMENT, { services: [DemoPaymentService] });
