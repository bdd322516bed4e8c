import { join } from "node:path";
import { Module } from "@medusajs/framework/utils";
import { plainSqlLoader } from "../../adapters/plain-sql";
import { BooksModuleService } from "./service";

export const BOOKS_MODULE = "books";

export default Module(BOOKS_MODULE, {
  service: BooksModuleService,
  loaders: [plainSqlLoader(BOOKS_MODULE, join(__dirname, "migrations"))],
});
