import { defineConfig } from "@medusajs/framework/utils";
import { readSettings, type Settings } from "./src/adapters/env";

// Building needs no database and no secrets; everything that runs does.
const building = process.argv.includes("build");
const settings: Settings | undefined = building ? undefined : readSettings(process.env);
const demo = settings?.ARNIA_MODE === "demo";

/** A search that takes longer than this is no help any more: the goods are listed without it. */
const SEARCH_TIMEOUT_MS = 2_000;

function meilisearch({ MEILISEARCH_HOST: host, MEILISEARCH_KEY: apiKey }: Settings) {
  return {
    resolve: "@rokmohar/medusa-plugin-meilisearch/providers/meilisearch",
    id: "meilisearch",
    options: { config: { host, apiKey, timeout: SEARCH_TIMEOUT_MS }, task_polling_interval_ms: 50 },
  };
}

/** What several servers and workers share. Without Redis each is Medusa's own in memory, good for one process. */
function onRedis(redisUrl: string) {
  const provider = (resolve: string, id: string) => ({
    resolve,
    id,
    is_default: true,
    options: { redisUrl },
  });
  return [
    {
      resolve: "@medusajs/medusa/event-bus-redis",
      options: {
        redisUrl,
        // Whoever listens may hear of the same thing twice, so a listener that failed hears of it again.
        jobOptions: {
          attempts: 5,
          backoff: { type: "exponential", delay: 1_000 },
          removeOnFail: { age: 7 * 24 * 3_600 },
        },
      },
    },
    {
      resolve: "@medusajs/medusa/workflow-engine-redis",
      // A repair scan that takes long keeps no mail waiting.
      options: { redis: { redisUrl, jobWorkerOptions: { concurrency: 4 } } },
    },
    {
      resolve: "@medusajs/medusa/locking",
      options: { providers: [provider("@medusajs/medusa/locking-redis", "locking-redis")] },
    },
    {
      resolve: "@medusajs/medusa/caching",
      options: { providers: [provider("@medusajs/medusa/caching-redis", "caching-redis")] },
    },
    { resolve: "@medusajs/medusa/cache-redis", options: { redisUrl } },
  ];
}

/** Mail goes over an open line to this machine alone, or where the address itself says so. */
function mayBePlain(smtp_url: string): boolean {
  if (!URL.canParse(smtp_url)) return false;
  const { hostname, searchParams } = new URL(smtp_url);
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname) || searchParams.get("requireTLS") === "false";
}

export default defineConfig({
  projectConfig: {
    databaseUrl: settings?.DATABASE_URL ?? "",
    ...(settings?.REDIS_URL ? { redisUrl: settings.REDIS_URL } : {}),
    http: {
      storeCors: settings?.SHOP_URL ?? "",
      adminCors: settings?.BACKEND_URL ?? "",
      authCors: settings?.BACKEND_URL ?? "",
      jwtSecret: settings?.JWT_SECRET ?? "",
      cookieSecret: settings?.COOKIE_SECRET ?? "",
    },
    // A secure cookie is never sent over plain http, which is how the demo is looked at on one machine.
    cookieOptions: { secure: settings?.BACKEND_URL.startsWith("https://") ?? true },
  },
  admin: { path: "/app" },
  featureFlags: { translation: true, caching: Boolean(settings?.REDIS_URL) },
  modules: [
    ...(settings?.REDIS_URL ? onRedis(settings.REDIS_URL) : []),
    { resolve: "./src/modules/books" },
    { resolve: "./src/modules/card" },
    { resolve: "./src/modules/company" },
    { resolve: "./src/modules/rule-set" },
    { resolve: "./src/modules/coop" },
    { resolve: "./src/modules/good" },
    { resolve: "./src/modules/mail" },
    { resolve: "./src/modules/member", options: { vault_key: settings?.VAULT_KEY ?? "" } },
    { resolve: "./src/modules/picture" },
    { resolve: "./src/modules/staff" },
    { resolve: "./src/modules/stock" },
    { resolve: "@medusajs/medusa/translation" },
    {
      resolve: "@medusajs/medusa/search",
      options: {
        // Each index names its provider: src/search/goods.ts.
        default_provider: "search-postgres",
        providers: [
          // Its migration makes the tables that those of each language write to.
          { resolve: "@medusajs/medusa/search-postgres", id: "postgres" },
          { resolve: "./src/modules/search-languages", id: "arnia" },
          ...(settings?.MEILISEARCH_HOST ? [meilisearch(settings)] : []),
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [
          // Medusa's own, for what the network's screens tell.
          { resolve: "@medusajs/medusa/notification-local", id: "local", options: { channels: ["feed"] } },
          {
            resolve: "./src/modules/notification-smtp",
            id: "arnia",
            options: {
              channels: ["email"],
              smtp_url: settings?.SMTP_URL ?? "",
              folder: settings?.MAIL_FOLDER ?? "",
              from: settings?.MAIL_FROM ?? "",
              plain_allowed: demo || mayBePlain(settings?.SMTP_URL ?? ""),
            },
          },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          { resolve: "./src/modules/payment-bank-transfer", id: "arnia" },
          // Always there: an order that was paid by card outlives the key it was paid with.
          { resolve: "./src/modules/payment-stripe-checkout", id: "arnia" },
          ...(demo ? [{ resolve: "./src/modules/payment-demo", id: "arnia" }] : []),
        ],
      },
    },
  ],
});
