import { refuse } from "./errors";

/**
 * Cuts a whole `total` into shares in proportion to `weights`, by Sainte-Laguë: each unit in turn goes to the share with
 * the greatest weight / (2 × units held + 1), ties to the share listed first. So the shares add up, no share shrinks
 * when the total grows, and a total equal to the sum of the weights gives the weights back.
 *
 * The units are not handed out one by one. All quotients above a common level are taken before any below it, so every
 * share may start with the units whose quotient lies above the level 1 / (2λ), where λ = (total − n/2) / sum of weights.
 * At that λ the start hands out less than `total` and more than `total − n`; the loop gives the fewer than n that remain.
 *
 * Refuses `money.negative`, and `money.no_weights` when there is something to share and nobody to share it.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n || weights.some((weight) => weight < 0n)) {
    refuse(
      "money.negative",
      `${total} cannot be shared by ${weights.join(" : ")}: nothing here may be negative.`,
    );
  }
  const sum = weights.reduce((running, weight) => running + weight, 0n);
  if (total === 0n) return weights.map(() => 0n);
  if (sum === 0n) {
    refuse("money.no_weights", `${total} cannot be shared: every share has the weight zero.`);
  }

  const level = 2n * total - BigInt(weights.length); // This is 2λ × sum.
  const shares = weights.map((weight) => (level > 0n ? unitsAboveLevel(level * weight, sum) : 0n));
  let left = shares.reduce((running, share) => running - share, total);
  for (; left > 0n; left -= 1n) {
    const next = nextInLine(weights, shares);
    shares[next] = (shares[next] ?? 0n) + 1n;
  }
  return shares;
}

/** How many k = 0, 1, 2… have weight / (2k + 1) above the level: the ceiling of (λ × weight − 1/2), not below zero. */
function unitsAboveLevel(level_times_weight: bigint, sum: bigint): bigint {
  const numerator = level_times_weight - sum;
  return numerator <= 0n ? 0n : (numerator + 2n * sum - 1n) / (2n * sum);
}

function nextInLine(weights: readonly bigint[], shares: readonly bigint[]): number {
  let best = 0;
  let best_weight = 0n;
  let best_divisor = 1n;
  weights.forEach((weight, index) => {
    const divisor = 2n * (shares[index] ?? 0n) + 1n;
    if (weight * best_divisor > best_weight * divisor) {
      best = index;
      best_weight = weight;
      best_divisor = divisor;
    }
  });
  return best;
}
