import type { MedusaContainer } from "@medusajs/framework/types";
import { now } from "../../adapters/clock";
import { row } from "../../adapters/rows";
import { refuse } from "../../domain/errors";
import { members } from "../services";

/** So many rows in one transaction: short enough that nobody at a desk waits for it. */
const ROWS_AT_ONCE = 200;

/**
 * Gives a co-op a new version of its key and seals everything of theirs anew by it. Cut short anywhere, it goes on when it is
 * asked for again. Refuses `coop.not_found`.
 */
export async function rotateKey(
  container: MedusaContainer,
  handle: string,
): Promise<{ version: number; rows: number }> {
  const coop = await row<{ id: string }>(container, { entity: "coop", fields: ["id"], filters: { handle } });
  if (!coop) return refuse("coop.not_found", `There is no co-op ${handle}.`, { handle });
  const vault = members(container);
  const version = await vault.beginKeyVersion(coop.id, now());
  let rows = 0;
  for (;;) {
    const some = await vault.reseal({ coop_id: coop.id, version, most: ROWS_AT_ONCE });
    if (some === 0) break;
    rows += some;
  }
  await vault.endKeyVersion(coop.id, version, now());
  return { version, rows };
}
