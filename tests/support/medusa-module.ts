import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { freshDatabase, type TestDatabase } from "./database";
import { TEST_SETTINGS } from "./template";

export interface LoadedModule<Service> {
  service: Service;
  database: TestDatabase;
  stop(): Promise<void>;
}

/** What medusa-config.ts hands to a module. */
const OPTIONS: Record<string, Record<string, unknown>> = {
  member: { vault_key: TEST_SETTINGS["VAULT_KEY"] },
};

/** Loads one of our modules as Medusa does, migrated, on a database of its own. */
export async function loadModule<Service>(key: string): Promise<LoadedModule<Service>> {
  const { services, database, stop } = await loadModules([key]);
  return { service: services[key] as Service, database, stop };
}

/** Loads several of our modules on one database. */
export async function loadModules(
  keys: string[],
): Promise<{ services: Record<string, unknown>; database: TestDatabase; stop(): Promise<void> }> {
  // Medusa loads a module by its path with `require`, which must therefore read TypeScript with decorators.
  process.env["TS_NODE_PROJECT"] = fileURLToPath(new URL("../../backend/tsconfig.json", import.meta.url));
  createRequire(import.meta.url)("ts-node/register/transpile-only");
  const { initModules } = await import("@medusajs/test-utils");

  const database = await freshDatabase(`${keys[0] ?? "no"}_module`);
  // Medusa's migrations look for their own connection here.
  process.env["DATABASE_URL"] = database.url;
  const { medusaApp, shutdown } = await initModules({
    databaseConfig: { clientUrl: database.url, schema: "public" },
    modulesConfig: Object.fromEntries(
      keys.map((key) => [
        key,
        {
          resolve: fileURLToPath(new URL(`../../backend/src/modules/${key}`, import.meta.url)),
          options: OPTIONS[key] ?? {},
        },
      ]),
    ),
    // Medusa would tell of every migration.
    injectedDependencies: { logger: { ...console, info: () => undefined } },
  });
  await medusaApp.runMigrations();
  return {
    services: medusaApp.modules as unknown as Record<string, unknown>,
    database,
    async stop() {
      await shutdown();
      await database.drop();
    },
  };
}
