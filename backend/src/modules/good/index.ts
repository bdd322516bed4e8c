import { Module } from "@medusajs/framework/utils";
import GoodService from "./service";

export const GOOD_MODULE = "good";

export default Module(GOOD_MODULE, { service: GoodService });
