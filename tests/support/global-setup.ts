import { beginRun, sweepPrograms, useTestServer } from "../../backend/bin/lib/test-server.mjs";
import { ensureTemplate } from "./template";

/**
 * Before the first test: the shared database server runs, and what a whole shop needs is built. Afterwards the server
 * is released. Vitest and Playwright both call it.
 */
async function prepare(withShop: boolean): Promise<() => Promise<void>> {
  await sweepPrograms();
  const endRun = beginRun();
  const server = await useTestServer();
  // Workers inherit the address, so none of them starts a server of its own.
  process.env["TEST_DATABASE_URL"] ??= server.url("postgres");
  try {
    if (withShop) await ensureTemplate();
  } catch (error) {
    await server.release();
    throw error;
  }
  return async () => {
    // A shop that waited for another file, and none came.
    await endRun();
    await server.release();
  };
}

export const prepareDatabase = (): Promise<() => Promise<void>> => prepare(false);
/** For Vitest by name, and for Playwright as the file's default. */
export default function prepareShop(): Promise<() => Promise<void>> {
  return prepare(true);
}
