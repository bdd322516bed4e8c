import { join } from "node:path";
import { Module } from "@medusajs/framework/utils";
import { plainSqlLoader } from "../../adapters/plain-sql";
import CardService from "./service";

export const CARD_MODULE = "card";

export default Module(CARD_MODULE, {
  service: CardService,
  loaders: [plainSqlLoader(CARD_MODULE, join(__dirname, "migrations"))],
});
