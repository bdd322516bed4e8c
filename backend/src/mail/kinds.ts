import type { WireMoney } from "../adapters/money";
import type { PayeeKind } from "../domain/members";

type Line = { title: string; quantity: number };

/** What every mail about an order has. The private link is made of the id when the mail is written, and kept nowhere. */
type OfOrder = { order_id: string; display_id: number };

/** What each kind of mail tells. Days are `YYYY-MM-DD`; money is as on the wire. */
export type MailData = {
  order_placed: OfOrder & {
    /** Each co-op is a seller of its own; `sold_by` is who contracts for one that is still forming. */
    sellers: {
      coop: string;
      sold_by: string | null;
      /** `lead_time_days`: within how many days of the payment it leaves, of what is made to order. */
      lines: (Line & { total: WireMoney; lead_time_days: number | null })[];
    }[];
    /** A consumer may withdraw, and is told so; a company that buys wholesale may not. */
    consumer: boolean;
    shipping: WireMoney;
    total: WireMoney;
    /** Null when nothing is left to pay. */
    transfer: {
      bank: string;
      numbers: { label: string; value: string }[];
      reference: string;
      until: string | null;
    } | null;
  };
  receipt_recorded: OfOrder & { received: WireMoney; missing: WireMoney; total: WireMoney };
  parcel_sent: OfOrder & { coop: string; lines: Line[]; tracking: string | null };
  refunded: OfOrder & { amount: WireMoney };
  /** `paid_back`: something had been paid towards it. */
  order_expired: OfOrder & { total: WireMoney; paid_back: boolean };
  /** Money that came by card and that no order took. */
  card_given_back: { amount: WireMoney };
  /** `at` is an instant; `time_zone` that of the place where the order was bought. */
  withdrawal_received: OfOrder & {
    lines: Line[];
    said: string | null;
    name: string;
    email: string;
    at: string;
    time_zone: string;
  };
  coop_invitation: { invitation_id: string; coop: string; until: string };
  /** To the co-op's board: somebody new is paid in another's place. Never which account; `from` is when pay may go there. */
  payee_changed: { coop: string; member_code: string; payee: PayeeKind; from: string; url: string };
  wholesale_applied: { company: string };
  wholesale_approved: { company: string; url: string };
  /** The link is good for this many minutes. */
  password_reset: { url: string; minutes: number };
  /** And this one for so many days. */
  email_confirmation: { url: string; days: number };
};

export type MailKind = keyof MailData;

/** One kind with what it tells. */
export type MailOf<K extends MailKind = MailKind> = { [P in K]: { kind: P; data: MailData[P] } }[K];

/** Links that are secrets: they are made while a mail is written, and stand in no row. */
export type SecretLinks = {
  order: (order_id: string) => string;
  invitation: (invitation_id: string) => string;
};

/** A heading, one paragraph, a table of facts, the one button, or something in small letters. */
export type Block =
  | { heading: string }
  | { say: string }
  | { facts: (readonly [what: string, how_much: string])[] }
  | { button: string; href: string }
  | { small: string };

/** A mail before it is laid out. */
export type Letter = { subject: string; preheader: string; title: string; blocks: Block[]; why: string };

/** What a language needs in order to write: money and days in its own manner. */
export type Pen = SecretLinks & {
  money: (amount: WireMoney) => string;
  day: (day: string) => string;
  /** Day, time and the name of the zone. */
  moment: (at: string, time_zone: string) => string;
};

/** A language: one function for each kind, and the words of the frame. */
export type Words = {
  letters: { [K in MailKind]: (data: MailData[K], pen: Pen) => Letter };
  demo: string;
  or_copy: string;
};
