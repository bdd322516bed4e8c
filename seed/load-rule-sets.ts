import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { z } from "@medusajs/framework/zod";
import type { RuleSetGap } from "../backend/src/adapters/rule-sets";
import type { RuleSetDocument } from "../backend/src/domain/pay/rule-set";
import { attestForDemoWorkflow } from "../backend/src/workflows/rules/attest-for-demo";
import { loadRuleSetsWorkflow } from "../backend/src/workflows/rules/keep-rule-sets";
import { SeedFault } from "./read";

/** Publishes the rule sets of this folder; a text that was published before is left alone. */
export async function loadRuleSets(
  container: MedusaContainer,
  input: { documents: RuleSetDocument[]; gaps: RuleSetGap[] },
): Promise<string[]> {
  const { result } = await loadRuleSetsWorkflow(container).run({ input });
  return result.map(({ id, outcome }) => `${outcome.padEnd(9)} ${id}`);
}

const attested = z.strictObject({
  rule_set: z.string(),
  settings: z.record(z.string(), z.union([z.number().int(), z.string()])),
});
const attestationsSchema = z.strictObject({
  note: z.string().min(10),
  effective_from: z.iso.date(),
  by_co_op: z.record(z.string(), attested.optional()),
  by_country: z.record(z.string().length(2), attested.optional()),
  elsewhere: attested,
});
export type DemoAttestations = z.infer<typeof attestationsSchema>;

/** What the demo's co-ops have attested, in `attestations.json`. Throws SeedFault. */
export function readAttestations(folder: string): DemoAttestations {
  const parsed = attestationsSchema.safeParse(
    JSON.parse(readFileSync(join(folder, "attestations.json"), "utf8")),
  );
  if (parsed.success) return parsed.data;
  throw new SeedFault(
    parsed.error.issues
      .map(({ path, message }) => `seed/attestations.json:1: ${path.join(".")}: ${message}`)
      .join("\n"),
  );
}

/** Each demo co-op's board attests, once. */
export async function attestForDemo(
  container: MedusaContainer,
  coops: readonly { handle: string; country_code: string }[],
  { note, effective_from, by_co_op, by_country, elsewhere }: DemoAttestations,
): Promise<void> {
  for (const { handle, country_code } of coops) {
    const { rule_set, settings } = by_co_op[handle] ?? by_country[country_code] ?? elsewhere;
    await attestForDemoWorkflow(container).run({
      input: { coop: handle, rule_set_id: rule_set, settings, effective_from, note },
    });
  }
}
