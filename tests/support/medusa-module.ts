import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { freshDatabase } from "./database";

export interface LoadedModule<Service> {
  service: Service;
  stop(): Promise<void>;
}

/** Loads one of our modules as Medusa does, migrated, on a database of its own. */
export async function loadModule<Service>(key: string): Promise<LoadedModule<Service>> {
  // Medusa loads a module by its path with `require`, which must therefore read TypeScript with decorators.
  process.env["TS_NODE_PROJECT"] = fileURLToPath(new URL("../../backend/tsconfig.json", import.meta.url));
  createRequire(import.meta.url)("ts-node/register/transpile-only");
  const { initModules } = await import("@medusajs/test-utils");

  const database = await freshDatabase(`${key}_module`);
  // Medusa's migrations look for their own connection here.
  process.env["DATABASE_URL"] = database.url;
  const { medusaApp, shutdown } = await initModules({
    databaseConfig: { clientUrl: database.url, schema: "public" },
    modulesConfig: {
      [key]: { resolve: fileURLToPath(new URL(`../../backend/src/modules/${key}`, import.meta.url)) },
    },
    // Medusa would tell of every migration.
    injectedDependencies: { logger: { ...console, info: () => undefined } },
  });
  await medusaApp.runMigrations();
  return {
    service: medusaApp.modules[key] as unknown as Service,
    async stop() {
      await shutdown();
      await database.drop();
    },
  };
}
