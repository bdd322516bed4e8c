import type { MailState, TryOutcome } from "../../domain/mail/tries";

/** Where a mail's contents are found: ids and nothing else. */
export type MailSource = Record<string, string>;

export type Mail = {
  id: string;
  /** The business event, e.g. `parcel_sent:pcl_…`; unique for ever. */
  key: string;
  kind: string;
  source: MailSource;
  /** These three are null until the mail is composed; `data` is null again once it went. */
  lang: "en" | "it" | "es" | null;
  recipient: string | null;
  data: Record<string, unknown> | null;
  state: MailState;
  tries: number;
  doubts: number;
  next_try_at: Date | null;
  tried_at: Date | null;
  sent_at: Date | null;
  /** Why the last try came to nothing, in words for the network. */
  trouble: string | null;
  created_at: Date;
};

export type QueueMailInput = {
  key: string;
  kind: string;
  source: MailSource;
  /** Given when the caller knows it all; null when it is composed from its source at the first try. */
  composed: Composed | null;
  /** From then on it is not sent any more; null for what is told however late. */
  not_after: Date | null;
  now: Date;
};

export type Composed = { lang: "en" | "it" | "es"; recipient: string; data: Record<string, unknown> };

export type AfterTryInput = { id: string; outcome: TryOutcome; trouble: string | null; now: Date };
