import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";

/** The mails that a shop without a mail server has written into its folder. */
export async function mailsIn(folder: string): Promise<Email[]> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".eml")) : [];
  return Promise.all(files.map((file) => PostalMime.parse(readFileSync(join(folder, file)))));
}
