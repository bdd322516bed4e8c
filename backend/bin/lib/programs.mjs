import { join } from "node:path";
import { tool } from "./node.mjs";
import { BUILT_BACKEND, ROOT, STOREFRONT } from "./paths.mjs";
import { settingsFor } from "./settings.mjs";
import { startService } from "./services.mjs";

/**
 * How the two programs are started, for the launcher and for the tests alike: both as they run in production.
 * @param {Record<string, string>} values every setting
 * @param {{ log: string, env?: Record<string, string>, append?: boolean }} options
 */
export function startBackend(values, { log, env = {}, append }) {
  return startService({
    name: "backend",
    args: [tool("medusa"), "start", "--port", values["BACKEND_PORT"] ?? "9000"],
    cwd: BUILT_BACKEND,
    env: { ...settingsFor(values, "backend"), NODE_ENV: "production", ...env },
    log,
    append,
  });
}

/**
 * @param {Record<string, string>} values every setting
 * @param {{ log: string, publishableKey: string, env?: Record<string, string>, append?: boolean }} options
 */
export function startStorefront(values, { log, publishableKey, env = {}, append }) {
  return startService({
    name: "storefront",
    args: [join(STOREFRONT, "server.mjs")],
    cwd: ROOT,
    env: {
      ...settingsFor(values, "storefront"),
      PUBLISHABLE_KEY: publishableKey,
      NODE_ENV: "production",
      ...env,
    },
    log,
    append,
  });
}

/** @param {Record<string, string>} values */
export const backendHealth = (values) => `http://localhost:${values["BACKEND_PORT"]}/health`;

/** @param {Record<string, string>} values */
export const storefrontHealth = (values) => `http://localhost:${values["SHOP_PORT"]}/health`;
