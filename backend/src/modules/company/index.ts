import { join } from "node:path";
import { Module } from "@medusajs/framework/utils";
import { plainSqlLoader } from "../../adapters/plain-sql";
import CompanyService from "./service";

export const COMPANY_MODULE = "company";

export default Module(COMPANY_MODULE, {
  service: CompanyService,
  loaders: [plainSqlLoader(COMPANY_MODULE, join(__dirname, "migrations"))],
});
