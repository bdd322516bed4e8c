import type { MedusaContainer } from "@medusajs/framework/types";
import { languageOfLocale, type Language } from "../../adapters/languages";
import { toWire } from "../../adapters/money";
import { row } from "../../adapters/rows";
import { parseCurrency } from "../../domain/currency";
import { placeOfCountry } from "../../domain/trade/places";
import type { MailData, MailKind } from "../../mail/kinds";
import type { Composed, MailSource } from "../../modules/mail/types";
import { goodFrom } from "../pay/check-payees";
import { coopFacts } from "../pay/coop-facts";
import { cards, companies, members, staff } from "../services";
import { dayIn } from "./day-in";
import { memberAddress, wholesaleAddress } from "./links";
import {
  composeOrderExpired,
  composeOrderPlaced,
  composeParcelSent,
  composeReceiptRecorded,
  composeRefunded,
  composeWithdrawalReceived,
} from "./order-mail";

type Composer = (container: MedusaContainer, source: MailSource) => Promise<Composed | null>;

/** The kinds that are found by the scan. The others come whole from whoever queues them. */
const COMPOSERS: Partial<Record<MailKind, Composer>> = {
  order_placed: composeOrderPlaced,
  receipt_recorded: composeReceiptRecorded,
  parcel_sent: composeParcelSent,
  refunded: composeRefunded,
  order_expired: composeOrderExpired,
  withdrawal_received: composeWithdrawalReceived,
  card_given_back: composeCardGivenBack,
  coop_invitation: composeInvitation,
  payee_changed: composePayeeChanged,
  wholesale_applied: composeWholesale,
  wholesale_approved: composeWholesale,
};

/** To whom a mail goes, in which language, and what it tells; null when that is over and nobody is to be told. */
export async function composeMail(
  container: MedusaContainer,
  { kind, source }: { kind: string; source: MailSource },
): Promise<Composed | null> {
  const compose = Object.hasOwn(COMPOSERS, kind) ? COMPOSERS[kind as MailKind] : undefined;
  if (!compose) throw new Error(`A mail of the kind ${kind} was queued without its contents.`);
  return compose(container, source);
}

/** Null for a basket that nobody gave an address for: there is nobody to tell but the page itself. */
async function composeCardGivenBack(
  container: MedusaContainer,
  source: MailSource,
): Promise<Composed | null> {
  const page = await cards(container).page(source.id ?? "");
  if (!page?.paid_amount || !page.paid_currency)
    throw new Error(`The card page ${source.id ?? ""} can't be read.`);
  const cart = await row<{ email: string | null }>(container, {
    entity: "cart",
    fields: ["email"],
    filters: { id: page.cart_id },
  });
  if (!cart?.email) return null;
  const data: MailData["card_given_back"] = {
    amount: toWire(page.paid_amount, parseCurrency(page.paid_currency)),
  };
  return { lang: languageOfLocale(page.locale), recipient: cart.email, data };
}

/** Nobody has told us the language of a person who is invited: whoever invites knows them, and else their country speaks. */
async function composeInvitation(container: MedusaContainer, source: MailSource): Promise<Composed> {
  const invitation = await staff(container).invitation(source.id ?? "");
  const coop =
    invitation &&
    (await row<{ name: string; country_code: string }>(container, {
      entity: "coop",
      fields: ["name", "country_code"],
      filters: { id: invitation.coop_id },
    }));
  if (!invitation || !coop) throw new Error(`The invitation ${source.id ?? ""} can't be read.`);
  const host = invitation.invited_by ? await staff(container).activeStaff(invitation.invited_by) : undefined;
  const data: MailData["coop_invitation"] = {
    invitation_id: invitation.id,
    coop: coop.name,
    until: dayIn(placeOfCountry(coop.country_code), invitation.expires_at),
  };
  return { lang: host?.language ?? languageOfCountry(coop.country_code), recipient: invitation.email, data };
}

/** Null where they have left the board meanwhile, or the member was erased. It never tells which account. */
async function composePayeeChanged(container: MedusaContainer, source: MailSource): Promise<Composed | null> {
  const [person, change] = await Promise.all([
    staff(container).activeStaff(source.staff_id ?? ""),
    members(container).payeeChange(source.id ?? ""),
  ]);
  if (!person?.roles.includes("board") || !change) return null;
  const coop = await coopFacts(container, change.coop_id);
  const data: MailData["payee_changed"] = {
    ...{ coop: coop.name, member_code: change.code, payee: change.kind },
    from: goodFrom({ since_change: change.created_at }, coop.time_zone) ?? coop.today,
    url: memberAddress(person.language, change.member_id),
  };
  return { lang: person.language, recipient: person.email, data };
}

async function composeWholesale(container: MedusaContainer, source: MailSource): Promise<Composed> {
  const [company, buyer] = await Promise.all([
    companies(container).company(source.id ?? ""),
    row<{ email: string }>(container, {
      entity: "customer",
      fields: ["email"],
      filters: { id: source.customer_id ?? "" },
    }),
  ]);
  if (!buyer) throw new Error(`The buyer ${source.customer_id ?? ""} has gone.`);
  const data: MailData["wholesale_approved"] = {
    company: company.name,
    url: wholesaleAddress(company.language, company.country_code),
  };
  return { lang: company.language, recipient: buyer.email, data };
}

function languageOfCountry(country_code: string): Language {
  const country = country_code.toLowerCase();
  if (country === "it") return "it";
  return ["es", "ar", "pe", "pr"].includes(country) ? "es" : "en";
}
