import { Module } from "@medusajs/framework/utils";
import CoopService from "./service";

export const COOP_MODULE = "coop";

export default Module(COOP_MODULE, { service: CoopService });
