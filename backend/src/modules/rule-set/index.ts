import { join } from "node:path";
import { Module } from "@medusajs/framework/utils";
import { plainSqlLoader } from "../../adapters/plain-sql";
import RuleSetService from "./service";

export const RULE_SET_MODULE = "rule_set";

export default Module(RULE_SET_MODULE, {
  service: RuleSetService,
  loaders: [plainSqlLoader(RULE_SET_MODULE, join(__dirname, "migrations"))],
});
