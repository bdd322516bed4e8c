import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils";
import type { Context } from "@medusajs/framework/types";
import { instant } from "../../adapters/clock";
import { refuse } from "../../domain/errors";
import { ID_PREFIXES } from "../../domain/ids";
import type {
  Application,
  Company,
  Decision,
  Leaving,
  WholesaleCart,
  WholesaleGoodRow,
  WholesaleList,
} from "./types";

type Sql = { execute<T>(query: string, params?: unknown[]): Promise<T[]> };
type Instant = Date | string;
type CompanyRow = Omit<Company, "applied_at" | "decided_at"> & {
  applied_at: Instant;
  decided_at: Instant | null;
};
type ListRow = Omit<WholesaleList, "minimum_minor"> & { minimum_minor: string };

const COMPANY =
  "id, name, registration_number, country_code, language, message, state, group_id, applied_at, decided_at, decided_by, reason";
const LIST = "price_list_id, group_id, currency_code, minimum_minor";
const CART = "cart_id, company_id, customer_id, price_list_id";

/**
 * Companies that buy wholesale, their buyers, what their price lists say beside the prices, and the baskets they began. A
 * buyer is a customer of Medusa's; prices are rows of Medusa's price lists. Every method is one transaction.
 */
export default class CompanyService extends MedusaService({}) {
  /** Writes an application down. Refuses `company.already_applied`. */
  @InjectTransactionManager()
  async apply(input: Application, @MedusaContext() ctx: Context = {}): Promise<Company> {
    const sql = sqlOf(ctx);
    const before = await companyOf(sql, input.customer_id);
    if (before && (before.state === "applied" || before.state === "approved")) return alreadyApplied();
    const [made] = await sql.execute<CompanyRow>(
      `insert into company
         (id, name, registration_number, country_code, language, message, state, applied_by, applied_at)
       values (?, ?, ?, ?, ?, ?, 'applied', ?, ?)
       on conflict (country_code, registration_number) where state in ('applied', 'approved') do nothing
       returning ${COMPANY}`,
      [
        generateEntityId("", ID_PREFIXES.company),
        input.name,
        input.registration_number,
        input.country_code,
        input.language,
        input.message,
        input.customer_id,
        input.now,
      ],
    );
    if (!made) return alreadyApplied();
    await sql.execute(
      `insert into company_buyer (customer_id, company_id, since) values (?, ?, ?)
       on conflict (customer_id) do update set company_id = excluded.company_id, since = excluded.since`,
      [input.customer_id, made.id, input.now],
    );
    return companyFrom(made);
  }

  /** The company somebody buys for, whatever its state; null for none. */
  @InjectTransactionManager()
  async companyOfBuyer(customer_id: string, @MedusaContext() ctx: Context = {}): Promise<Company | null> {
    return companyOf(sqlOf(ctx), customer_id);
  }

  /** Refuses `company.not_found`. */
  @InjectTransactionManager()
  async company(id: string, @MedusaContext() ctx: Context = {}): Promise<Company> {
    const [found] = await sqlOf(ctx).execute<CompanyRow>(`select ${COMPANY} from company where id = ?`, [id]);
    return found ? companyFrom(found) : notFound();
  }

  /** Every company, those that wait for an answer first, then the latest. */
  @InjectTransactionManager()
  async companies(@MedusaContext() ctx: Context = {}): Promise<Company[]> {
    const found = await sqlOf(ctx).execute<CompanyRow>(
      `select ${COMPANY} from company order by state <> 'applied', applied_at desc, id`,
    );
    return found.map(companyFrom);
  }

  @InjectTransactionManager()
  async buyersOf(company_id: string, @MedusaContext() ctx: Context = {}): Promise<string[]> {
    const found = await sqlOf(ctx).execute<{ customer_id: string }>(
      `select customer_id from company_buyer where company_id = ? order by since, customer_id`,
      [company_id],
    );
    return found.map(({ customer_id }) => customer_id);
  }

  /** One more person who buys for a company. Refuses `company.already_applied` when they buy for another one. */
  @InjectTransactionManager()
  async addBuyer(
    input: { company_id: string; customer_id: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    const before = await companyOf(sql, input.customer_id);
    if (before && before.id !== input.company_id && ["applied", "approved"].includes(before.state))
      alreadyApplied();
    await sql.execute(
      `insert into company_buyer (customer_id, company_id, since) values (?, ?, ?)
       on conflict (customer_id) do update set company_id = excluded.company_id`,
      [input.customer_id, input.company_id, input.now],
    );
  }

  /** Somebody no longer buys for a company, which stays as it is. Again, or of another company: nothing changes. */
  @InjectTransactionManager()
  async removeBuyer(
    input: { company_id: string; customer_id: string },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    await sqlOf(ctx).execute(`delete from company_buyer where company_id = ? and customer_id = ?`, [
      input.company_id,
      input.customer_id,
    ]);
  }

  /**
   * Approves into a group, refuses or closes. Each once: said again it changes nothing, said otherwise it is refused.
   * Refuses `company.not_found`, `company.decided`.
   */
  @InjectTransactionManager()
  async decide(
    input: Decision & { state: "approved" | "refused" | "closed"; group_id: string | null },
    @MedusaContext() ctx: Context = {},
  ): Promise<Company> {
    const sql = sqlOf(ctx);
    const [row] = await sql.execute<CompanyRow>(`select ${COMPANY} from company where id = ? for update`, [
      input.company_id,
    ]);
    if (!row) return notFound();
    if (row.state === input.state && row.group_id === input.group_id) return companyFrom(row);
    const from = input.state === "closed" ? "approved" : "applied";
    if (row.state !== from)
      refuse("company.decided", `It is ${row.state} already. Look at the list again.`, { state: row.state });
    const [changed] = await sql.execute<CompanyRow>(
      `update company set state = ?, group_id = ?, decided_at = ?, decided_by = ?, reason = ? where id = ?
       returning ${COMPANY}`,
      [input.state, input.group_id, input.now, input.decided_by, input.reason, input.company_id],
    );
    return changed ? companyFrom(changed) : notFound();
  }

  /** The lists of a group, or all of them. */
  @InjectTransactionManager()
  async lists(group_id: string | null, @MedusaContext() ctx: Context = {}): Promise<WholesaleList[]> {
    const found = await sqlOf(ctx).execute<ListRow>(
      `select ${LIST} from wholesale_list where group_id = coalesce(?, group_id) order by group_id, currency_code`,
      [group_id],
    );
    return found.map(listFrom);
  }

  @InjectTransactionManager()
  async goodsOf(price_list_id: string, @MedusaContext() ctx: Context = {}): Promise<WholesaleGoodRow[]> {
    return sqlOf(ctx).execute<WholesaleGoodRow>(
      `select price_list_id, variant_id, case_pack, work_bps, materials_bps, funds_bps
       from wholesale_good where price_list_id = ? order by variant_id`,
      [price_list_id],
    );
  }

  /** Makes a list or changes the least that an order by it comes to. */
  @InjectTransactionManager()
  async keepList(input: WholesaleList, @MedusaContext() ctx: Context = {}): Promise<void> {
    await sqlOf(ctx).execute(
      `insert into wholesale_list (price_list_id, group_id, currency_code, minimum_minor) values (?, ?, ?, ?)
       on conflict (price_list_id) do update set minimum_minor = excluded.minimum_minor`,
      [input.price_list_id, input.group_id, input.currency_code, input.minimum_minor.toString()],
    );
  }

  @InjectTransactionManager()
  async keepGood(input: WholesaleGoodRow, @MedusaContext() ctx: Context = {}): Promise<void> {
    const { price_list_id, variant_id, case_pack, work_bps, materials_bps, funds_bps } = input;
    await sqlOf(ctx).execute(
      `insert into wholesale_good (price_list_id, variant_id, case_pack, work_bps, materials_bps, funds_bps)
       values (?, ?, ?, ?, ?, ?)
       on conflict (price_list_id, variant_id) do update set case_pack = excluded.case_pack,
         work_bps = excluded.work_bps, materials_bps = excluded.materials_bps, funds_bps = excluded.funds_bps`,
      [price_list_id, variant_id, case_pack, work_bps, materials_bps, funds_bps],
    );
  }

  /** Takes a good off a list: it has no wholesale price from here on, whatever rows of prices are left. */
  @InjectTransactionManager()
  async dropGood(
    input: { price_list_id: string; variant_id: string },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    await sqlOf(ctx).execute(`delete from wholesale_good where price_list_id = ? and variant_id = ?`, [
      input.price_list_id,
      input.variant_id,
    ]);
  }

  @InjectTransactionManager()
  async keepCart(input: WholesaleCart & { now: Date }, @MedusaContext() ctx: Context = {}): Promise<void> {
    await sqlOf(ctx).execute(`insert into wholesale_cart (${CART}, created_at) values (?, ?, ?, ?, ?)`, [
      input.cart_id,
      input.company_id,
      input.customer_id,
      input.price_list_id,
      input.now,
    ]);
  }

  /** What a basket is to us; null for a shopper's. */
  @InjectTransactionManager()
  async cart(cart_id: string, @MedusaContext() ctx: Context = {}): Promise<WholesaleCart | null> {
    const [found] = await sqlOf(ctx).execute<WholesaleCart>(
      `select ${CART} from wholesale_cart where cart_id = ?`,
      [cart_id],
    );
    return found ?? null;
  }

  /** A buyer's baskets of one list, the latest first: of all but the first, orders have been made or they were left. */
  @InjectTransactionManager()
  async cartsOfBuyer(
    input: { company_id: string; customer_id: string; price_list_id: string },
    @MedusaContext() ctx: Context = {},
  ): Promise<WholesaleCart[]> {
    return sqlOf(ctx).execute<WholesaleCart>(
      `select ${CART} from wholesale_cart
       where company_id = ? and customer_id = ? and price_list_id = ? order by created_at desc limit 1`,
      [input.company_id, input.customer_id, input.price_list_id],
    );
  }

  @InjectTransactionManager()
  async cartsOfCompany(company_id: string, @MedusaContext() ctx: Context = {}): Promise<WholesaleCart[]> {
    return sqlOf(ctx).execute<WholesaleCart>(
      `select ${CART} from wholesale_cart where company_id = ? order by created_at desc`,
      [company_id],
    );
  }

  /** Since when a customer's tokens count; null for somebody who has no account here, or whose account is being deleted. */
  @InjectTransactionManager()
  async tokensValidFrom(customer_id: string, @MedusaContext() ctx: Context = {}): Promise<Date | null> {
    const [found] = await sqlOf(ctx).execute<{ tokens_valid_from: Instant }>(
      `select tokens_valid_from from customer_login where customer_id = ? and leaving_at is null`,
      [customer_id],
    );
    return found ? instantFrom(found.tokens_valid_from) : null;
  }

  /** Opens a login, or makes every token of before worthless. Never earlier than it was. */
  @InjectTransactionManager()
  async startTokens(
    input: { customer_id: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    await sqlOf(ctx).execute(
      `insert into customer_login (customer_id, tokens_valid_from) values (?, ?)
       on conflict (customer_id) do update set tokens_valid_from =
         greatest(customer_login.tokens_valid_from, excluded.tokens_valid_from + interval '1 millisecond')`,
      [input.customer_id, input.now],
    );
  }

  /** Somebody with this account reads the mail of this address. */
  @InjectTransactionManager()
  async proveEmail(
    input: { customer_id: string; email: string },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    await sqlOf(ctx).execute(
      `update customer_login set proved_email = ? where customer_id = ? and leaving_at is null`,
      [input.email, input.customer_id],
    );
  }

  /** The address that was last proved to be an account's; null for none. It may have another by now, or be going. */
  @InjectTransactionManager()
  async provedEmail(customer_id: string, @MedusaContext() ctx: Context = {}): Promise<string | null> {
    const [found] = await sqlOf(ctx).execute<{ proved_email: string | null }>(
      `select proved_email from customer_login where customer_id = ?`,
      [customer_id],
    );
    return found?.proved_email ?? null;
  }

  /**
   * An account begins to go: nobody signs in to it from here on, and what is left of it is found again until `left` is said.
   * Again: the first time counts.
   */
  @InjectTransactionManager()
  async leave(input: Leaving & { now: Date }, @MedusaContext() ctx: Context = {}): Promise<void> {
    await sqlOf(ctx).execute(
      `insert into customer_login (customer_id, tokens_valid_from, leaving_at, leaving_login) values (?, ?, ?, ?)
       on conflict (customer_id) do update set leaving_at = excluded.leaving_at, leaving_login = excluded.leaving_login
       where customer_login.leaving_at is null`,
      [input.customer_id, input.now, input.now, input.auth_identity_id],
    );
  }

  /** Accounts that are being deleted, with the login that opened each. */
  @InjectTransactionManager()
  async leaving(@MedusaContext() ctx: Context = {}): Promise<Leaving[]> {
    return sqlOf(ctx).execute<Leaving>(
      `select customer_id, leaving_login as auth_identity_id from customer_login
       where leaving_at is not null order by leaving_at, customer_id`,
    );
  }

  @InjectTransactionManager()
  async isLeaving(customer_id: string, @MedusaContext() ctx: Context = {}): Promise<boolean> {
    const found = await sqlOf(ctx).execute(
      `select 1 from customer_login where customer_id = ? and leaving_at is not null`,
      [customer_id],
    );
    return found.length > 0;
  }

  /** Nothing is left of an account that was being deleted. */
  @InjectTransactionManager()
  async left(customer_id: string, @MedusaContext() ctx: Context = {}): Promise<void> {
    await sqlOf(ctx).execute(`delete from customer_login where customer_id = ? and leaving_at is not null`, [
      customer_id,
    ]);
  }

  /** The companies that somebody buys for or has applied for. */
  @InjectTransactionManager()
  async companiesOf(customer_id: string, @MedusaContext() ctx: Context = {}): Promise<Company[]> {
    const found = await sqlOf(ctx).execute<CompanyRow>(
      `select ${COMPANY} from company
       where applied_by = ? or id in (select company_id from company_buyer where customer_id = ?) order by id`,
      [customer_id, customer_id],
    );
    return found.map(companyFrom);
  }

  /**
   * Somebody buys for nobody any more, and what they wrote with an application is blank. A company without a buyer is closed;
   * one that never `ordered` besides is gone, with its name, which may be a person's.
   */
  @InjectTransactionManager()
  async forgetCustomer(
    input: { customer_id: string; ordered: string[]; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    const theirs = await sql.execute<{ id: string; applied_by: string | null }>(
      `select id, applied_by from company
       where applied_by = ? or id in (select company_id from company_buyer where customer_id = ?) order by id for update`,
      [input.customer_id, input.customer_id],
    );
    await sql.execute(`delete from company_buyer where customer_id = ?`, [input.customer_id]);
    for (const { id, applied_by } of theirs) {
      const others = await sql.execute(`select 1 from company_buyer where company_id = ? limit 1`, [id]);
      if (others.length > 0) {
        // Of an application of long ago nobody has written down whose it was.
        if (applied_by === null || applied_by === input.customer_id)
          await sql.execute(`update company set message = '' where id = ?`, [id]);
      } else if (input.ordered.includes(id)) await closeForsaken(sql, id, input.now);
      else {
        await sql.execute(`delete from wholesale_cart where company_id = ?`, [id]);
        await sql.execute(`delete from company where id = ?`, [id]);
      }
    }
  }
}

/** Its orders stay, and its name with them. */
async function closeForsaken(sql: Sql, company_id: string, now: Date): Promise<void> {
  await sql.execute(`update company set message = '' where id = ?`, [company_id]);
  await sql.execute(
    `update company set state = 'closed', group_id = null, decided_at = ?, decided_by = 'buyer',
       reason = 'The last of its buyers deleted their account.'
     where id = ? and state in ('applied', 'approved')`,
    [now, company_id],
  );
}

async function companyOf(sql: Sql, customer_id: string): Promise<Company | null> {
  const columns = COMPANY.split(", ")
    .map((column) => `c.${column}`)
    .join(", ");
  const [found] = await sql.execute<CompanyRow>(
    `select ${columns} from company_buyer b join company c on c.id = b.company_id where b.customer_id = ?`,
    [customer_id],
  );
  return found ? companyFrom(found) : null;
}

function instantFrom(value: Instant): Date {
  return typeof value === "string" ? instant(value) : value;
}

function companyFrom(row: CompanyRow): Company {
  return {
    ...row,
    applied_at: instantFrom(row.applied_at),
    decided_at: row.decided_at === null ? null : instantFrom(row.decided_at),
  };
}

function listFrom(row: ListRow): WholesaleList {
  return { ...row, minimum_minor: BigInt(row.minimum_minor) };
}

function alreadyApplied(): never {
  return refuse(
    "company.already_applied",
    "This company has applied already, or somebody buys for it. Look at the answer in your account, or write to us.",
    {},
  );
}

function notFound(): never {
  return refuse("company.not_found", "There is no such company. Look at the list again.", {});
}

function sqlOf(ctx: Context): Sql {
  const manager = ctx.transactionManager as Sql | undefined;
  if (!manager) throw new Error("company: no transaction manager in the context");
  return manager;
}
