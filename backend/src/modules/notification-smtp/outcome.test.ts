import { describe, expect, it } from "vitest";
import { outcomeOf, type SmtpFault } from "./outcome";

/** As nodemailer tells it of a server's answer. */
const answered = (code: string, command: string, response: string): SmtpFault => ({
  code,
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
  message: `Failed: ${response}`,
});

describe("what a server's answer means for a mail", () => {
  it.each<[string, SmtpFault, "never" | "later"]>([
    ["no such mailbox", answered("EENVELOPE", "RCPT TO", "550 5.1.1 No such user"), "never"],
    ["no such mailbox, without a code", answered("EENVELOPE", "RCPT TO", "550 No such user"), "never"],
    ["a mailbox that is full now", answered("EENVELOPE", "RCPT TO", "452 4.2.2 Full"), "later"],
    ["the message itself", answered("EMESSAGE", "DATA", "554 5.6.0 Not this message"), "never"],
    ["the message now", answered("EMESSAGE", "DATA", "451 4.7.1 Greylisted"), "later"],
    ["our sender", answered("EENVELOPE", "MAIL FROM", "550 5.1.8 Bad sender's domain"), "later"],
    ["our sender, said late", answered("EENVELOPE", "RCPT TO", "553 5.1.8 Sender rejected"), "later"],
    ["our right to send", answered("EENVELOPE", "RCPT TO", "554 5.7.1 Relay access denied"), "later"],
    ["the beginning of data", answered("EENVELOPE", "DATA", "554 No valid sender"), "later"],
    ["our password", answered("EAUTH", "AUTH PLAIN", "535 5.7.8 Who are you?"), "later"],
  ])("a refusal of %s", (_what, fault, outcome) => {
    expect(outcomeOf(fault, false)).toBe(outcome);
    expect(outcomeOf(fault, true)).toBe(outcome);
  });

  it("a break is a doubt only while the message goes over", () => {
    const broken: SmtpFault = { code: "ECONNECTION", command: "CONN", message: "Connection closed" };
    expect(outcomeOf(broken, false)).toBe("later");
    expect(outcomeOf(broken, true)).toBe("doubt");
  });
});
