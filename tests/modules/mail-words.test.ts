import PostalMime from "postal-mime";
import { createTransport } from "nodemailer";
import { describe, expect, it } from "vitest";
import type { Language } from "../../backend/src/adapters/languages";
import type { MailOf } from "../../backend/src/mail/kinds";
import { SAMPLE_MAILS, written } from "../support/sample-mails";

const LANGS: Language[] = ["en", "it", "es"];
const ALL = LANGS.flatMap((lang) =>
  Object.entries(SAMPLE_MAILS).map(([name, mail]) => [lang, name, mail] as const),
);

/** Whatever would tell whoever sees the mailbox, a neighbour or an employer, where the goods are made. */
const TELLS =
  /prison|jail|inmate|cell\b|sentence|convict|offen[cd]|penitent|c[aá]rcel|carcer|detenut|detenid|reclu[sí]|pres[oa]s?\b|condann|conden|libertad|libert[àa]\b|pena\b/i;

const preheader = (html: string): string =>
  /<div style="display:none[^"]*">([^<]*)<\/div>/.exec(html)?.[1] ?? "";

const linksIn = (text: string): string[] => [...text.matchAll(/https:\/\/[^\s"<]+/g)].map(([link]) => link);

describe.each(ALL)("in %s, %s", (lang, _name, mail) => {
  const { subject, text, html } = written(mail, lang);

  it("says in no part of itself where the goods are made", () => {
    expect(preheader(html)).not.toBe("");
    for (const part of [subject, preheader(html), text, html]) expect(part).not.toMatch(TELLS);
  });

  it("has one short line as its subject, and nothing left out or unfilled", () => {
    expect(subject).toMatch(/^[^\r\n]{8,90}$/);
    for (const part of [subject, text, html])
      expect(part).not.toMatch(/undefined|\bnull\b|NaN|\[object|\$\{/);
  });

  it("gives the same links as text and as HTML, fetches nothing, and says its language", () => {
    expect(new Set(linksIn(html))).toEqual(new Set(linksIn(text)));
    expect(linksIn(text)).toContain("https://shop.example");
    expect(html).not.toMatch(/<img|<script|<link|url\(|src=/i);
    expect(html).toContain(`<html lang="${lang}">`);
  });
});

it("tells each reader in their own words: no two languages share a subject or a button", () => {
  for (const [name, mail] of Object.entries(SAMPLE_MAILS)) {
    const subjects = LANGS.map((lang) => written(mail, lang).subject);
    expect(new Set(subjects).size, name).toBe(3);
  }
});

it("writes money and days as each language does, and never a bare $", () => {
  const to_pay = SAMPLE_MAILS["order to be paid"] as MailOf;
  expect(written(to_pay, "en").text).toContain("€1,284.30");
  expect(written(to_pay, "it").text).toMatch(/1\.284,30\s€/);
  expect(written(to_pay, "es").text).toMatch(/1\.284,30\s€/);
  expect(written(to_pay, "it").text).toContain("1 dicembre 2026");
  const paid = SAMPLE_MAILS["order paid"] as MailOf;
  expect(written(paid, "es").text).toMatch(/12\.500,00\sAR\$/);
  expect(written(paid, "en").text).toMatch(/AR\$\s?12,500\.00/);
});

it("tells of an order who sells what and when it is made, and the rights of a consumer, as a lasting record", () => {
  const placed = SAMPLE_MAILS["order to be paid"] as MailOf;
  const { text } = written(placed, "en");
  expect(text).toContain(
    "From Saponaria Lumen, sold by Tessitura Marena\n\n3 × Rosemary honey, 500 g. Made to order, leaves within 12 days of payment: €1,234.50",
  );
  expect(text).toContain("Made and sold by Pietrachiara");
  for (const [lang, words] of [
    ["en", ["Withdraw from contract here", "I withdraw from the contract", "made to your own", "guarantee"]],
    ["it", ["Recedi dal contratto qui", "Recedo dal contratto", "su tue indicazioni", "garanzia"]],
    ["es", ["Desistir del contrato aquí", "Desisto del contrato", "según tus indicaciones", "garantía"]],
  ] as const)
    for (const said of words) {
      expect(written(placed, lang).text).toContain(said);
      expect(written(placed, lang).html).toContain(said);
    }
  // No sentence is cut short.
  expect(text).not.toMatch(/[^ (]…$/m);
  // A company that buys wholesale has no right to withdraw.
  expect(written(SAMPLE_MAILS["order paid"] as MailOf, "en").text).not.toContain("withdraw");
});

it("gives a withdrawal back with what was declared, by whom, and the moment", () => {
  const mail = SAMPLE_MAILS["withdrawal received"] as MailOf;
  const moments = {
    en: "22 November 2026 at 09:15:30 CET",
    it: "22 novembre 2026 alle ore 09:15:30 CET",
    es: "22 de noviembre de 2026 a las 9:15:30 CET",
  };
  for (const lang of LANGS)
    for (const part of [written(mail, lang).text, written(mail, lang).html]) {
      for (const said of ["1042", "Gianduja dark bars", "Ada Rossi", "ada@example.org", "It was a gift"])
        expect(part).toContain(said);
      expect(part).toContain(moments[lang]);
    }
});

it("says that it is a demo when it is one, and not otherwise", () => {
  for (const lang of LANGS) {
    const mail = SAMPLE_MAILS["order paid"] as MailOf;
    const [demo, real] = [written(mail, lang).text, written(mail, lang, { demo: false }).text];
    expect(demo.length).toBeGreaterThan(real.length);
    expect(demo.endsWith(real.slice(real.indexOf("\n\n")))).toBe(true);
  }
});

describe("what people typed into records", () => {
  const hostile = "Marena\r\nBcc: everybody@example.org\r\n\r\n<script>alert(1)</script>\u202E & “co”";
  const mail: MailOf = {
    kind: "parcel_sent",
    data: {
      order_id: "order_1",
      display_id: 7,
      coop: hostile,
      lines: [{ title: hostile, quantity: 1 }],
      tracking: hostile,
    },
  };
  const invitation: MailOf = {
    kind: "coop_invitation",
    data: { invitation_id: "sinv_1", coop: hostile, until: "2026-12-01" },
  };

  it("begins no header of its own, however it gets into the subject", async () => {
    const { subject, text, html } = written(invitation, "en");
    expect(subject).toContain("Bcc: everybody@example.org");
    expect(subject).not.toMatch(/[\r\n\u202E]/);
    const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
      from: "Arnia <shop@example.org>",
      to: { name: "", address: "ada@example.org" },
      subject,
      text,
      html,
    });
    const parsed = await PostalMime.parse(message as Buffer);
    expect(parsed.headers.map(({ key }) => key)).not.toContain("bcc");
    expect(parsed.to).toEqual([{ name: "", address: "ada@example.org" }]);
    expect(parsed.subject).toBe(subject);
  });

  it("is text in the HTML, and has no line of its own in the text", () => {
    const { text, html } = written(mail, "es");
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;script&gt;");
    expect(text).not.toMatch(/^Bcc:/m);
  });

  it("is cut when it has no end", () => {
    const long = { ...invitation, data: { ...invitation.data, coop: "🐝".repeat(5000) } } as MailOf;
    const { subject } = written(long, "it");
    expect(Array.from(subject).length).toBe(160);
    expect(subject.endsWith("…")).toBe(true);
  });
});
