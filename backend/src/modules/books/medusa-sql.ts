import type { Knex, SqlEntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { Context } from "@medusajs/framework/types";
import type { Row, Sql, SqlValue } from "./sql";

/** Hands our SQL to the transaction Medusa opened for the current method. */
export function sqlOf(context: Context<SqlEntityManager>): Sql {
  const transaction = context.transactionManager?.getTransactionContext<Knex.Transaction>();
  if (!transaction) throw new Error("The books were asked outside a database transaction.");
  return {
    async query(text, parameters = []) {
      const positional = toPositional(text, parameters);
      const result: { rows: Row[] } = await transaction.raw(positional.text, positional.parameters);
      return result.rows;
    },
  };
}

/** Knex knows only `?`, in the order of use, so a parameter used twice is handed over twice. */
function toPositional(
  text: string,
  parameters: readonly SqlValue[],
): { text: string; parameters: SqlValue[] } {
  const used: SqlValue[] = [];
  const positional = text.replace(/\$(\d+)/g, (_mark, number: string) => {
    const value = parameters[Number(number) - 1];
    if (value === undefined)
      throw new Error(`The statement asks for parameter ${number}, which was not given.`);
    used.push(value);
    return "?";
  });
  return { text: positional, parameters: used };
}
