import { Module, ModulesSdkUtils } from "@medusajs/framework/utils";
import { join } from "path";
import StockService from "./service";

export const STOCK_MODULE = "stock";

// A module without models gets no database connection unless a loader of exactly this name makes one.
const connectionLoader = ModulesSdkUtils.mikroOrmConnectionLoaderFactory({
  moduleName: STOCK_MODULE,
  moduleModels: [],
  migrationsPath: join(__dirname, "migrations"),
});
Object.defineProperty(connectionLoader, "name", { value: "connectionLoader" });

export default Module(STOCK_MODULE, { service: StockService, loaders: [connectionLoader] });
