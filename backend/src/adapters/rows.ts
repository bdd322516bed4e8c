import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";

type Question = {
  entity: string;
  fields: string[];
  filters?: Record<string, unknown>;
  context?: Record<string, unknown>;
  pagination?: { take: number; order: Record<string, "ASC" | "DESC"> };
};

/** Where questions may be put: some of Medusa's parts are handed the query alone, without a container. */
export type Asking = Pick<RemoteQueryFunction, "graph">;

/**
 * Asks Medusa's query across modules. Its answers are untyped once a field is one of ours, so here, and only here, they
 * take the shape that the caller's `fields` ask for.
 */
export async function askRows<Row>(query: Asking, question: Question, locale?: string): Promise<Row[]> {
  const { data } = await query.graph(question, locale ? { locale } : {});
  const untyped: unknown = data;
  return untyped as Row[];
}

export async function rows<Row>(
  container: MedusaContainer,
  question: Question,
  locale?: string,
): Promise<Row[]> {
  return askRows<Row>(container.resolve(ContainerRegistrationKeys.QUERY), question, locale);
}

/** The one row that a question finds; undefined when there is none. */
export async function row<Row>(
  container: MedusaContainer,
  question: Question,
  locale?: string,
): Promise<Row | undefined> {
  return (await rows<Row>(container, question, locale))[0];
}
