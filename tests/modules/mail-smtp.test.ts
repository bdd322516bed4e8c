import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readFailedTry } from "../../backend/src/adapters/mail-try";
import { startSmtp, type SmtpFault, type SmtpStandIn } from "../support/smtp";

/** The provider is loaded as Medusa loads it. */
process.env["TS_NODE_PROJECT"] = fileURLToPath(new URL("../../backend/tsconfig.json", import.meta.url));
const require = createRequire(import.meta.url);
require("ts-node/register/transpile-only");
type Send = { send(notification: Record<string, unknown>): Promise<{ id?: string }> };
const { default: Provider } = require("../../backend/src/modules/notification-smtp/service") as {
  default: new (container: object, options: Record<string, unknown>) => Send;
};

const folder = mkdtempSync(join(tmpdir(), "mail-"));
let smtp: SmtpStandIn;
beforeAll(async () => {
  smtp = await startSmtp({ user: "shop" });
});
beforeEach(() => {
  smtp.fault("none");
  smtp.received.length = 0;
});
afterAll(async () => {
  await smtp.stop();
  rmSync(folder, { recursive: true, force: true });
});

const provider = (options: Record<string, unknown> = {}): Send =>
  new Provider(
    {},
    { smtp_url: smtp.url, folder, from: "Arnia <shop@arnia.example>", plain_allowed: true, ...options },
  );

const mail = (to = "ada@example.org") => ({
  to,
  channel: "email",
  template: "parcel_sent",
  content: { subject: "Perché no? Größe, ñ, 📦", text: "Hello\n.\nthere\n", html: "<p>Hello</p>" },
  provider_data: {
    message_id: "<mail_01@arnia.example>",
    date: "2026-11-02T10:00:00.000Z",
    file: "one.eml",
    lang: "it",
  },
});

const failure = (sending: Promise<unknown>) =>
  sending.then(
    () => {
      throw new Error("It went.");
    },
    (error: unknown) => readFailedTry(error),
  );

describe("over SMTP", () => {
  it("a mail arrives whole, in both forms, from the shop's address alone", async () => {
    await provider().send(mail());
    const [one] = smtp.received;
    expect(one).toMatchObject({
      from: "shop@arnia.example",
      to: ["ada@example.org"],
      message_id: "<mail_01@arnia.example>",
    });
    expect(one?.mail).toMatchObject({
      subject: "Perché no? Größe, ñ, 📦",
      from: { name: "Arnia", address: "shop@arnia.example" },
      date: "2026-11-02T10:00:00.000Z",
    });
    expect(one?.mail.text).toContain("Hello\n.\nthere");
    expect(one?.mail.html).toContain("<p>Hello</p>");
    const headers = Object.fromEntries(one?.mail.headers.map(({ key, value }) => [key, value]) ?? []);
    expect(headers).toMatchObject({ "auto-submitted": "auto-generated", "content-language": "it" });
    // Neither the machine's name nor the program's tells where it comes from.
    expect(one?.raw).not.toMatch(/^(X-Mailer|X-Originating-IP|User-Agent):/im);
  });

  it.each<[SmtpFault, string]>([
    ["refuses", "never"],
    ["refuses-sender", "later"],
    ["rejects", "never"],
    ["busy", "later"],
    ["drops-at-recipient", "later"],
    ["drops-after-data", "doubt"],
  ])("a server that %s is a mail to be tried: %s", async (fault, outcome) => {
    smtp.fault(fault);
    expect((await failure(provider().send(mail()))).outcome).toBe(outcome);
    expect(smtp.received).toHaveLength(outcome === "doubt" ? 1 : 0);
  });

  it("one that nobody listens to, or that knows no such user, is tried later", async () => {
    const away = await startSmtp();
    await away.stop();
    expect((await failure(provider({ smtp_url: away.url }).send(mail()))).outcome).toBe("later");
    const stranger = smtp.url.replace("shop:", "nobody:");
    expect((await failure(provider({ smtp_url: stranger }).send(mail()))).outcome).toBe("later");
    expect(smtp.received).toHaveLength(0);
  });

  it("neither password nor mail goes over an open line unless that is allowed", async () => {
    const { outcome, why } = await failure(provider({ plain_allowed: false }).send(mail()));
    expect(outcome).toBe("later");
    expect(why).toMatch(/TLS/i);
    expect(smtp.received).toHaveLength(0);
  });

  it.each(["📦@example.org", "pérez@example.org", "אבג@example.org"])(
    "an address in any writing is handed over as it is: %s",
    async (address) => {
      await provider().send(mail(address));
      expect(smtp.received[0]?.to).toEqual([address]);
    },
  );

  it("an address is one address, whatever stands in it", async () => {
    const hostile = "ada@example.org, eve@example.org";
    await provider()
      .send(mail(hostile))
      .catch(() => undefined);
    for (const { to } of smtp.received) expect(to).not.toContain("eve@example.org");
  });
});

describe("without a server", () => {
  it("a mail becomes a file, and the same mail again takes its place", async () => {
    const inside = join(folder, "not", "there", "yet");
    await provider({ smtp_url: "", folder: inside }).send(mail());
    await provider({ smtp_url: "", folder: inside }).send(mail());
    expect(readdirSync(inside)).toEqual(["one.eml"]);
    const parsed = await PostalMime.parse(readFileSync(join(inside, "one.eml")));
    expect(parsed).toMatchObject({
      messageId: "<mail_01@arnia.example>",
      subject: "Perché no? Größe, ñ, 📦",
      to: [{ address: "ada@example.org" }],
    });
  });

  it("a folder that can't be written is a mail to be tried later", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    expect((await failure(provider({ smtp_url: "", folder: file }).send(mail()))).outcome).toBe("later");
  });
});
