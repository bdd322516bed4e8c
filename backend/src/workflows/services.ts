import type { MedusaContainer } from "@medusajs/framework/types";
import { BOOKS_MODULE } from "../modules/books";
import type { BooksModuleService } from "../modules/books/service";
import { STAFF_MODULE } from "../modules/staff";
import type StaffService from "../modules/staff/service";
import { STOCK_MODULE } from "../modules/stock";
import type StockService from "../modules/stock/service";

/** The books, typed. */
export function books(container: MedusaContainer): BooksModuleService {
  return container.resolve(BOOKS_MODULE);
}

/** The stock, typed. */
export function stock(container: MedusaContainer): StockService {
  return container.resolve(STOCK_MODULE);
}

/** The co-ops' people, typed. */
export function staff(container: MedusaContainer): StaffService {
  return container.resolve(STAFF_MODULE);
}
