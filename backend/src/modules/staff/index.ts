import { join } from "node:path";
import { Module } from "@medusajs/framework/utils";
import { plainSqlLoader } from "../../adapters/plain-sql";
import StaffService from "./service";

export const STAFF_MODULE = "staff";

export default Module(STAFF_MODULE, {
  service: StaffService,
  loaders: [plainSqlLoader(STAFF_MODULE, join(__dirname, "migrations"))],
});
