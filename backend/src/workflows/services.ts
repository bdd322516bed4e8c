import type { MedusaContainer } from "@medusajs/framework/types";
import { BOOKS_MODULE } from "../modules/books";
import type { BooksModuleService } from "../modules/books/service";
import { CARD_MODULE } from "../modules/card";
import type CardService from "../modules/card/service";
import { COMPANY_MODULE } from "../modules/company";
import type CompanyService from "../modules/company/service";
import { GOOD_MODULE } from "../modules/good";
import type GoodService from "../modules/good/service";
import { MAIL_MODULE } from "../modules/mail";
import type MailService from "../modules/mail/service";
import { MEMBER_MODULE } from "../modules/member";
import type MemberService from "../modules/member/service";
import { PICTURE_MODULE } from "../modules/picture";
import type PictureService from "../modules/picture/service";
import { RULE_SET_MODULE } from "../modules/rule-set";
import type RuleSetService from "../modules/rule-set/service";
import { STAFF_MODULE } from "../modules/staff";
import type StaffService from "../modules/staff/service";
import { STOCK_MODULE } from "../modules/stock";
import type StockService from "../modules/stock/service";

/** The books, typed. */
export function books(container: MedusaContainer): BooksModuleService {
  return container.resolve(BOOKS_MODULE);
}

/** Hosted pages for cards, and the inbox of their provider, typed. */
export function cards(container: MedusaContainer): CardService {
  return container.resolve(CARD_MODULE);
}

/** Companies that buy wholesale, and their price lists, typed. */
export function companies(container: MedusaContainer): CompanyService {
  return container.resolve(COMPANY_MODULE);
}

/** The stock, typed. */
export function stock(container: MedusaContainer): StockService {
  return container.resolve(STOCK_MODULE);
}

/** The co-ops' people, typed. */
export function staff(container: MedusaContainer): StaffService {
  return container.resolve(STAFF_MODULE);
}

/** The outbox of mail, typed. */
export function mails(container: MedusaContainer): MailService {
  return container.resolve(MAIL_MODULE);
}

/** The vault of members, typed. */
export function members(container: MedusaContainer): MemberService {
  return container.resolve(MEMBER_MODULE);
}

/** Recipes, pictures and revisions of goods, typed. */
export function goods(container: MedusaContainer): GoodService {
  return container.resolve(GOOD_MODULE);
}

/** The pictures that co-ops uploaded, typed. */
export function pictures(container: MedusaContainer): PictureService {
  return container.resolve(PICTURE_MODULE);
}

/** Rule sets and what co-ops attested of them, typed. */
export function ruleSets(container: MedusaContainer): RuleSetService {
  return container.resolve(RULE_SET_MODULE);
}
