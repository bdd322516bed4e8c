import { ModulesSdkUtils } from "@medusajs/framework/utils";
import type { ModuleLoaderFunction } from "@medusajs/framework/types";

type LoaderFactory = (of: {
  moduleName: string;
  moduleModels: never[];
  migrationsPath: string;
}) => ModuleLoaderFunction;

/**
 * The loader that a module of plain SQL brings, since a module without models gets no database manager of its own.
 * Medusa finds it by the name of the function, which must be exactly this.
 */
export function plainSqlLoader(moduleName: string, migrationsPath: string): ModuleLoaderFunction {
  const makeLoader: LoaderFactory = ModulesSdkUtils.mikroOrmConnectionLoaderFactory;
  const loader = makeLoader({ moduleName, moduleModels: [], migrationsPath });
  Object.defineProperty(loader, "name", { value: "connectionLoader" });
  return loader;
}
