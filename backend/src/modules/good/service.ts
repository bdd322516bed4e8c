import { InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import type { Context } from "@medusajs/framework/types";
import type { ProductContent } from "../../domain/products/content";
import { Good } from "./models/good";

export type Revision = {
  product_id: string;
  version: number;
  coop_id: string;
  content: ProductContent;
  /** Who saved it; null for a state that was found and not made at a desk. */
  staff_id: string | null;
  state: "pending" | "done";
};

export type NewRevision = Omit<Revision, "state"> & {
  request_id?: string;
  fingerprint?: string;
  now: Date;
};

type Sql = { execute<T>(query: string, params?: unknown[]): Promise<T[]> };

const COLUMNS = "product_id, version, coop_id, content, staff_id, state";

/**
 * Stores recipes, pictures and details of goods, and their revisions: what a co-op saved, whole, under its number. A saved
 * revision is pending until Medusa's tables and ours say the same.
 */
export default class GoodService extends MedusaService({ Good }) {
  /** Writes down what shall be. False when that version exists already: somebody else was first. */
  @InjectTransactionManager()
  async beginRevision(input: NewRevision, @MedusaContext() ctx: Context = {}): Promise<boolean> {
    const made = await sqlOf(ctx).execute(
      `insert into good_revision (product_id, version, coop_id, content, staff_id, request_id, fingerprint, state, at)
       values (?, ?, ?, ?::jsonb, ?, ?, ?, 'pending', ?) on conflict do nothing returning 1`,
      [
        input.product_id,
        input.version,
        input.coop_id,
        JSON.stringify(input.content),
        input.staff_id,
        input.request_id ?? null,
        input.fingerprint ?? null,
        input.now,
      ],
    );
    return made.length > 0;
  }

  /** Keeps the state that a revision will replace, where no revision made it, so that the difference can be told later. */
  @InjectTransactionManager()
  async keepState(input: NewRevision, @MedusaContext() ctx: Context = {}): Promise<void> {
    await sqlOf(ctx).execute(
      `insert into good_revision (product_id, version, coop_id, content, staff_id, state, at)
       values (?, ?, ?, ?::jsonb, null, 'done', ?) on conflict do nothing`,
      [input.product_id, input.version, input.coop_id, JSON.stringify(input.content), input.now],
    );
  }

  /** The last of a save: the good has the revision's number, and no file speaks for it any more. */
  @InjectTransactionManager()
  async endRevision(
    input: { product_id: string; version: number; good_id: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    await sql.execute(`update good set version = ?, source_hash = null, updated_at = ? where id = ?`, [
      input.version,
      input.now,
      input.good_id,
    ]);
    await sql.execute(`update good_revision set state = 'done' where product_id = ? and version = ?`, [
      input.product_id,
      input.version,
    ]);
  }

  @InjectTransactionManager()
  async revision(
    input: { coop_id: string; product_id: string; version: number },
    @MedusaContext() ctx: Context = {},
  ): Promise<Revision | null> {
    const [found] = await sqlOf(ctx).execute<Revision>(
      `select ${COLUMNS} from good_revision where coop_id = ? and product_id = ? and version = ?`,
      [input.coop_id, input.product_id, input.version],
    );
    return found ?? null;
  }

  /** What one co-op's request made, with the fingerprint of what it asked for. */
  @InjectTransactionManager()
  async revisionOfRequest(
    input: { coop_id: string; request_id: string },
    @MedusaContext() ctx: Context = {},
  ): Promise<(Revision & { fingerprint: string | null }) | null> {
    const [found] = await sqlOf(ctx).execute<Revision & { fingerprint: string | null }>(
      `select ${COLUMNS}, fingerprint from good_revision where coop_id = ? and request_id = ?`,
      [input.coop_id, input.request_id],
    );
    return found ?? null;
  }

  /** Revisions that were begun and not ended, oldest first. */
  @InjectTransactionManager()
  async pendingRevisions(
    filter: { product_id: string } | { begun_before: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<Revision[]> {
    const [column, value] =
      "product_id" in filter ? ["product_id =", filter.product_id] : ["at <", filter.begun_before];
    return sqlOf(ctx).execute<Revision>(
      `select ${COLUMNS} from good_revision where state = 'pending' and ${column} ? order by at, version`,
      [value],
    );
  }

  /** Handles that are promised to products which are still being made. */
  @InjectTransactionManager()
  async promisedHandles(@MedusaContext() ctx: Context = {}): Promise<string[]> {
    const rows = await sqlOf(ctx).execute<{ handle: string }>(
      `select content ->> 'handle' as handle from good_revision where state = 'pending'`,
    );
    return rows.map(({ handle }) => handle);
  }
}

function sqlOf(ctx: Context): Sql {
  const manager = ctx.transactionManager as Sql | undefined;
  if (!manager) throw new Error("good: no transaction manager in the context");
  return manager;
}
