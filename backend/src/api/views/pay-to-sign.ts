import type { MedusaContainer } from "@medusajs/framework/types";
import { toWire } from "../../adapters/money";
import { rows } from "../../adapters/rows";
import type { RunToSign } from "../../modules/books/pay-types";
import { books } from "../../workflows/services";

type CoopRow = { id: string; name: string; bank_currency: string };

/** What the network signs: sums of a run, and nothing of a member. */
function runToSignView({ currency, amount_before, coop_id, ...run }: RunToSign, coops: readonly CoopRow[]) {
  return {
    ...run,
    coop_name: coops.find(({ id }) => id === coop_id)?.name ?? coop_id,
    amount: toWire(run.amount, currency),
    /** Against the run that was approved before it; null where there was none. */
    change: amount_before === null ? null : toWire(run.amount - amount_before, currency),
    top_up: toWire(run.top_up, currency),
    third_above: toWire(run.third_above, currency),
  };
}

/** Everything that waits for the network's signature or was decided by it, and what it agreed with each co-op. */
export async function payToSign(container: MedusaContainer) {
  const [runs, thresholds, coops] = await Promise.all([
    books(container).runsToSign(),
    books(container).payThresholds(),
    rows<CoopRow>(container, { entity: "coop", fields: ["id", "name", "bank_currency"] }),
  ]);
  return {
    runs: runs.map((run) => runToSignView(run, coops)),
    coops: coops
      .map(({ id, name, bank_currency }) => {
        const agreed = thresholds.find(({ coop_id }) => coop_id === id);
        return {
          ...{ id, name, currency_code: bank_currency },
          /** The network signs above it; null where it signs nothing. */
          signs_above: agreed && agreed.amount !== null ? toWire(agreed.amount, agreed.currency) : null,
        };
      })
      .sort((left, right) => (left.name < right.name ? -1 : 1)),
  };
}
