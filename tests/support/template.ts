import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build, PROGRAMS, sourcesOf } from "../../backend/bin/lib/build.mjs";
import { ensureDatabase, runMigrations, runSeed, seedSources } from "../../backend/bin/lib/database.mjs";
import { TEST_RUNTIME } from "../../backend/bin/lib/paths.mjs";
import { withClient } from "../../backend/bin/lib/postgres.mjs";
import { settingsFor } from "../../backend/bin/lib/settings.mjs";
import { writeJson } from "../../backend/bin/lib/sources.mjs";
import { useTestServer, withLock } from "../../backend/bin/lib/test-server.mjs";

/** Settings of every shop under test; ports, addresses and the database differ from one to the next. */
export const TEST_SETTINGS: Record<string, string> = {
  ARNIA_MODE: "demo",
  SHOP_PORT: "4321",
  BACKEND_PORT: "9000",
  SHOP_URL: "http://localhost:4321",
  BACKEND_URL: "http://localhost:9000",
  JWT_SECRET: "test-jwt-secret-0123456789-abcdefghij",
  COOKIE_SECRET: "test-cookie-secret-0123456789-abcdefg",
  STOREFRONT_SECRET: "test-storefront-secret-0123456789-abc",
  ORDER_LINK_SECRET: "test-order-link-secret-0123456789-abc",
  VAULT_KEY: "7e57c0de0123456789abcdef7e57c0de0123456789abcdef7e57c0de01234567",
  BASKET_SECRET: "test-basket-secret-0123456789-abcdefg",
  BANK_NAME: "Test Bank",
  BANK_IBAN: "IT00X0542811101000000123456",
  BANK_BIC: "TESTITM1XXX",
  LIVE_SELLING: "off",
  SMTP_URL: "",
  MAIL_FROM: "Arnia <shop@test.example>",
  MAIL_FOLDER: join(TEST_RUNTIME, "mail"),
  BANK_AR: "Test Bank | CBU 0000000000000000000000",
  BANK_PE: "Test Bank | CCI 00000000000000000000",
  BANK_PR: "Test Bank | Routing 000000000 | Account 0000000000",
  STOCK_HOLD_MINUTES: "35",
  // Nobody who waits for a sweep waits for a minute; an idle shop is not to be busy with it either.
  SWEEP_SECONDS: "20",
  TRANSFER_EXPIRY_DAYS: "7",
  ARNIA_PAYEE_COOL_DOWN_DAYS: "3",
  MEILISEARCH_HOST: "",
  MEILISEARCH_KEY: "",
};

export const TEST_ADMIN = { email: "network@test.example", password: "test-admin-password" };

/**
 * Of every person whom the seed makes for a co-op: `desk@<handle>.example` (catalogue, fulfilment, treasurer) and
 * `board@<handle>.example` (board).
 */
export const TEST_STAFF_PASSWORD = "test-staff-password";

/** A migrated and seeded database that every shop under test begins as a copy of. */
export interface Template {
  database: string;
  publishableKey: string;
}

/**
 * Makes sure that both programs are built and the template stands, once for the same sources, however many workers
 * ask at the same time.
 */
export async function ensureTemplate({ storefront = true } = {}): Promise<Template> {
  return withLock("template", async () => {
    await build(PROGRAMS.backend, settingsFor(TEST_SETTINGS, "backend"));
    if (storefront) await build(PROGRAMS.storefront, settingsFor(TEST_SETTINGS, "storefront"));
    const server = await useTestServer();
    try {
      return await madeTemplate(server.url);
    } finally {
      await server.release();
    }
  });
}

async function madeTemplate(url: (database: string) => string): Promise<Template> {
  const database = `template_${sourcesOf(PROGRAMS.backend)}_${seedSources()}`.slice(0, 60);
  const keyFile = join(TEST_RUNTIME, `${database}.json`);
  const exists = await withClient(url("postgres"), async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [database]);
    return found.rowCount === 1;
  });
  if (exists && existsSync(keyFile)) return JSON.parse(readFileSync(keyFile, "utf8")) as Template;

  const fresh = `${database}_new`.slice(0, 63);
  await withClient(url("postgres"), async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(fresh)} with (force)`);
    await client.query(`drop database if exists ${client.escapeIdentifier(database)} with (force)`);
  });
  await ensureDatabase(url("postgres"), fresh);
  const keyText = join(TEST_RUNTIME, `${database}.key`);
  const env = {
    ...settingsFor(TEST_SETTINGS, "backend"),
    DATABASE_URL: url(fresh),
    ARNIA_DEMO_ADMIN_EMAIL: TEST_ADMIN.email,
    ARNIA_DEMO_ADMIN_PASSWORD: TEST_ADMIN.password,
    ARNIA_DEMO_STAFF_PASSWORD: TEST_STAFF_PASSWORD,
    ARNIA_PUBLISHABLE_KEY_FILE: keyText,
  };
  await runMigrations(env, join(TEST_RUNTIME, "logs", "migrate.log"));
  await runSeed(env, join(TEST_RUNTIME, "logs", "seed.log"));
  const template = { database, publishableKey: readFileSync(keyText, "utf8").trim() };
  await withClient(url("postgres"), (client) =>
    client.query(
      `alter database ${client.escapeIdentifier(fresh)} rename to ${client.escapeIdentifier(database)}`,
    ),
  );
  writeJson(keyFile, template);
  return template;
}
