import type { TryOutcome } from "../../domain/mail/tries";

/** What nodemailer tells of a fault that concerns us. `command` is what the server answered to, `response` its words. */
export type SmtpFault = {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  message: string;
};

/** RFC 3463: a sender's address that is not taken, and what may not be sent from here. Servers say it of a recipient too. */
const ABOUT_US = /^5\d\d[ -]5\.(?:1\.[78]|7\.\d+)\b/;

/**
 * What a fault means for the mail. A server that answers has decided: 5xx about this recipient or this message is for
 * good, anything else it says may change; what it says of the shop itself, by which every mail would be lost, the shop can
 * mend. Without an answer it depends on whether the message had begun to go over.
 */
export function outcomeOf(fault: SmtpFault, handing_over: boolean): Exclude<TryOutcome, "sent" | "over"> {
  const { code = "", command = "", responseCode = 0, response = "" } = fault;
  if (code === "EENVELOPE" || code === "EMESSAGE") {
    const about_the_recipient = command === "RCPT TO" && !ABOUT_US.test(response);
    const for_good = about_the_recipient || code === "EMESSAGE";
    return for_good && responseCode >= 500 ? "never" : "later";
  }
  // Ended by the server with a word of its own (421): it has not taken the message.
  if (responseCode >= 400) return "later";
  return handing_over ? "doubt" : "later";
}
