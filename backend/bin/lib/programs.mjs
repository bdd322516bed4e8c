import { join } from "node:path";
import { BUILT_BACKEND, ROOT, STOREFRONT } from "./paths.mjs";
import { settingsFor } from "./settings.mjs";
import { startService } from "./services.mjs";

/**
 * How the two programs are started, for the launcher, the containers and the tests alike: as they run in production.
 * @typedef {{ args: string[], cwd: string, env: Record<string, string | undefined> }} Command `args` are given to Node
 */

/** @param {Record<string, string>} values every setting @returns {Command} */
export function backendCommand(values) {
  return {
    args: [join(ROOT, "backend", "bin", "serve.mjs"), values["BACKEND_PORT"] ?? "9000"],
    cwd: BUILT_BACKEND,
    env: { ...settingsFor(values, "backend"), NODE_ENV: "production" },
  };
}

/** @param {Record<string, string>} values every setting @param {string} publishableKey @returns {Command} */
export function storefrontCommand(values, publishableKey) {
  return {
    args: [join(STOREFRONT, "server.mjs")],
    cwd: ROOT,
    env: {
      ...settingsFor(values, "storefront"),
      PUBLISHABLE_KEY: publishableKey,
      NODE_ENV: "production",
    },
  };
}

/**
 * @param {Record<string, string>} values every setting
 * @param {{ log: string, env?: Record<string, string>, append?: boolean }} options
 */
export function startBackend(values, { log, env = {}, append }) {
  const command = backendCommand(values);
  return startService({ ...command, name: "backend", env: { ...command.env, ...env }, log, append });
}

/**
 * @param {Record<string, string>} values every setting
 * @param {{ log: string, publishableKey: string, env?: Record<string, string>, append?: boolean }} options
 */
export function startStorefront(values, { log, publishableKey, env = {}, append }) {
  const command = storefrontCommand(values, publishableKey);
  return startService({ ...command, name: "storefront", env: { ...command.env, ...env }, log, append });
}

/** @param {Record<string, string>} values */
export const backendHealth = (values) => `http://localhost:${values["BACKEND_PORT"]}/health`;

/** @param {Record<string, string>} values */
export const storefrontHealth = (values) => `http://localhost:${values["SHOP_PORT"]}/health`;
