import type { Language } from "../adapters/languages";
import { asHtml } from "./html";
import type { Block, Letter, MailOf, Pen, SecretLinks, Words } from "./kinds";
import { dayIn, momentIn, moneyIn } from "./pen";
import { oneLine } from "./plain";
import { asText } from "./text";
import { en } from "./words/en";
import { es } from "./words/es";
import { it } from "./words/it";

export type WrittenMail = { subject: string; text: string; html: string };

const WORDS: Record<Language, Words> = { en, it, es };

type Setting = { lang: Language; demo: boolean; shop_url: string; links: SecretLinks };

/** A mail in words: the same data give the same letters, always. */
export function writeMail(mail: MailOf, { lang, demo, shop_url, links }: Setting): WrittenMail {
  const words = WORDS[lang];
  const pen: Pen = {
    ...links,
    money: (amount) => moneyIn(lang, amount),
    day: (day) => dayIn(lang, day),
    moment: (at, time_zone) => momentIn(lang, at, time_zone),
  };
  const letter = inOneLines(letterOf(words, mail, pen));
  const frame = { lang, demo: demo ? words.demo : null, or_copy: words.or_copy, shop_url };
  return { subject: letter.subject, text: asText(letter, frame), html: asHtml(letter, frame) };
}

function letterOf({ letters }: Words, mail: MailOf, pen: Pen): Letter {
  switch (mail.kind) {
    case "order_placed":
      return letters.order_placed(mail.data, pen);
    case "receipt_recorded":
      return letters.receipt_recorded(mail.data, pen);
    case "parcel_sent":
      return letters.parcel_sent(mail.data, pen);
    case "refunded":
      return letters.refunded(mail.data, pen);
    case "order_expired":
      return letters.order_expired(mail.data, pen);
    case "card_given_back":
      return letters.card_given_back(mail.data, pen);
    case "withdrawal_received":
      return letters.withdrawal_received(mail.data, pen);
    case "coop_invitation":
      return letters.coop_invitation(mail.data, pen);
    case "payee_changed":
      return letters.payee_changed(mail.data, pen);
    case "wholesale_applied":
      return letters.wholesale_applied(mail.data, pen);
    case "wholesale_approved":
      return letters.wholesale_approved(mail.data, pen);
    case "password_reset":
      return letters.password_reset(mail.data, pen);
    case "email_confirmation":
      return letters.email_confirmation(mail.data, pen);
  }
}

/** Names, titles and numbers come from records that people typed. */
function inOneLines(letter: Letter): Letter {
  return {
    subject: oneLine(letter.subject),
    preheader: oneLine(letter.preheader),
    title: oneLine(letter.title),
    blocks: letter.blocks.map(blockInOneLines),
    why: oneLine(letter.why, 600),
  };
}

function blockInOneLines(block: Block): Block {
  if ("heading" in block) return { heading: oneLine(block.heading) };
  if ("say" in block) return { say: oneLine(block.say, 600) };
  if ("small" in block) return { small: oneLine(block.small, 600) };
  if ("facts" in block)
    return { facts: block.facts.map(([what, how_much]) => [oneLine(what), oneLine(how_much)] as const) };
  return { button: oneLine(block.button), href: block.href };
}
