import { defineConfig } from "@medusajs/framework/utils";
import { readSettings, type Settings } from "./src/adapters/env";

// Building needs no database and no secrets; everything that runs does.
const building = process.argv.includes("build");
const settings: Settings | undefined = building ? undefined : readSettings(process.env);
const demo = settings?.ARNIA_MODE === "demo";

export default defineConfig({
  projectConfig: {
    databaseUrl: settings?.DATABASE_URL ?? "",
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
  featureFlags: { translation: true },
  modules: [
    { resolve: "./src/modules/books" },
    { resolve: "./src/modules/coop" },
    { resolve: "./src/modules/good" },
    { resolve: "./src/modules/member", options: { vault_key: settings?.VAULT_KEY ?? "" } },
    { resolve: "./src/modules/picture" },
    { resolve: "./src/modules/staff" },
    { resolve: "./src/modules/stock" },
    { resolve: "@medusajs/medusa/translation" },
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          { resolve: "./src/modules/payment-bank-transfer", id: "arnia" },
          ...(demo ? [{ resolve: "./src/modules/payment-demo", id: "arnia" }] : []),
        ],
      },
    },
  ],
});
