import type { Row, Sql } from "./sql";

/** One question to the data. Every row it answers is something wrong. */
export type AskedQuestion = {
  name: string;
  /** As the network's staff read it. */
  question: string;
  ask: (sql: Sql, now: Date) => Promise<Row[]>;
};

/** A question that one statement can answer; `$1`, where it occurs, is the present moment. */
export function asked(name: string, question: string, statement: string): AskedQuestion {
  const knows_time = statement.includes("$1");
  return { name, question, ask: (sql, now) => sql.query(statement, knows_time ? [now] : []) };
}
