import { randomBytes } from "node:crypto";
import pg from "pg";

/** A database of its own for one test file, on the server that Vitest's global setup started. */
export interface TestDatabase {
  url: string;
  /** Runs statements outside any transaction of ours. */
  pool: pg.Pool;
  /** Runs `work` in one transaction: committed when it answers, rolled back when it throws. */
  inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction and undoes whatever it did. */
  inPretence<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
}

export async function freshDatabase(name: string): Promise<TestDatabase> {
  const database = `${name}_${randomBytes(5).toString("hex")}`;
  await asAdmin(`create database ${pg.escapeIdentifier(database)}`);
  const url = new URL(adminUrl());
  url.pathname = `/${database}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 10, application_name: database });

  async function begun<T>(
    end: "commit" | "rollback",
    work: (client: pg.PoolClient) => Promise<T>,
  ): Promise<T> {
    const client = await pool.connect();
    try {
      await client.query("begin");
      const result = await work(client);
      await client.query(end);
      return result;
    } catch (error) {
      await client.query("rollback");
      throw error;
    } finally {
      client.release();
    }
  }

  return {
    url: url.href,
    pool,
    inTransaction: (work) => begun("commit", work),
    inPretence: (work) => begun("rollback", work),
    async drop() {
      await leave(pool, database);
      await asAdmin(`drop database ${pg.escapeIdentifier(database)} with (force)`);
    },
  };
}

function adminUrl(): string {
  const url = process.env["TEST_DATABASE_URL"];
  if (url) return url;
  throw new Error(
    "TEST_DATABASE_URL is not set. Run the tests through `npm test`, or point it at a PostgreSQL server.",
  );
}

/**
 * Ends a pool and waits until its last connection has left, since one that is cut off while leaving fails loudly. What
 * others have left open is not waited for.
 */
async function leave(pool: pg.Pool, database: string): Promise<void> {
  await pool.end();
  for (let connected = true; connected;) {
    const { rowCount } = await asAdmin("select from pg_stat_activity where application_name = $1", [
      database,
    ]);
    connected = rowCount !== 0;
  }
}

async function asAdmin(statement: string, parameters: string[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    return await client.query(statement, parameters);
  } finally {
    await client.end();
  }
}
