import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import type { WireMoney } from "../../../../../adapters/money";
import { refuse } from "../../../../../domain/errors";
import { checkPlace } from "../../../../../domain/pay/attestation";
import { settle } from "../../../../../domain/pay/rule-set";
import { type ByHead, type StretchInput, split } from "../../../../../domain/pay/split";
import { bankAmount, coopFacts, type CoopFacts } from "../../../../../workflows/pay/coop-facts";
import { ruleSets } from "../../../../../workflows/services";
import { staffOf } from "../../../../coop-gate";
import type { tryNumbers } from "../../../../coop-validators/rules";
import { triedView } from "../../../../views/rules";

type Numbers = z.infer<typeof tryNumbers>;

/** Divides numbers that somebody typed, and saves nothing. */
export async function POST(req: MedusaRequest<Numbers>, res: MedusaResponse): Promise<void> {
  const coop = await coopFacts(req.scope, staffOf(req).coop_id);
  const { document_hash, settings, ...numbers } = req.validatedBody;
  const rule_set_id = req.params.id ?? "";
  const versions = await ruleSets(req.scope).versions();
  const found = versions.find(
    (one) =>
      one.rule_set_id === rule_set_id &&
      (document_hash === undefined ? one.state === "published" : one.document_hash === document_hash),
  );
  if (!found)
    return refuse("pay.rule_set_not_found", `There is no rule set ${rule_set_id}.`, { rule_set_id });
  checkPlace(found.document.jurisdiction, coop, found.document.name.en);
  const rules = settle(found.document, settings);
  const input = inputOf(numbers, coop);
  res.json(triedView(rules, input, split(rules, input)));
}

function inputOf(numbers: Omit<Numbers, "document_hash" | "settings">, coop: CoopFacts): StretchInput {
  const { regime, flags, days } = numbers;
  return {
    ...{ regime, flags, days, currency: coop.currency },
    pay: bankAmount(numbers.pay, coop),
    withheld: numbers.withheld ? bankAmount(numbers.withheld, coop) : 0n,
    ordered: byHead(numbers.ordered, coop),
    carried: byHead(numbers.carried, coop),
    owed: byHead(numbers.owed, coop),
    held: byHead(numbers.held, coop),
  };
}

function byHead(wires: Readonly<Record<string, WireMoney | undefined>>, coop: CoopFacts): ByHead {
  return Object.fromEntries(
    Object.entries(wires).flatMap(([head, wire]) => (wire ? [[head, bankAmount(wire, coop)]] : [])),
  );
}
