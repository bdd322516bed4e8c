import { join } from "node:path";
import { Module } from "@medusajs/framework/utils";
import { plainSqlLoader } from "../../adapters/plain-sql";
import MailService from "./service";

export const MAIL_MODULE = "mail";

export default Module(MAIL_MODULE, {
  service: MailService,
  loaders: [plainSqlLoader(MAIL_MODULE, join(__dirname, "migrations"))],
});
