import { readdirSync } from "node:fs";
import type { PoolClient } from "pg";
import * as captures from "../../backend/src/modules/books/captures";
import * as certificates from "../../backend/src/modules/books/certificates";
import * as checkouts from "../../backend/src/modules/books/checkouts";
import * as consignments from "../../backend/src/modules/books/consignments";
import * as coopBook from "../../backend/src/modules/books/coop-book";
import * as coopConsignments from "../../backend/src/modules/books/coop-consignments";
import * as disputes from "../../backend/src/modules/books/disputes";
import * as earnings from "../../backend/src/modules/books/earnings";
import * as ledger from "../../backend/src/modules/books/ledger";
import * as news from "../../backend/src/modules/books/news";
import * as parcels from "../../backend/src/modules/books/parcels";
import * as payAnswers from "../../backend/src/modules/books/pay-answers";
import * as payFiles from "../../backend/src/modules/books/pay-files";
import * as payBalances from "../../backend/src/modules/books/pay-balances";
import * as payments from "../../backend/src/modules/books/pay-payments";
import * as payPayrolls from "../../backend/src/modules/books/pay-payrolls";
import * as payTopUp from "../../backend/src/modules/books/pay-top-up";
import * as payLast from "../../backend/src/modules/books/pay-last";
import * as payHeld from "../../backend/src/modules/books/pay-held";
import * as payLocked from "../../backend/src/modules/books/pay-locked";
import * as payReversals from "../../backend/src/modules/books/pay-reversals";
import * as payRuns from "../../backend/src/modules/books/pay-runs";
import * as payThird from "../../backend/src/modules/books/pay-third";
import * as payThresholds from "../../backend/src/modules/books/pay-thresholds";
import * as payStatements from "../../backend/src/modules/books/pay-statements";
import * as payYears from "../../backend/src/modules/books/pay-years";
import * as payWork from "../../backend/src/modules/books/pay-work";
import * as publicFigures from "../../backend/src/modules/books/public-figures";
import * as providers from "../../backend/src/modules/books/providers";
import * as questions from "../../backend/src/modules/books/questions";
import * as receipts from "../../backend/src/modules/books/receipts";
import * as refunds from "../../backend/src/modules/books/refunds";
import * as settlements from "../../backend/src/modules/books/settlements";
import * as withdrawals from "../../backend/src/modules/books/withdrawals";
import type { Row, Sql, SqlValue } from "../../backend/src/modules/books/sql";
import { freshDatabase, type TestDatabase } from "./database";

const ACTS = {
  ...captures,
  ...certificates,
  ...checkouts,
  ...consignments,
  ...coopBook,
  ...coopConsignments,
  ...disputes,
  ...earnings,
  ...ledger,
  ...news,
  ...parcels,
  ...payAnswers,
  ...payFiles,
  ...payBalances,
  ...payments,
  ...payPayrolls,
  ...payTopUp,
  ...payLast,
  ...payHeld,
  ...payLocked,
  ...payReversals,
  ...payRuns,
  ...payThird,
  ...payThresholds,
  ...payStatements,
  ...payYears,
  ...payWork,
  ...publicFigures,
  ...providers,
  ...questions,
  ...receipts,
  ...refunds,
  ...settlements,
  ...withdrawals,
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

/** The books in a database of their own, with the module's migrations applied and nothing in them. */
export async function openBooks(name: string): Promise<BooksUnderTest> {
  const database = await freshDatabase(name);
  for (const statements of await migrations()) await database.pool.query(statements.join(";\n"));
  return over(database);
}

type Collecting = { up(): unknown; getQueries(): unknown[] };

/** What the module's migrations say to the database, in their order, asked from the migrations themselves. */
async function migrations(): Promise<string[][]> {
  const folder = new URL("../../backend/src/modules/books/migrations/", import.meta.url);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const exported = Object.values((await import(new URL(file, folder).href)) as object)[0] as () => void;
      // The class is given a driver and a configuration that collecting its statements does not use.
      const migration = Reflect.construct(exported, []) as Collecting;
      await migration.up();
      return migration.getQueries().map(String);
    }),
  );
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

/** The same, with every statement that goes through it told to `asked`. */
export function listening(sql: Sql, asked: string[]): Sql {
  return {
    query: (text, parameters) => {
      asked.push(text);
      return sql.query(text, parameters);
    },
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
