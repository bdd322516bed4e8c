import { z } from "@medusajs/framework/zod";
import { PASSWORD_MOST } from "../domain/staff/access";
import { WHOLESALE_MOST } from "../domain/wholesale/terms";
import { body } from "./body";
import { address, chooseShipping, text, wireMoney } from "./validators";

/** The shapes of what comes from an account or for wholesale. */
const email = z.string().trim().max(200).pipe(z.email());
const password = z.string().min(1).max(PASSWORD_MOST);
const line = z.string().trim().max(200);
const id = z.string().min(1).max(100);
const nothing = z.strictObject({});
const bps = z.number().int().min(0).max(10_000);
const sku = z.string().trim().min(1).max(60);

export const signIn = z.strictObject({ email, password });
const language = z.enum(["en", "it", "es"]);
const token = z.string().min(1).max(300);
export const signUp = z.strictObject({
  email,
  password,
  first_name: line,
  last_name: line,
  language: language.default("en"),
});
export const forgotten = z.strictObject({ email, language });
export const reset = z.strictObject({ token, password });
export const confirm = z.strictObject({ token });
export const confirmationMail = z.strictObject({ language });
export const changePassword = z.strictObject({ old: password, chosen: password });
export const keepOrder = z.strictObject({ follow_token: z.string().min(1).max(300) });
export const deleteAccount = z.strictObject({ password });

export const apply = z.strictObject({
  name: line.min(1),
  registration_number: z
    .string()
    .trim()
    .transform((typed) => typed.replaceAll(/[\s.-]/g, "").toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9/]{4,30}$/, "write the number with its letters and digits")),
  country_code: z.string().regex(/^[a-z]{2}$/, "must be a two-letter country code in small letters"),
  language: z.enum(["en", "it", "es"]),
  message: z.string().trim().max(1000),
});
export const lines = z.strictObject({
  lines: z
    .array(z.strictObject({ variant_id: id, quantity: z.number().int().min(1).max(WHOLESALE_MOST) }))
    .min(1)
    .max(300),
});
export const changeLine = z.strictObject({ quantity: z.number().int().min(0).max(WHOLESALE_MOST) });
export const basketAddress = z.strictObject({ shipping_address: address });
export const order = z.strictObject({ cart_id: id, total: wireMoney });
export const paste = z.strictObject({ text: z.string().max(12_000) });

export const approve = z.strictObject({ group_id: id, reason: text });
export const because = z.strictObject({ reason: text });
/** The document itself is judged where its faults can be named by their place. */
const draftRuleSet = z.strictObject({ document: z.unknown() });
export const addBuyer = z.strictObject({ email });
export const keepGroup = z.strictObject({ name: line.min(1).max(80) });
export const keepList = z.strictObject({ group_id: id, title: line.min(1).max(80), minimum: wireMoney });
export const keepGood = z.strictObject({
  sku,
  case_pack: z.number().int().min(1).max(WHOLESALE_MOST),
  tiers: z
    .array(z.strictObject({ from: z.number().int().min(1).max(WHOLESALE_MOST), unit: wireMoney }))
    .min(1)
    .max(20),
  recipe: z.strictObject({ work_bps: bps, materials_bps: bps, funds_bps: bps }),
});
export const dropGood = z.strictObject({ sku });

export const CUSTOMER_BODIES = [
  body("/store/account/sign-in", signIn),
  body("/store/account/sign-up", signUp),
  body("/store/account/forgotten", forgotten),
  body("/store/account/reset", reset),
  body("/store/account/confirm", confirm),
  body("/store/account/confirmation-mail", confirmationMail),
  body("/store/account/sign-out-everywhere", nothing),
  body("/store/account/password", changePassword),
  body("/store/account/orders", keepOrder),
  body("/store/account/addresses", address),
  body("/store/account/addresses/:id/remove", nothing),
  body("/store/account/delete", deleteAccount),
  body("/store/wholesale/applications", apply),
  body("/store/wholesale/basket/lines", lines),
  body("/store/wholesale/basket/lines/:line_id", changeLine),
  body("/store/wholesale/basket/address", basketAddress),
  body("/store/wholesale/basket/shipping", chooseShipping),
  body("/store/wholesale/basket/order", order),
  body("/store/wholesale/paste", paste),
  body("/admin/companies/:id/approve", approve),
  body("/admin/companies/:id/refuse", because),
  body("/admin/companies/:id/close", because),
  body("/admin/rule-sets", draftRuleSet),
  body("/admin/rule-sets/:id/versions/:version/retire", because),
  body("/admin/companies/:id/buyers", addBuyer),
  body("/admin/companies/:id/buyers/remove", addBuyer),
  body("/admin/wholesale/groups", keepGroup),
  body("/admin/wholesale/lists", keepList),
  body("/admin/wholesale/lists/:id/goods", keepGood),
  body("/admin/wholesale/lists/:id/goods/drop", dropGood),
];
