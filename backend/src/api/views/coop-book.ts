import type { MedusaContainer } from "@medusajs/framework/types";
import { refuse } from "../../domain/errors";
import type { PayRunOf } from "../../modules/books/pay-types";
import { coopFacts } from "../../workflows/pay/coop-facts";
import { books } from "../../workflows/services";
import {
  type CoopWords,
  bookView,
  coopPostingView,
  coopWords,
  payRunView,
  runWords,
  sinceLastView,
} from "./pay";

/** A co-op's book as its own people read it. */
export async function readBook(container: MedusaContainer, coop_id: string) {
  const coop = await coopFacts(container, coop_id);
  const [balances, grant, words] = await Promise.all([
    books(container).coopBalances(coop_id),
    books(container).bookGrant({ coop_id, today: coop.today }),
    coopWords(container, coop_id),
  ]);
  return bookView(balances, coop.currency, grant, words);
}

/** A pay run of this co-op. Refuses `pay.run_not_found`. */
export async function readRun(container: MedusaContainer, of: PayRunOf) {
  const [run, words] = await Promise.all([books(container).payRun(of), runWords(container, of.coop_id)]);
  return payRunView(run, words);
}

/** The same run for whoever opens it; while it waits for a signature, with what is new in it. */
export async function readRunToSign(container: MedusaContainer, of: PayRunOf) {
  const [run, words] = await Promise.all([books(container).payRun(of), runWords(container, of.coop_id)]);
  const since =
    run.status === "proposed" || run.status === "awaiting_network"
      ? await books(container).sinceLastRun(of.coop_id, run)
      : null;
  return { run: payRunView(run, words), since: sinceLastView(since, run.currency) };
}

const MOST = 200;

/**
 * The same book as the network reads it: only with a grant that has not run out, and with members as ids that say nothing
 * outside. Refuses `book.not_granted`, `coop.not_found`.
 */
export async function readGrantedBook(container: MedusaContainer, coop_id: string) {
  const { today, currency } = await coopFacts(container, coop_id);
  const grant = await books(container).bookGrant({ coop_id, today });
  if (!grant) {
    return refuse(
      "book.not_granted",
      "This book is the co-op's own. It can be read here once the co-op grants it, until the day it names.",
      { coop_id },
    );
  }
  const [balances, { postings, count }] = await Promise.all([
    books(container).coopBalances(coop_id),
    books(container).coopPostings({ coop_id, limit: MOST, offset: 0 }),
  ]);
  return {
    ...bookView(balances, currency, grant, NO_WORDS),
    postings: postings.map((posting) => coopPostingView(posting, NO_WORDS)),
    count,
  };
}

const NO_WORDS: CoopWords = { codes: new Map(), people: new Map() };
