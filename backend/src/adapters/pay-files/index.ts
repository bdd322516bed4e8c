import { createHash } from "node:crypto";
import type { Rail } from "../../domain/members";
import type { PayFileContent } from "../../domain/pay/pay-files";
import { payList } from "./list";
import { sepaTransfer } from "./sepa";

/** A file as somebody downloads it. `hash` is the SHA-256 of its bytes. */
export type WrittenFile = { text: string; hash: string; media_type: string; extension: string };

type RailWriter = { write(content: PayFileContent): string; media_type: string; extension: string };

const LIST: RailWriter = { write: payList, media_type: "text/csv; charset=utf-8", extension: "csv" };

/** One way of writing for each road that pay travels. */
const RAIL_WRITERS: Record<Rail, RailWriter> = {
  sepa: { write: sepaTransfer, media_type: "application/xml; charset=utf-8", extension: "xml" },
  bank_list: LIST,
  deposit_list: LIST,
  cash: LIST,
};

/** The same content gives the same bytes. Refuses `pay.account_missing`. */
export function writePayFile(content: PayFileContent): WrittenFile {
  const { write, media_type, extension } = RAIL_WRITERS[content.rail];
  const text = write(content);
  return { text, hash: createHash("sha256").update(text).digest("hex"), media_type, extension };
}

/**
 * A file made again, or null where it comes out as another one: an account that was in it is gone. Refuses
 * `pay.account_missing`; what else goes wrong is no difference and stays what it is.
 */
export function rewritePayFile(content: PayFileContent, hash: string): WrittenFile | null {
  // Without an account there is no transfer to write; a list has an empty field instead.
  const lacks_account = content.lines.some(({ account_number }) => account_number === null);
  if (content.rail === "sepa" && lacks_account) return null;
  const written = writePayFile(content);
  return written.hash === hash ? written : null;
}
