import type Stripe from "stripe";
import { chargeFault, fitsCurrency, isCurrency } from "./currency.ts";
import { read, type Rules } from "./form.ts";
import { newLine, newSession } from "./new-session.ts";
import { cancelIntent } from "./paying.ts";
import { missing, noSuch, Refusal } from "./refusal.ts";
import type { Endpoint } from "./routes.ts";
import type { Store } from "./store.ts";
import type { Line, Session } from "./types.ts";

type Params = Stripe.Checkout.SessionCreateParams;

const LOCALES =
  "auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW".split(
    " ",
  );
const HALF_AN_HOUR_S = 30 * 60;
const A_DAY_S = 24 * 60 * 60;

const CREATE: Rules<Params> = {
  adaptive_pricing: { fields: { enabled: "flag" } },
  allowed_payment_method_types: { list: "text" },
  cancel_url: "text",
  client_reference_id: "text",
  customer_email: "text",
  expires_at: "whole",
  line_items: {
    list: {
      fields: {
        quantity: "whole",
        price_data: {
          fields: {
            currency: "text",
            unit_amount: "whole",
            product_data: {
              fields: { name: "text", description: "text", images: { list: "text" }, metadata: "metadata" },
            },
          },
        },
      },
    },
  },
  locale: "text",
  metadata: "metadata",
  mode: "text",
  payment_intent_data: {
    fields: {
      capture_method: "text",
      description: "text",
      metadata: "metadata",
      statement_descriptor_suffix: "text",
      transfer_group: "text",
    },
  },
  submit_type: "text",
  success_url: "text",
  ui_mode: "text",
};

/** `POST /v1/checkout/sessions` */
export const createSession: Endpoint = (store, form) => {
  const params = read<Params>(form, CREATE);
  for (const name of ["mode", "success_url"] as const) if (params[name] === undefined) throw missing(name);
  // What Stripe could do besides and the shop has no use for is refused too, so that nobody leans on it unseen.
  oneOf(params.mode, ["payment"], "mode");
  oneOf(params.ui_mode, ["hosted_page"], "ui_mode");
  oneOf(params.locale, LOCALES, "locale");
  oneOf(params.submit_type, ["auto", "book", "donate", "pay"], "submit_type");
  params.allowed_payment_method_types?.forEach((kind) =>
    oneOf(kind, ["card"], "allowed_payment_method_types"),
  );
  address(params.success_url, "success_url");
  address(params.cancel_url, "cancel_url");
  if (params.customer_email !== undefined && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(params.customer_email))
    throw new Refusal(`Invalid email address: ${params.customer_email}`, {
      code: "email_invalid",
      param: "customer_email",
    });
  if ((params.client_reference_id ?? "").length > 200)
    throw new Refusal("client_reference_id has up to 200 characters", { param: "client_reference_id" });
  intentData(params, store.statement_prefix);
  const { amount, currency } = total(params.line_items ?? []);
  const expires_at = expiry(params.expires_at, store.now());

  return () => {
    const session = newSession(store, params, { amount, currency, expires_at });
    store.sessions.set(session.id, session);
    store.lines.set(
      session.id,
      (params.line_items ?? []).map((line) => newLine(store, line)),
    );
    store.intent_data.set(session.id, params.payment_intent_data ?? {});
    return session;
  };
};

function oneOf(value: string | undefined, words: string[], param: string): void {
  if (value !== undefined && !words.includes(value))
    throw new Refusal(`Invalid ${param}: must be one of ${words.join(", ")}`, { param });
}

function address(value: string | undefined, param: string): void {
  if (value !== undefined && !/^https?:$/.test(URL.parse(value)?.protocol ?? ""))
    throw new Refusal("Not a valid URL", { code: "url_invalid", param });
}

function expiry(asked: number | undefined, now: number): number {
  if (asked === undefined) return now + A_DAY_S;
  const told = { param: "expires_at" };
  if (asked < now + HALF_AN_HOUR_S)
    throw new Refusal(
      "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
      told,
    );
  if (asked > now + A_DAY_S)
    throw new Refusal(
      "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
      told,
    );
  return asked;
}

function intentData({ payment_intent_data = {} }: Params, prefix: string): void {
  const { capture_method, statement_descriptor_suffix: suffix } = payment_intent_data;
  oneOf(capture_method, ["automatic", "automatic_async", "manual"], "payment_intent_data[capture_method]");
  if (suffix === undefined) return;
  const param = "payment_intent_data[statement_descriptor_suffix]";
  if (!/^[\x20-\x7e]*$/.test(suffix) || /[<>\\'"*]/.test(suffix))
    throw new Refusal(
      "The statement descriptor suffix has characters that are not allowed: <>\\'\"* or non-Latin",
      {
        param,
      },
    );
  if (!/[a-z]/i.test(suffix))
    throw new Refusal("The statement descriptor suffix must have at least one letter", { param });
  // A card's statement has 22 characters: prefix, asterisk, space, suffix.
  if (`${prefix}* ${suffix}`.length > 22)
    throw new Refusal("The statement descriptor must be at most 22 characters, prefix included", { param });
}

function total(lines: NonNullable<Params["line_items"]>): { amount: number; currency: string } {
  if (lines.length === 0) throw missing("line_items");
  if (lines.length > 100) throw new Refusal("A session has up to 100 line items", { param: "line_items" });
  let sum = 0;
  const currencies = new Set<string>();
  lines.forEach(({ quantity, price_data }, place) => {
    const at = `line_items[${place}]`;
    if (price_data === undefined) throw missing(`${at}[price_data]`);
    if (quantity === undefined) throw missing(`${at}[quantity]`);
    const { currency, unit_amount, product_data } = price_data as Partial<typeof price_data>;
    if (currency === undefined) throw missing(`${at}[price_data][currency]`);
    if (!isCurrency(currency))
      throw new Refusal(`Invalid currency: ${currency}`, { param: `${at}[price_data][currency]` });
    if (unit_amount === undefined) throw missing(`${at}[price_data][unit_amount]`);
    if (product_data === undefined) throw missing(`${at}[price_data][product_data]`);
    if ((product_data as Partial<typeof product_data>).name === undefined)
      throw missing(`${at}[price_data][product_data][name]`);
    if (quantity < 1)
      throw new Refusal("This value must be greater than or equal to 1.", { param: `${at}[quantity]` });
    if (unit_amount < 0 || !fitsCurrency(unit_amount, currency))
      throw new Refusal(`Invalid amount for ${currency}: ${unit_amount}`, {
        param: `${at}[price_data][unit_amount]`,
      });
    sum += unit_amount * quantity;
    currencies.add(currency);
  });
  const [currency = "", ...others] = currencies;
  if (others.length > 0)
    throw new Refusal("All line items must have the same currency", { param: "line_items" });
  const fault = chargeFault(sum, currency);
  if (fault !== null)
    throw new Refusal(`The Checkout Session's total amount cannot be charged: ${sum} ${currency}`, {
      code: fault,
    });
  return { amount: sum, currency };
}

export function sessionOf(store: Store, id: string): Session {
  const session = store.sessions.get(id);
  if (session === undefined) throw noSuch("checkout.session", id);
  return session;
}

/** `POST /v1/checkout/sessions/:id/expire` */
export const expireSession: Endpoint = (store, form, id) => {
  read<Stripe.Checkout.SessionExpireParams>(form, {});
  const session = sessionOf(store, id);
  return () => {
    if (session.status !== "open")
      throw new Refusal(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      );
    expire(store, session);
    return session;
  };
};

/** Ends an open session: nobody can pay it any more, and what was begun of its payment is cancelled. */
export function expire(store: Store, session: Session): void {
  session.status = "expired";
  session.url = null;
  const intent = store.intents.get(session.payment_intent ?? "");
  if (intent !== undefined) cancelIntent(store, intent, "automatic");
  store.tell("checkout.session.expired", session);
}

/** Ends every session whose time has come. */
export function expireOverdue(store: Store): void {
  for (const session of store.sessions.values())
    if (session.status === "open" && session.expires_at <= store.now()) expire(store, session);
}

export const linesOf = (store: Store, id: string): Line[] => store.lines.get(sessionOf(store, id).id) ?? [];
