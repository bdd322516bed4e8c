import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the whole project. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
export const BACKEND = join(ROOT, "backend");
export const BUILT_BACKEND = join(BACKEND, ".medusa", "server");
export const STOREFRONT = join(ROOT, "storefront");
export const BINARIES = join(ROOT, "node_modules", ".bin");

/** Everything the running shop writes: database, logs, secrets. Git ignores it. */
export const RUNTIME = join(ROOT, ".arnia");
export const LOGS = join(RUNTIME, "logs");
export const DATABASE_FOLDER = join(RUNTIME, "postgres");
/** The tests' own database server and logs, so that no test can touch the shop a person is using. */
export const TEST_RUNTIME = join(RUNTIME, "test");
