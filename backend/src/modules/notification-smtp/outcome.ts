import type { TryOutcome } from "../../domain/mail/tries";

/** What nodemailer tells of a fault that concerns us. */
export type SmtpFault = { code?: string; responseCode?: number; message: string };

/**
 * What a fault means for the mail. A server that answers has decided: 5xx about this recipient or this message is for
 * good, anything else it says may change. Without an answer it depends on whether the message had begun to go over.
 */
export function outcomeOf(fault: SmtpFault, handing_over: boolean): Exclude<TryOutcome, "sent"> {
  const { code = "", responseCode = 0 } = fault;
  const about_the_mail = code === "EENVELOPE" || code === "EMESSAGE";
  if (about_the_mail && responseCode >= 500) return "never";
  if (about_the_mail) return "later";
  // Ended by the server with a word of its own (421): it has not taken the message.
  if (responseCode >= 400) return "later";
  return handing_over ? "doubt" : "later";
}
