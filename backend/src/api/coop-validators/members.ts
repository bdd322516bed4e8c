import { z } from "@medusajs/framework/zod";
import { PROOFS } from "../../domain/payees";
import { ERASE_REASONS, FLAGS, PAYEE_KINDS, RAILS, REGIMES } from "../../domain/members";
import { AMOUNT_KINDS } from "../../domain/pay/amounts";
import { HEADS } from "../../domain/pay/heads";
import { LOCKED_PAYEES } from "../../domain/pay/locked";
import { body } from "../body";
import { text, wireMoney } from "../validators";

const requestId = z.string().min(8).max(100);
const regime = z.enum(REGIMES);
/** A day of this life: a year typed wrong is refused. */
const day = z.iso.date().refine((given) => given >= "1950-01-01", "must be a day after 1950");
const nothing = z.strictObject({});
/** Empty in a form is left out. What is wrong with it is a rule's to say, since shapes may repeat what was typed. */
const secret = z.string().max(400).optional();

export const addMember = z.strictObject({
  code: z.string().max(200),
  regime,
  effective_from: day,
  request_id: requestId,
});
export const attestRegime = z.strictObject({ regime, effective_from: day });
export const attestFlag = z.strictObject({
  flag: z.enum(FLAGS),
  value: z.enum(["yes", "no"]),
  effective_from: day,
});
/** Null: what was attested before ends on that day. */
export const attestAmount = z.strictObject({
  kind: z.enum(AMOUNT_KINDS),
  head: z.enum(HEADS),
  amount: wireMoney.nullable(),
  effective_from: day,
  request_id: requestId,
});
export const addPayee = z.strictObject({
  kind: z.enum(PAYEE_KINDS),
  rail: z.enum(RAILS).optional(),
  account_holder_name: secret,
  account_number: secret,
  consented: z.literal("yes").optional(),
  request_id: requestId,
});
export const letGoLocked = z.strictObject({
  amount: wireMoney.optional(),
  paid_to: z.enum(LOCKED_PAYEES),
  reason: text,
  request_id: requestId,
});
/** The hours of training are what the co-op says of itself. */
export const certify = z.strictObject({
  from: z.string().max(20),
  to: z.string().max(20),
  training_hours: z.number().int().min(1).max(100_000).optional(),
  request_id: requestId,
});
export const verifyPayee = z.strictObject({ proof: z.enum(PROOFS) });
export const eraseMember = z.strictObject({ why: z.enum(ERASE_REASONS), request_id: requestId });
export const left = z.strictObject({ on: day.nullable() });

export const MEMBER_BODIES = [
  body("/coop/members", addMember),
  body("/coop/certificates/:id/withdraw", nothing),
  body("/coop/members/:id/certificates", certify),
  body("/coop/members/:id/regime", attestRegime),
  body("/coop/members/:id/flags", attestFlag),
  body("/coop/members/:id/amounts", attestAmount),
  body("/coop/members/:id/left", left),
  body("/coop/members/:id/erase", eraseMember),
  body("/coop/members/:id/locked", letGoLocked),
  body("/coop/members/:id/payees", addPayee),
  body("/coop/members/:id/payees/:payee_id/open", nothing),
  body("/coop/members/:id/payees/:payee_id/consented", nothing),
  body("/coop/members/:id/payees/:payee_id/verified", verifyPayee),
];
