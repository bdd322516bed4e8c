import type { z } from "@medusajs/framework/zod";
import { refuse } from "../domain/errors";

/** Checks a body that Medusa's own validator has let through less strictly than we want. Refuses `request.invalid`. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
  return refuse("request.invalid", faults.join("; "), {});
}
