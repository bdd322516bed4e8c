import type { ExecArgs } from "@medusajs/framework/types";
import { rotateKey } from "../workflows/members/rotate-key";

/** Changes the keys of the co-ops named, one after the other. */
export default async function rotate({ container, args }: ExecArgs): Promise<void> {
  if (args.length === 0)
    throw new Error("Name the co-ops by their handles: npm run keys:rotate -- valdemiel");
  for (const handle of args) {
    const { version, rows } = await rotateKey(container, handle);
    process.stdout.write(`${handle}: version ${version}, ${rows} rows sealed anew\n`);
  }
}
