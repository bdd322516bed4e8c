import { z } from "@medusajs/framework/zod";
import { REGIMES } from "../../domain/members";
import { body } from "../body";
import { requestId, wireMoney } from "../validators";

const hash = z.string().max(100);
const note = z.string().trim().min(10).max(1_000);
const settings = z.record(z.string().max(50), z.union([z.number().int(), z.string().max(50)])).default({});

export const attest = z.strictObject({
  document_hash: hash,
  settings,
  effective_from: z.iso.date(),
  note,
  request_id: requestId,
});

export const withdraw = z.strictObject({ effective_from: z.iso.date(), note, request_id: requestId });

const levies = {
  damages: wireMoney.optional(),
  maintenance: wireMoney.optional(),
  costs: wireMoney.optional(),
  property_damage: wireMoney.optional(),
};

export const tryNumbers = z.strictObject({
  document_hash: hash.optional(),
  settings,
  regime: z.enum(REGIMES),
  flags: z.strictObject({
    damages_owed: z.boolean(),
    maintenance_due: z.boolean(),
    account_available: z.boolean(),
  }),
  pay: wireMoney,
  withheld: wireMoney.optional(),
  days: z.number().int().min(0).max(366),
  ordered: z.strictObject(levies).default({}),
  carried: z.strictObject({ ...levies, upkeep: wireMoney.optional() }).default({}),
  owed: z.strictObject({ damages: wireMoney.optional() }).default({}),
  held: z.strictObject({ own: wireMoney.optional() }).default({}),
});

export const RULE_BODIES = [
  body("/coop/rule-sets/:id/attest", attest),
  body("/coop/rule-sets/:id/try", tryNumbers),
  body("/coop/rule-sets/withdraw", withdraw),
];
