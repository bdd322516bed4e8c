import { join } from "node:path";
import { Module } from "@medusajs/framework/utils";
import { plainSqlLoader } from "../../adapters/plain-sql";
import PictureService from "./service";

export const PICTURE_MODULE = "picture";

export default Module(PICTURE_MODULE, {
  service: PictureService,
  loaders: [plainSqlLoader(PICTURE_MODULE, join(__dirname, "migrations"))],
});
