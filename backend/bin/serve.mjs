import { createRequire } from "node:module";

/**
 * Medusa's server as its `medusa start` begins it, in the folder of the built backend:
 *   node backend/bin/serve.mjs 9000
 * Without its command line, which hands every file to a TypeScript compiler that nothing built needs: a second of each start.
 */

/** @type {typeof import("@medusajs/medusa/commands/start")} */
const { default: start } = createRequire(import.meta.url)("@medusajs/medusa/commands/start");

// As its command line does: what nobody waited for is said, and the shop goes on.
process.on("unhandledRejection", (reason) => console.error(reason));
process.on("uncaughtException", (error) => console.error(error));

const [port = "9000"] = process.argv.slice(2);
await start({ port: Number(port), directory: process.cwd() });
