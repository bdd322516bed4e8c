import { join } from "node:path";
import { Module, ModulesSdkUtils } from "@medusajs/framework/utils";
import type { ModuleLoaderFunction } from "@medusajs/framework/types";
import { BooksModuleService } from "./service";

export const BOOKS_MODULE = "books";

type LoaderFactory = (of: {
  moduleName: string;
  moduleModels: never[];
  migrationsPath: string;
}) => ModuleLoaderFunction;

/**
 * A module without models gets no database manager of its own, so it brings the loader that makes one. Medusa finds
 * that loader by the name of the function.
 */
const makeLoader: LoaderFactory = ModulesSdkUtils.mikroOrmConnectionLoaderFactory;
const connectionLoader = makeLoader({
  moduleName: BOOKS_MODULE,
  moduleModels: [],
  migrationsPath: join(__dirname, "migrations"),
});
Object.defineProperty(connectionLoader, "name", { value: "connectionLoader" });

export default Module(BOOKS_MODULE, { service: BooksModuleService, loaders: [connectionLoader] });
