import { join } from "node:path";
import { Module } from "@medusajs/framework/utils";
import { plainSqlLoader } from "../../adapters/plain-sql";
import StockService from "./service";

export const STOCK_MODULE = "stock";

export default Module(STOCK_MODULE, {
  service: StockService,
  loaders: [plainSqlLoader(STOCK_MODULE, join(__dirname, "migrations"))],
});
