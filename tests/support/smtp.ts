import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/**
 * What the stand-in does next, each said of a whole connection's way: `refuses` says no to every recipient,
 * `refuses-sender` to the shop's own address, `rejects` to the message, `busy` asks to come back, `hangs` says nothing once
 * it is greeted, `drops-at-recipient` is gone when it hears whom the mail is for, `hangs-after-data` has the whole message
 * and says nothing, `drops-after-data` has it and is gone.
 */
export type SmtpFault =
  | "none"
  | "refuses"
  | "refuses-sender"
  | "rejects"
  | "busy"
  | "hangs"
  | "hangs-after-data"
  | "drops-at-recipient"
  | "drops-after-data";

export interface ReceivedMail {
  from: string;
  to: string[];
  message_id: string;
  /** As it came over the line. */
  raw: string;
  mail: Email;
}

export interface SmtpStandIn {
  url: string;
  /** What it has whole, whether it said so or not, oldest first. */
  received: ReceivedMail[];
  /** How many asked to be let in. */
  connections: () => number;
  fault: (fault: SmtpFault) => void;
  /** Answers when so many mails have come that this is true of. */
  until: (what: (mails: ReceivedMail[]) => boolean, waiting_for: string) => Promise<ReceivedMail[]>;
  stop: () => Promise<void>;
}

const PATIENCE_MS = 30_000;

/** A real SMTP server on loopback, with faults that can be asked for. */
export async function startSmtp({ user }: { user?: string } = {}): Promise<SmtpStandIn> {
  let fault: SmtpFault = "none";
  let connections = 0;
  const received: ReceivedMail[] = [];
  const listeners = new Set<() => void>();
  const refusal = (responseCode: number, message: string) =>
    Object.assign(new Error(message), { responseCode });

  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: user === undefined,
    allowInsecureAuth: true,
    onConnect: (_session, done) => {
      connections += 1;
      if (fault !== "hangs") done();
    },
    onAuth: (auth, _session, done) =>
      auth.username === user ? done(null, { user: auth.username }) : done(new Error("Who are you?")),
    onMailFrom: (_address, _session, done) => {
      if (fault === "refuses-sender") done(refusal(550, "Sender unknown"));
      else done();
    },
    onRcptTo: (_address, _session, done) => {
      if (fault === "drops-at-recipient") {
        cutOff();
        return;
      }
      if (fault === "refuses") done(refusal(550, "No such mailbox here"));
      else if (fault === "busy") done(refusal(451, "Come back later"));
      else done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks);
        void PostalMime.parse(raw).then((mail) => {
          if (fault === "rejects") {
            done(refusal(554, "Not this message"));
            return;
          }
          received.push({
            from: session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address,
            to: session.envelope.rcptTo.map(({ address }) => address),
            message_id: mail.messageId ?? "",
            raw: raw.toString("latin1"),
            mail,
          });
          for (const listener of listeners) listener();
          if (fault === "drops-after-data") cutOff();
          else if (fault !== "hangs-after-data") done();
          return undefined;
        });
      });
    },
  });
  function cutOff(): void {
    server.connections.forEach((one) => one.close());
  }
  // Whoever is cut off says so on the server too; the test is about the other end.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://${user === undefined ? "" : `${user}:secret@`}127.0.0.1:${port}`,
    received,
    connections: () => connections,
    fault: (next) => {
      // A server that hung and works again has begun anew: whoever still waited for its greeting is cut off.
      if (fault === "hangs" && next !== "hangs") cutOff();
      fault = next;
    },
    until: (what, waiting_for) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!what(received)) return;
          listeners.delete(look);
          clearTimeout(timer);
          resolve(received);
        };
        const timer = setTimeout(() => {
          listeners.delete(look);
          const had = received.map(({ mail }) => mail.subject ?? "").join(" | ");
          reject(new Error(`Waited in vain for ${waiting_for}. There were: ${had || "no mails"}`));
        }, PATIENCE_MS);
        listeners.add(look);
        look();
      }),
    stop: () =>
      new Promise((resolve) => {
        cutOff();
        server.close(() => resolve());
      }),
  };
}
