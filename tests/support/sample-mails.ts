import { writeMail, type WrittenMail } from "../../backend/src/mail/write-mail";
import type { MailOf } from "../../backend/src/mail/kinds";
import type { Language } from "../../backend/src/adapters/languages";

const eur = (amount: string) => ({ amount, currency_code: "eur" });
const order = { order_id: "order_01J", display_id: 1042 };

/** One mail of every kind and state, told in English data; what a co-op or a product is called is nobody's language. */
export const SAMPLE_MAILS: Record<string, MailOf> = {
  "order to be paid": {
    kind: "order_placed",
    data: {
      ...order,
      sellers: [
        {
          coop: "Pietrachiara",
          sold_by: null,
          lines: [
            {
              title: "Gianduja dark bars, box of six",
              quantity: 2,
              total: eur("37.80"),
              lead_time_days: null,
            },
          ],
        },
        {
          coop: "Saponaria Lumen",
          sold_by: "Tessitura Marena",
          lines: [{ title: "Rosemary honey, 500 g", quantity: 3, total: eur("1234.50"), lead_time_days: 12 }],
        },
      ],
      consumer: true,
      shipping: eur("12.00"),
      total: eur("1284.30"),
      transfer: {
        bank: "Demo Bank (no such account)",
        numbers: [
          { label: "IBAN", value: "IT00 X054 2811 1010 0000 0123 456" },
          { label: "BIC", value: "DEMOITM1XXX" },
        ],
        reference: "ARNIA 1042",
        until: "2026-12-01",
      },
    },
  },
  "order paid": {
    kind: "order_placed",
    data: {
      ...order,
      sellers: [
        {
          coop: "Quebracho Sur",
          sold_by: null,
          lines: [
            {
              title: "Beech table clock",
              quantity: 1,
              total: { amount: "12500.00", currency_code: "ars" },
              lead_time_days: 1,
            },
          ],
        },
      ],
      consumer: false,
      shipping: { amount: "0.00", currency_code: "ars" },
      total: { amount: "12500.00", currency_code: "ars" },
      transfer: null,
    },
  },
  "receipt in part": {
    kind: "receipt_recorded",
    data: { ...order, received: eur("100.00"), missing: eur("12.90"), total: eur("112.90") },
  },
  "receipt whole": {
    kind: "receipt_recorded",
    data: { ...order, received: eur("112.90"), missing: eur("0.00"), total: eur("112.90") },
  },
  "parcel sent": {
    kind: "parcel_sent",
    data: {
      ...order,
      coop: "Pietrachiara",
      lines: [{ title: "Gianduja dark bars, box of six", quantity: 2 }],
      tracking: "RR123456785IT",
    },
  },
  refunded: { kind: "refunded", data: { ...order, amount: eur("18.90") } },
  "order expired": { kind: "order_expired", data: { ...order, total: eur("112.90"), paid_back: true } },
  "card given back": { kind: "card_given_back", data: { amount: eur("112.90") } },
  "withdrawal received": {
    kind: "withdrawal_received",
    data: {
      ...order,
      lines: [{ title: "Gianduja dark bars, box of six", quantity: 2 }],
      said: "It was a gift, and they have it already.",
      name: "Ada Rossi",
      email: "ada@example.org",
      at: "2026-11-22T08:15:30.000Z",
      time_zone: "Europe/Rome",
    },
  },
  invitation: {
    kind: "coop_invitation",
    data: { invitation_id: "sinv_01J", coop: "Pietrachiara", until: "2026-12-01" },
  },
  "payee changed": {
    kind: "payee_changed",
    data: {
      coop: "Pietrachiara",
      member_code: "P-01",
      payee: "family",
      from: "2026-11-26",
      url: "https://shop.example/en/portal/members/mbr_01J",
    },
  },
  "wholesale applied": { kind: "wholesale_applied", data: { company: "Café Alba" } },
  "wholesale approved": {
    kind: "wholesale_approved",
    data: { company: "Café Alba", url: "https://shop.example/en/wholesale" },
  },
  "password reset": {
    kind: "password_reset",
    data: { url: "https://shop.example/en/account/reset?token=abc", minutes: 15 },
  },
  "e-mail to be confirmed": {
    kind: "email_confirmation",
    data: { url: "https://shop.example/en/account/confirm/abc", days: 7 },
  },
};

/** As the shop would write it, with links that say what they are made of. */
export function written(mail: MailOf, lang: Language, { demo = true } = {}): WrittenMail {
  return writeMail(mail, {
    lang,
    demo,
    shop_url: "https://shop.example",
    links: {
      order: (id) => `https://shop.example/${lang}/orders/${id}.signed-by-the-shop`,
      invitation: (id) => `https://shop.example/${lang}/portal/invitation/${id}.secret`,
    },
  });
}
