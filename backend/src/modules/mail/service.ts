import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils";
import type { Context } from "@medusajs/framework/types";
import { instant, minutesAfter } from "../../adapters/clock";
import { refuse } from "../../domain/errors";
import { ID_PREFIXES } from "../../domain/ids";
import { daysKept, MINUTES_OF_A_DAY } from "../../domain/retention";
import { afterTry, SENDING_MINUTES } from "../../domain/mail/tries";
import type { AfterTryInput, Composed, Mail, QueueMailInput } from "./types";

type Sql = { execute<T>(query: string, params?: unknown[]): Promise<T[]> };
type AsRead<T> = {
  [K in keyof T]: T[K] extends Date ? Date | string : T[K] extends Date | null ? Date | string | null : T[K];
};

const COLUMNS =
  "id, key, kind, source, lang, recipient, data, state, tries, doubts, next_try_at, tried_at, sent_at, trouble, created_at";

/** Events are looked for this far back again each time: whoever wrote one may have taken a while to commit it. */
const LOOK_BACK_MINUTES = 60;
/** At the very first look, and no further: a shop that is given mail does not write to all its past customers. */
const FIRST_LOOK_MINUTES = 24 * 60;
/** Who got a mail is forgotten after this. The key stays, or the mail would go again. */
const REMEMBERED_MINUTES = daysKept("mail") * MINUTES_OF_A_DAY;

/** Of a mail that nobody sends any more nothing is kept but its key, so that it is not found and sent anew. */
const DONE_WITH = "state = 'late', next_try_at = null, recipient = null, data = null, trouble = null";

/** The outbox. Every method is one transaction; none of them speaks to a mail server. */
export default class MailService extends MedusaService({}) {
  /** Writes mails down that are to go. A key that is there already stays as it is. Returns how many are new. */
  @InjectTransactionManager()
  async queue(mails: QueueMailInput[], @MedusaContext() ctx: Context = {}): Promise<number> {
    let added = 0;
    for (const { key, kind, source, composed, not_after, now } of mails) {
      const made = await sqlOf(ctx).execute(
        `insert into mail (id, key, kind, source, lang, recipient, data, state, not_after, next_try_at, created_at)
         values (?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, 'waiting', ?, ?, ?) on conflict (key) do nothing returning id`,
        [
          generateEntityId("", ID_PREFIXES.mail),
          key,
          kind,
          JSON.stringify(source),
          composed?.lang ?? null,
          composed?.recipient ?? null,
          composed ? JSON.stringify(composed.data) : null,
          not_after,
          now,
          now,
        ],
      );
      added += made.length;
    }
    return added;
  }

  /** From when on events have to be looked for. */
  @InjectTransactionManager()
  async lookFrom(now: Date, @MedusaContext() ctx: Context = {}): Promise<Date> {
    const [seen] = await sqlOf(ctx).execute<{ looked_until: Date | string }>(
      `select looked_until from mail_scan where id = 1`,
    );
    return seen
      ? minutesAfter(dateOf(seen.looked_until), -LOOK_BACK_MINUTES)
      : minutesAfter(now, -FIRST_LOOK_MINUTES);
  }

  /** Everything up to then has been looked at. Never earlier than it was. */
  @InjectTransactionManager()
  async lookedUntil(until: Date, @MedusaContext() ctx: Context = {}): Promise<void> {
    await sqlOf(ctx).execute(
      `insert into mail_scan (id, looked_until) values (1, ?)
       on conflict (id) do update set looked_until = greatest(mail_scan.looked_until, excluded.looked_until)`,
      [until],
    );
  }

  /**
   * Takes the mail that has been due longest, for the caller alone; undefined when none is due. Whoever takes one says with
   * `tried` what came of it.
   */
  @InjectTransactionManager()
  async takeDue(now: Date, @MedusaContext() ctx: Context = {}): Promise<Mail | undefined> {
    const [taken] = await sqlOf(ctx).execute<AsRead<Mail>>(
      `update mail set state = 'sending', tries = tries + 1, tried_at = ?, next_try_at = null
       where id = (select id from mail where next_try_at <= ? order by next_try_at, id limit 1 for update skip locked)
       returning ${COLUMNS}`,
      [now, now],
    );
    return taken && mailFrom(taken);
  }

  /** What a mail says is settled before it is handed over for the first time, so that a repeat says the same. */
  @InjectTransactionManager()
  async compose(id: string, composed: Composed, @MedusaContext() ctx: Context = {}): Promise<void> {
    await sqlOf(ctx).execute(`update mail set lang = ?, recipient = ?, data = ?::jsonb where id = ?`, [
      composed.lang,
      composed.recipient,
      JSON.stringify(composed.data),
      id,
    ]);
  }

  /** Writes down what came of a try. A mail that nobody is sending any more stays as it is. */
  @InjectTransactionManager()
  async tried(input: AfterTryInput, @MedusaContext() ctx: Context = {}): Promise<void> {
    const sql = sqlOf(ctx);
    const [row] = await sql.execute<{ tries: number; doubts: number }>(
      `select tries, doubts from mail where id = ? and state = 'sending' for update`,
      [input.id],
    );
    if (row) await settle(sql, row, input);
  }

  /**
   * Mails whose process is gone: it may have handed them over or not. Each is in doubt now. Returns their keys.
   */
  @InjectTransactionManager()
  async doubtForsaken(now: Date, @MedusaContext() ctx: Context = {}): Promise<string[]> {
    const sql = sqlOf(ctx);
    const forsaken = await sql.execute<{ id: string; key: string; tries: number; doubts: number }>(
      `select id, key, tries, doubts from mail where state = 'sending' and tried_at < ? for update skip locked`,
      [minutesAfter(now, -SENDING_MINUTES)],
    );
    for (const row of forsaken)
      await settle(sql, row, {
        id: row.id,
        outcome: "doubt",
        trouble: "The shop was stopped while it was sending this.",
        now,
      });
    return forsaken.map(({ key }) => key);
  }

  /**
   * Mails that have not gone and whose time is over: nobody can do anything for them any more, so what they say and whom they
   * were for is forgotten. Returns their keys. One that is going at this moment is left to its process.
   */
  @InjectTransactionManager()
  async dropLate(now: Date, @MedusaContext() ctx: Context = {}): Promise<string[]> {
    const late = await sqlOf(ctx).execute<{ key: string }>(
      `update mail set state = 'late', next_try_at = null, recipient = null, data = null
       where not_after <= ? and state in ('waiting', 'unknown', 'failed') returning key`,
      [now],
    );
    return late.map(({ key }) => key);
  }

  /** What has not gone: mails that wait for a person, and those that were tried in vain and will be tried again. */
  @InjectTransactionManager()
  async notGone(limit: number, @MedusaContext() ctx: Context = {}): Promise<Mail[]> {
    const found = await sqlOf(ctx).execute<AsRead<Mail>>(
      `select ${COLUMNS} from mail where state in ('failed', 'unknown') or (state = 'waiting' and tries > 0)
       order by (next_try_at is not null), created_at desc, id desc limit ?`,
      [limit],
    );
    return found.map(mailFrom);
  }

  /** How many wait for a person. */
  @InjectTransactionManager()
  async countStuck(@MedusaContext() ctx: Context = {}): Promise<number> {
    const [row] = await sqlOf(ctx).execute<{ count: string }>(
      `select count(*) as count from mail where state in ('failed', 'unknown') and next_try_at is null`,
    );
    return Number(row?.count ?? 0);
  }

  /** A person wants it tried again, from the beginning. Refuses `mail.not_found`, `mail.sent`. */
  @InjectTransactionManager()
  async again(id: string, now: Date, @MedusaContext() ctx: Context = {}): Promise<Mail> {
    const sql = sqlOf(ctx);
    const [row] = await sql.execute<AsRead<Mail>>(
      `update mail set state = 'waiting', tries = 0, doubts = 0, next_try_at = ?
       where id = ? and state in ('waiting', 'unknown', 'failed') returning ${COLUMNS}`,
      [now, id],
    );
    if (row) return mailFrom(row);
    const [there] = await sql.execute(`select 1 from mail where id = ? and state <> 'late'`, [id]);
    if (!there) return refuse("mail.not_found", "There is no such mail. Look at the list again.", {});
    return refuse("mail.sent", "It went meanwhile, or is going at this moment. Look at the list again.", {});
  }

  /**
   * Forgets who got what went long ago. What nobody tries to send any more, and no person has sent again in that time, is done
   * with: to whom it was, what it says and what the mail server said of them go.
   */
  @InjectTransactionManager()
  async forgetRecipients(now: Date, @MedusaContext() ctx: Context = {}): Promise<void> {
    const since = minutesAfter(now, -REMEMBERED_MINUTES);
    const sql = sqlOf(ctx);
    await sql.execute(`update mail set recipient = null where recipient is not null and sent_at < ?`, [
      since,
    ]);
    await sql.execute(
      `update mail set ${DONE_WITH}
       where state in ('failed', 'unknown') and next_try_at is null and coalesce(tried_at, created_at) < ?`,
      [since],
    );
  }

  /**
   * Somebody's account goes: who got what went is forgotten, and what was only for the account, or can't be delivered, goes
   * no more. Mails about an order that stands still go.
   */
  @InjectTransactionManager()
  async forgetPerson(
    input: { customer_id: string; email: string; kinds: string[]; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const { customer_id, email, kinds } = input;
    const sql = sqlOf(ctx);
    await sql.execute(
      `update mail set recipient = null where state = 'sent' and lower(recipient) = lower(?)`,
      [email],
    );
    await sql.execute(
      `update mail set ${DONE_WITH}
       where state in ('waiting', 'unknown', 'failed') and (
         source ->> 'customer_id' = ? or
         (lower(recipient) = lower(?) and (next_try_at is null or kind = any (string_to_array(?, ',')))))`,
      [customer_id, email, kinds.join(",")],
    );
    // One that is going at this moment is its process's; should it not go, its time is over.
    await sql.execute(
      `update mail set recipient = null, not_after = ?
       where state = 'sending' and lower(recipient) = lower(?) and kind = any (string_to_array(?, ','))`,
      [input.now, email, kinds.join(",")],
    );
  }
}

async function settle(
  sql: Sql,
  { tries, doubts }: { tries: number; doubts: number },
  { id, outcome, trouble, now }: AfterTryInput,
): Promise<void> {
  const so_far = { tries, doubts: doubts + (outcome === "doubt" ? 1 : 0) };
  const { state, wait_minutes } = afterTry(outcome, so_far);
  const next = wait_minutes === null ? null : minutesAfter(now, wait_minutes);
  const done = state === "sent" || state === "late";
  await sql.execute(
    `update mail set state = ?, doubts = ?, next_try_at = ?, trouble = ?, sent_at = ?,
       data = case when ? then null else data end, recipient = case when ? then null else recipient end
     where id = ?`,
    [state, so_far.doubts, next, trouble, state === "sent" ? now : null, done, state === "late", id],
  );
}

function dateOf(value: Date | string): Date {
  return typeof value === "string" ? instant(value) : value;
}

const orNull = (value: Date | string | null): Date | null => (value === null ? null : dateOf(value));

function mailFrom(row: AsRead<Mail>): Mail {
  return {
    ...row,
    next_try_at: orNull(row.next_try_at),
    tried_at: orNull(row.tried_at),
    sent_at: orNull(row.sent_at),
    created_at: dateOf(row.created_at),
  };
}

function sqlOf(ctx: Context): Sql {
  const manager = ctx.transactionManager as Sql | undefined;
  if (!manager) throw new Error("mail: no transaction manager in the context");
  return manager;
}
