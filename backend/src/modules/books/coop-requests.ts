import { refuse } from "../../domain/errors";
import { coopBookId } from "../../domain/books/coop-accounts";
import { fingerprintOf } from "./fingerprint";
import { lockBook } from "./ledger";
import { type Sql, textOf } from "./sql";

/** Locks a co-op's book, opening it first where this is its first act. Acts on one book happen one after the other. */
export async function openCoopBook(sql: Sql, coop_id: string): Promise<string> {
  const book = coopBookId(coop_id);
  await sql.query("insert into book (id, owner) values ($1, $2) on conflict do nothing", [
    book,
    `coop:${coop_id}`,
  ]);
  await lockBook(sql, book);
  return book;
}

/** An act as its form sent it; `content` is everything that makes it this act and no other. */
export type CoopRequest = {
  coop_id: string;
  request_id: string;
  content: Readonly<Record<string, unknown>>;
  now: Date;
};

/**
 * Does an act the first time it is asked for and answers the same id ever after. The caller has locked the book.
 * Refuses `book.request_reused` when the id came with other content.
 */
export async function once(sql: Sql, request: CoopRequest, act: () => Promise<string>): Promise<string> {
  const { coop_id, request_id } = request;
  const fingerprint = fingerprintOf(request.content);
  const [earlier] = await sql.query(
    "select fingerprint, result from book_request where coop_id = $1 and request_id = $2",
    [coop_id, request_id],
  );
  if (earlier) {
    if (textOf(earlier, "fingerprint") === fingerprint) return textOf(earlier, "result");
    refuse(
      "book.request_reused",
      `The request ${request_id} already did something else. Open the form again and send it once more.`,
      { request_id },
    );
  }
  const result = await act();
  await sql.query(
    `insert into book_request (coop_id, request_id, fingerprint, result, recorded_at) values ($1, $2, $3, $4, $5)`,
    [coop_id, request_id, fingerprint, result, request.now],
  );
  return result;
}
