import { randomBytes } from "node:crypto";
import pg from "pg";

/** A database of its own for one test file, on the server that Vitest's global setup started. */
export interface TestDatabase {
  url: string;
  /** Runs statements outside any transaction of ours. */
  pool: pg.Pool;
  /** Runs `work` in one transaction: committed when it answers, rolled back when it throws. */
  inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  /** A second database with the same content. Nobody may be connected to the first meanwhile but its own pool. */
  copy(): Promise<TestDatabase>;
  drop(): Promise<void>;
}

export async function freshDatabase(name: string): Promise<TestDatabase> {
  return createDatabase(name);
}

async function createDatabase(name: string, template?: string): Promise<TestDatabase> {
  const database = `${name}_${randomBytes(5).toString("hex")}`;
  const quoted = pg.escapeIdentifier(database);
  await asAdmin(`create database ${quoted}${template ? ` template ${pg.escapeIdentifier(template)}` : ""}`);
  const url = new URL(adminUrl());
  url.pathname = `/${database}`;
  const connection = { connectionString: url.href, max: 10 };
  let pool = new pg.Pool(connection);

  const handle: TestDatabase = {
    url: url.href,
    pool,
    async inTransaction(work) {
      const client = await pool.connect();
      try {
        await client.query("begin");
        const result = await work(client);
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback");
        throw error;
      } finally {
        client.release();
      }
    },
    async copy() {
      // Postgres copies only a database that nobody is connected to.
      await pool.end();
      try {
        return await createDatabase(name, database);
      } finally {
        pool = new pg.Pool(connection);
        handle.pool = pool;
      }
    },
    async drop() {
      await pool.end();
      await asAdmin(`drop database ${quoted} with (force)`);
    },
  };
  return handle;
}

function adminUrl(): string {
  const url = process.env["TEST_DATABASE_URL"];
  if (url) return url;
  throw new Error(
    "TEST_DATABASE_URL is not set. Run the tests through `npm test`, or point it at a PostgreSQL server.",
  );
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
