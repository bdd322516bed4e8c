import { type Account, parseAccount } from "../../domain/books/accounts";
import * as acts from "../../domain/books/postings";
import { refuse } from "../../domain/errors";
import { NETWORK_BOOK, post, postReversal } from "./ledger";
import type { Sql } from "./sql";
import type { ProviderMovementInput } from "./types";

export async function providerFee(sql: Sql, input: ProviderMovementInput): Promise<void> {
  checkMovement(input);
  await postNow(sql, acts.providerFee(input), input.now);
}

export async function providerPayout(sql: Sql, input: ProviderMovementInput): Promise<void> {
  checkMovement(input);
  await postNow(sql, acts.providerPayout(input), input.now);
}

/** The reversal of N6: the bank has sent a payout back. Fails while the payout itself is not in the book. */
export async function providerPayoutCameBack(
  sql: Sql,
  input: Pick<ProviderMovementInput, "provider" | "reference" | "now">,
): Promise<void> {
  const of = acts.providerPayoutReference(input);
  await postReversal(sql, {
    ...{ of, reference: `${of}:came_back` },
    kind: "provider_payout_came_back",
    now: input.now,
  });
}

async function postNow(sql: Sql, transaction: acts.Transaction, now: Date): Promise<void> {
  await post(sql, { book: NETWORK_BOOK, transaction, occurred_at: now, recorded_at: now });
}

function checkMovement({ provider, amount }: ProviderMovementInput): Account {
  if (amount <= 0n) {
    refuse(
      "ledger.amount_invalid",
      `${amount} is not above zero. Enter what the provider's statement says.`,
      {
        amount: String(amount),
      },
    );
  }
  return parseAccount(`provider:${provider}`);
}
