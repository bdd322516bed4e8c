import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";

type Question = {
  entity: string;
  fields: string[];
  filters?: Record<string, unknown>;
  context?: Record<string, unknown>;
};

/**
 * Asks Medusa's query across modules. Its answers are untyped once a field is one of ours, so here, and only here, they
 * take the shape that the caller's `fields` ask for.
 */
export async function rows<Row>(
  container: MedusaContainer,
  question: Question,
  locale?: string,
): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph(question, locale ? { locale } : {});
  const untyped: unknown = data;
  return untyped as Row[];
}

/** The one row that a question finds; undefined when there is none. */
export async function row<Row>(
  container: MedusaContainer,
  question: Question,
  locale?: string,
): Promise<Row | undefined> {
  return (await rows<Row>(container, question, locale))[0];
}
