import { join } from "node:path";
import { Module } from "@medusajs/framework/utils";
import { plainSqlLoader } from "../../adapters/plain-sql";
import MemberService from "./service";

export const MEMBER_MODULE = "member";

export default Module(MEMBER_MODULE, {
  service: MemberService,
  loaders: [plainSqlLoader(MEMBER_MODULE, join(__dirname, "migrations"))],
});
