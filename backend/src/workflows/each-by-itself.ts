import type { Logger } from "@medusajs/framework/types";
import { messageOf } from "../adapters/message-of";

export type Part = () => Promise<void>;

/**
 * Runs parts one after the other, whatever becomes of those before: one that fails every time keeps no other waiting. Throws in
 * the end, with all that failed, so that whoever runs them sees it.
 */
export async function eachByItself(
  parts: Record<string, Part>,
  logger: Pick<Logger, "error">,
): Promise<void> {
  const failed: string[] = [];
  for (const [name, part] of Object.entries(parts)) {
    try {
      await part();
    } catch (error) {
      const said = `${name}: ${messageOf(error)}`;
      failed.push(said);
      logger.error(said, error instanceof Error ? error : undefined);
    }
  }
  if (failed.length > 0) throw new Error(`${failed.length} of the parts failed: ${failed.join("; ")}`);
}
