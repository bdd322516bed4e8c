import { z } from "@medusajs/framework/zod";

/** The shape of every body of our own routes. Strict: an unknown field is refused. */
export const wireMoney = z.strictObject({
  amount: z.string().regex(/^\d{1,12}(\.\d{1,3})?$/, 'write an amount as decimal text, like "12.50"'),
  currency_code: z.string().length(3),
});
export const requestId = z.string().min(8).max(100);
export const text = z.string().trim().min(1).max(500);
const orderNumber = z.number().int().positive();

export const createCart = z.strictObject({
  region_id: z.string().max(100),
  locale: z.string().max(10).optional(),
});

const line = z.string().trim().max(200);
export const address = z.strictObject({
  first_name: line.min(1),
  last_name: line.min(1),
  company: line.optional(),
  address_1: line.min(1),
  address_2: line.optional(),
  // Whether there must be one is a matter of the country: `needsPostalCode`.
  postal_code: line.max(20).optional(),
  city: line.min(1),
  province: line.optional(),
  country_code: z.string().regex(/^[a-z]{2}$/, "must be a two-letter country code in small letters"),
  phone: line.max(40).optional(),
});
export const updateCart = z.strictObject({
  email: z.email().max(200).optional(),
  shipping_address: address.optional(),
  region_id: z.string().max(100).optional(),
});

/** One way of shipping for each co-op with goods in the basket. */
export const chooseShipping = z.strictObject({
  option_ids: z.array(z.string().min(1).max(100)).min(1).max(20),
});

export const startPayment = z.strictObject({ method: z.string().max(40), total: wireMoney });

/** As somebody copied it from paper; a wrong one is answered like none at all. */
export const certificateCode = z.strictObject({ code: z.string().max(200) });

/** `id` is a line's as `GET /store/follow/:token` gives it. */
export const withdrawal = z.strictObject({
  request_id: requestId,
  lines: z
    .array(z.strictObject({ id: z.string().max(100), quantity: z.number().int().positive() }))
    .min(1)
    .max(200),
  said: text.optional(),
});

export const sent = z.strictObject({ tracking: z.string().trim().max(100).optional() });
export const refund = z.strictObject({
  piece_id: z.string(),
  quantity: z.number().int().positive(),
  reason: text,
  fee_policy: z.enum(["returned", "kept"]).default("returned"),
  request_id: requestId,
});
export const refundOutcome = z.strictObject({
  outcome: z.enum(["paid", "returned"]),
  request_id: requestId.optional(),
});
export const receipt = z.strictObject({
  statement_ref: text,
  amount: wireMoney,
  received_on: z.iso.date(),
  payer_note: z.string().trim().max(500).optional(),
  order_display_id: orderNumber.optional(),
});
export const assignReceipt = z.strictObject({ order_display_id: orderNumber });
export const giveBack = z.strictObject({ reason: text });
export const settle = z.strictObject({
  coop_id: z.string(),
  currency_code: z.string().length(3),
  request_id: requestId,
});
export const payThreshold = z.strictObject({ amount: wireMoney.nullable() });
export const signPayRun = z.strictObject({ seen_hash: z.string().max(100), request_id: requestId });
export const refuseToSign = z.strictObject({ reason: text });
export const settlementOutcome = z.strictObject({ outcome: z.enum(["paid", "refused"]) });
export const providerMovement = z.strictObject({
  provider: z.string().regex(/^[a-z0-9_-]{1,40}$/, "must be a short name such as demo"),
  reference: text,
  amount: wireMoney,
});
export const stock = z.strictObject({ sellable: z.number().int().min(0).max(1_000_000) });
