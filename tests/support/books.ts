import type { PoolClient } from "pg";
import * as captures from "../../backend/src/modules/books/captures";
import * as checkouts from "../../backend/src/modules/books/checkouts";
import * as consignments from "../../backend/src/modules/books/consignments";
import * as ledger from "../../backend/src/modules/books/ledger";
import { Migration20261121120000 } from "../../backend/src/modules/books/migrations/Migration20261121120000";
import * as providers from "../../backend/src/modules/books/providers";
import * as questions from "../../backend/src/modules/books/questions";
import * as receipts from "../../backend/src/modules/books/receipts";
import * as refunds from "../../backend/src/modules/books/refunds";
import * as settlements from "../../backend/src/modules/books/settlements";
import type { Row, Sql, SqlValue } from "../../backend/src/modules/books/sql";
import { freshDatabase, type TestDatabase } from "./database";

const ACTS = {
  ...captures,
  ...checkouts,
  ...consignments,
  ...ledger,
  ...providers,
  ...questions,
  ...receipts,
  ...refunds,
  ...settlements,
};

/** An act without its first parameter: each call is a transaction of its own, as it is in the module's service. */
type InOwnTransaction<Act> = Act extends (sql: Sql, ...input: infer Input) => infer Result
  ? (...input: Input) => Result
  : never;

export type Books = { [Name in keyof typeof ACTS]: InOwnTransaction<(typeof ACTS)[Name]> };

export type BooksUnderTest = {
  books: Books;
  database: TestDatabase;
  /** Runs one statement past all our rules, as somebody with the database password could. */
  raw(statement: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
  /** What `work` would find, with everything it does undone afterwards. */
  pretend<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
};

/** The network's book in a database of its own, with the module's migration applied and nothing in it. */
export async function openBooks(name: string): Promise<BooksUnderTest> {
  const database = await freshDatabase(name);
  await database.pool.query(migrationStatements().join(";\n"));
  return over(database);
}

/** What the module's migration says to the database, asked from the migration itself. */
function migrationStatements(): string[] {
  // The class is given a driver and a configuration that collecting its statements does not use.
  const migration: Migration20261121120000 = Reflect.construct(Migration20261121120000, []);
  void migration.up();
  return migration.getQueries().map(String);
}

function sqlOf(client: PoolClient): Sql {
  return { query: async (text, parameters = []) => (await client.query<Row>(text, [...parameters])).rows };
}

function over(database: TestDatabase): BooksUnderTest {
  const run = (act: (sql: Sql, ...input: unknown[]) => unknown, input: unknown[]) =>
    database.inTransaction(async (client) => act(sqlOf(client), ...input));
  const bound = Object.fromEntries(
    Object.entries(ACTS).map(([name, act]) => [
      name,
      (...input: unknown[]) => run(act as (sql: Sql, ...input: unknown[]) => unknown, input),
    ]),
  );
  return {
    books: bound as Books,
    database,
    raw: async (statement, parameters = []) =>
      (await database.pool.query<Row>(statement, [...parameters])).rows,
    pretend: (work) => database.inPretence(async (client) => work(sqlOf(client))),
    drop: () => database.drop(),
  };
}

/** What one account holds; nothing when it was never used. */
export async function holding(books: Books, account: string, currency = "eur"): Promise<bigint> {
  const balances = await books.balances();
  return balances.find((one) => one.account === account && one.currency === currency)?.balance ?? 0n;
}

/** The names of the questions that found something. */
export async function unwell(books: Books, now: Date): Promise<string[]> {
  const answers = await books.questions(now);
  return answers.filter(({ ok }) => !ok).map(({ name }) => name);
}
