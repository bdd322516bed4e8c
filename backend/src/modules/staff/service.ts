import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils";
import type { Context } from "@medusajs/framework/types";
import { minutesAfter } from "../../adapters/clock";
import { refuse } from "../../domain/errors";
import { daysKept, MINUTES_OF_A_DAY } from "../../domain/retention";
import { ID_PREFIXES } from "../../domain/ids";
import { FAILURES_WINDOW_MINUTES, MAILS_WINDOW_MINUTES, refuseUnlessOpen } from "../../domain/staff/access";
import type { Role } from "../../domain/staff/roles";
import {
  INVITATION_COLUMNS as INVITATION,
  instantFrom,
  invitationFrom,
  STAFF_COLUMNS as STAFF,
  staffFrom,
  type InvitationRow,
  type StaffRow,
} from "./rows";
import type { Invitation, InviteInput, Language, Staff } from "./types";

type Sql = { execute<T>(query: string, params?: unknown[]): Promise<T[]> };

async function people(sql: Sql, query: string, params: unknown[]): Promise<Staff[]> {
  return (await sql.execute<StaffRow>(query, params)).map(staffFrom);
}

async function invitations(sql: Sql, query: string, params: unknown[]): Promise<Invitation[]> {
  return (await sql.execute<InvitationRow>(query, params)).map(invitationFrom);
}

/**
 * A co-op's people, the invitations they came by, and wrong passwords of late. Passwords are not here: they are in Medusa's
 * auth module, which knows a person of ours by the id in its `app_metadata`. Every method is one transaction.
 */
export default class StaffService extends MedusaService({}) {
  /** Somebody who has not left; undefined otherwise. */
  @InjectTransactionManager()
  async activeStaff(id: string, @MedusaContext() ctx: Context = {}): Promise<Staff | undefined> {
    const [found] = await people(
      sqlOf(ctx),
      `select ${STAFF} from coop_staff where id = ? and left_at is null`,
      [id],
    );
    return found;
  }

  /** Everybody who works or has worked at a co-op, in the order they came. */
  @InjectTransactionManager()
  async staffOfCoop(coop_id: string, @MedusaContext() ctx: Context = {}): Promise<Staff[]> {
    return people(sqlOf(ctx), `select ${STAFF} from coop_staff where coop_id = ? order by joined_at, id`, [
      coop_id,
    ]);
  }

  /** Every invitation of a co-op, the latest first. */
  @InjectTransactionManager()
  async invitationsOfCoop(coop_id: string, @MedusaContext() ctx: Context = {}): Promise<Invitation[]> {
    return invitations(
      sqlOf(ctx),
      `select ${INVITATION} from coop_invitation where coop_id = ? order by created_at desc, id desc`,
      [coop_id],
    );
  }

  /** Invitations made since then that still stand, oldest first. */
  @InjectTransactionManager()
  async openInvitationsSince(since: Date, @MedusaContext() ctx: Context = {}): Promise<Invitation[]> {
    return invitations(
      sqlOf(ctx),
      `select ${INVITATION} from coop_invitation
       where created_at >= ? and withdrawn_at is null and accepted_at is null order by created_at, id`,
      [since],
    );
  }

  /** One invitation, whatever became of it; undefined when there is none. */
  @InjectTransactionManager()
  async invitation(id: string, @MedusaContext() ctx: Context = {}): Promise<Invitation | undefined> {
    const [found] = await invitations(sqlOf(ctx), `select ${INVITATION} from coop_invitation where id = ?`, [
      id,
    ]);
    return found;
  }

  /** Refuses `invitation.not_found`. */
  @InjectTransactionManager()
  async invitationByHash(token_hash: string, @MedusaContext() ctx: Context = {}): Promise<Invitation> {
    return invitationByHash(sqlOf(ctx), token_hash);
  }

  /** Who came by an invitation, also after they left; undefined when nobody did yet. */
  @InjectTransactionManager()
  async staffByInvitation(
    invitation_id: string,
    @MedusaContext() ctx: Context = {},
  ): Promise<Staff | undefined> {
    const [found] = await people(sqlOf(ctx), `select ${STAFF} from coop_staff where invitation_id = ?`, [
      invitation_id,
    ]);
    return found;
  }

  /**
   * Writes an invitation down and withdraws earlier open ones of the same address, whose links may be lost. The network
   * (`invited_by` null) brings a co-op's first person and nobody after: a second of its links ends the first, and a co-op
   * with a board invites for itself. Asked again with the same request: the earlier invitation.
   * Refuses `staff.already_here`, `staff.already_has_board`, `invitation.request_reused`.
   */
  @InjectTransactionManager()
  async invite(input: InviteInput, @MedusaContext() ctx: Context = {}): Promise<Invitation> {
    const sql = sqlOf(ctx);
    await lock(sql, `coop:${input.coop_id}`);
    const [known] = await invitations(
      sql,
      `select ${INVITATION} from coop_invitation where coop_id = ? and request_id = ?`,
      [input.coop_id, input.request_id],
    );
    if (known) return sameInvitation(known, input);
    const [here] = await sql.execute(
      `select 1 from coop_staff where coop_id = ? and email = ? and left_at is null`,
      [input.coop_id, input.email],
    );
    if (here)
      refuse("staff.already_here", `${input.email} works here already. Change their roles instead.`, {
        email: input.email,
      });
    await sql.execute(
      `update coop_invitation set withdrawn_at = ?
       where coop_id = ? and (email = ? or (? and invited_by is null))
         and withdrawn_at is null and accepted_at is null and expires_at > ?`,
      [input.now, input.coop_id, input.email, input.invited_by === null, input.now],
    );
    // After the withdrawal, which waits for whoever is accepting a link of the network at this moment.
    if (input.invited_by === null && (await hasBoard(sql, input.coop_id)))
      refuse(
        "staff.already_has_board",
        "This co-op has a board already, which invites its people itself. Ask one of them.",
        {},
      );
    const [made] = await invitations(
      sql,
      `insert into coop_invitation
         (id, coop_id, email, roles, token_hash, invited_by, request_id, created_at, expires_at)
       values (?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?, ?) returning ${INVITATION}`,
      [
        input.id,
        input.coop_id,
        input.email,
        input.roles.join(","),
        input.token_hash,
        input.invited_by,
        input.request_id,
        input.now,
        input.expires_at,
      ],
    );
    if (!made) throw new Error("staff: an invitation was not written");
    return made;
  }

  /** Withdraws an invitation that nobody accepted. Again: nothing changes. Refuses `invitation.not_found`, `.used`. */
  @InjectTransactionManager()
  async withdraw(
    input: { coop_id: string; id: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<Invitation> {
    const [found] = await invitations(
      sqlOf(ctx),
      `update coop_invitation
       set withdrawn_at = case when accepted_at is null then coalesce(withdrawn_at, ?) end
       where coop_id = ? and id = ? returning ${INVITATION}`,
      [input.now, input.coop_id, input.id],
    );
    if (!found)
      return refuse("invitation.not_found", "There is no such invitation. Look at the list again.", {});
    if (found.accepted_at) {
      refuse("invitation.used", "It was accepted meanwhile. End their access instead.", {});
    }
    return found;
  }

  /**
   * Makes a person of an open invitation and marks it accepted. Again: the same person, unless they have left.
   * Refuses `invitation.not_found`, `.used`, `.withdrawn`, `.expired`, `staff.already_here`, `staff.other_coop`.
   */
  @InjectTransactionManager()
  async join(
    input: { token_hash: string; language: Language; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<Staff> {
    const sql = sqlOf(ctx);
    const invitation = await invitationByHash(sql, input.token_hash, "for update");
    const [known] = await people(sql, `select ${STAFF} from coop_staff where invitation_id = ?`, [
      invitation.id,
    ]);
    if (known && !known.left_at) return known;
    refuseUnlessOpen(invitation, input.now);
    const [made] = await people(
      sql,
      `insert into coop_staff (id, coop_id, email, roles, language, invitation_id, tokens_valid_from, joined_at)
       values (?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?)
       on conflict (email) where left_at is null do nothing returning ${STAFF}`,
      [
        generateEntityId("", ID_PREFIXES.staff),
        invitation.coop_id,
        invitation.email,
        invitation.roles.join(","),
        input.language,
        invitation.id,
        input.now,
        input.now,
      ],
    );
    if (!made) return refuseTaken(sql, invitation);
    await sql.execute(`update coop_invitation set accepted_at = ? where id = ?`, [input.now, invitation.id]);
    return made;
  }

  /** Refuses `staff.not_found`, and `staff.last_board` when nobody would be left who may manage people. */
  @InjectTransactionManager()
  async changeRoles(
    input: { coop_id: string; id: string; roles: Role[] },
    @MedusaContext() ctx: Context = {},
  ): Promise<Staff> {
    const sql = sqlOf(ctx);
    await lock(sql, `coop:${input.coop_id}`);
    const person = await personOf(sql, input);
    if (person.left_at) return notFound();
    if (!input.roles.includes("board")) await keepABoard(sql, person);
    const [changed] = await people(
      sql,
      `update coop_staff set roles = string_to_array(?, ',') where id = ? returning ${STAFF}`,
      [input.roles.join(","), person.id],
    );
    return changed ?? notFound();
  }

  /** Ends somebody's access at once. Again: nothing changes. Refuses `staff.not_found`, `staff.last_board`. */
  @InjectTransactionManager()
  async leave(
    input: { coop_id: string; id: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<Staff> {
    const sql = sqlOf(ctx);
    await lock(sql, `coop:${input.coop_id}`);
    const person = await personOf(sql, input);
    if (person.left_at) return person;
    await keepABoard(sql, person);
    const [left] = await people(sql, `update coop_staff set left_at = ? where id = ? returning ${STAFF}`, [
      input.now,
      person.id,
    ]);
    return left ?? notFound();
  }

  @InjectTransactionManager()
  async setLanguage(
    input: { id: string; language: Language },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    await sqlOf(ctx).execute(`update coop_staff set language = ? where id = ?`, [input.language, input.id]);
  }

  /** Tokens made up to `now` are worth nothing from here on. Never earlier than it was. */
  @InjectTransactionManager()
  async endTokens(input: { id: string; now: Date }, @MedusaContext() ctx: Context = {}): Promise<void> {
    await sqlOf(ctx).execute(
      `update coop_staff
       set tokens_valid_from = greatest(tokens_valid_from, ?::timestamptz + interval '1 millisecond') where id = ?`,
      [input.now, input.id],
    );
  }

  /**
   * Counts a try under each of these keys before the password is looked at, so that many tries at the same moment are
   * counted too; `allowed` of them are let through within the window, a quarter of an hour unless told. A refused try is
   * not counted: the pause ends. Returns what to give back when the password is right.
   * Refuses `staff.too_many_attempts` with `retry_after_seconds`.
   */
  @InjectTransactionManager()
  async countAttempt(
    input: { keys: { key: string; allowed: number; minutes?: number }[]; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<string[]> {
    const sql = sqlOf(ctx);
    const counted: string[] = [];
    for (const asked of [...input.keys].sort((a, b) => (a.key < b.key ? -1 : 1))) {
      const { key, allowed, minutes = FAILURES_WINDOW_MINUTES } = asked;
      const since = minutesAfter(input.now, -minutes);
      await lock(sql, `login:${key}`);
      await sql.execute(`delete from coop_login_attempt where key = ? and at <= ?`, [key, since]);
      const [full] = await sql.execute<{ at: Date | string }>(
        `select at from coop_login_attempt where key = ? order by at desc offset ? limit 1`,
        [key, allowed - 1],
      );
      if (full) refuseForNow(instantFrom(full.at), minutes, input.now);
      const [made] = await sql.execute<{ id: string }>(
        `insert into coop_login_attempt (key, at) values (?, ?) returning id`,
        [key, input.now],
      );
      if (made) counted.push(made.id);
    }
    return counted;
  }

  /**
   * Tries that count under no key any more, whoever made them: only the next try under the same key would take them away.
   * Those that somebody is counting just now are left for the next time. Returns how many went.
   */
  @InjectTransactionManager()
  async forgetOldAttempts(now: Date, @MedusaContext() ctx: Context = {}): Promise<number> {
    const longest = Math.max(FAILURES_WINDOW_MINUTES, MAILS_WINDOW_MINUTES);
    const gone = await sqlOf(ctx).execute(
      `delete from coop_login_attempt
       where id in (select id from coop_login_attempt where at <= ? for update skip locked) returning id`,
      [minutesAfter(now, -longest)],
    );
    return gone.length;
  }

  /** Invitations that ended long ago without anybody having come by them. Returns how many went. */
  @InjectTransactionManager()
  async forgetOldInvitations(now: Date, @MedusaContext() ctx: Context = {}): Promise<number> {
    const gone = await sqlOf(ctx).execute(
      `delete from coop_invitation where accepted_at is null and expires_at < ? returning id`,
      [minutesAfter(now, -daysKept("coop_invitation") * MINUTES_OF_A_DAY)],
    );
    return gone.length;
  }

  /** The password was right: these tries were none, and the earlier ones under `key` are forgotten. */
  @InjectTransactionManager()
  async forgiveAttempts(
    input: { counted: string[]; key: string },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    for (const id of input.counted) await sql.execute(`delete from coop_login_attempt where id = ?`, [id]);
    await sql.execute(`delete from coop_login_attempt where key = ?`, [input.key]);
  }
}

/** One at a time for this name, until the transaction ends, whichever process asks. */
async function lock(sql: Sql, name: string): Promise<void> {
  await sql.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [name]);
}

async function invitationByHash(sql: Sql, token_hash: string, locking = ""): Promise<Invitation> {
  const [found] = await invitations(
    sql,
    `select ${INVITATION} from coop_invitation where token_hash = ? ${locking}`,
    [token_hash],
  );
  return (
    found ??
    refuse("invitation.not_found", "This link belongs to no invitation. Ask for it again, whole.", {})
  );
}

function sameInvitation(known: Invitation, input: InviteInput): Invitation {
  const same =
    known.email === input.email && [...known.roles].sort().join() === [...input.roles].sort().join();
  if (same) return known;
  return refuse(
    "invitation.request_reused",
    `This form already invited ${known.email}. Open a new one for somebody else.`,
    {},
  );
}

async function refuseTaken(sql: Sql, invitation: Invitation): Promise<never> {
  const [there] = await people(sql, `select ${STAFF} from coop_staff where email = ? and left_at is null`, [
    invitation.email,
  ]);
  if (there?.coop_id === invitation.coop_id)
    return refuse("staff.already_here", `${invitation.email} works here already. Log in instead.`, {});
  return refuse(
    "staff.other_coop",
    `${invitation.email} works at another co-op. Ask for an invitation to another address.`,
    {},
  );
}

async function personOf(sql: Sql, { coop_id, id }: { coop_id: string; id: string }): Promise<Staff> {
  const [found] = await people(sql, `select ${STAFF} from coop_staff where coop_id = ? and id = ?`, [
    coop_id,
    id,
  ]);
  return found ?? notFound();
}

function notFound(): never {
  return refuse("staff.not_found", "Nobody here goes by that id. Look at the list again.", {});
}

/** Whether anybody but `besides` is on a co-op's board now. */
async function hasBoard(sql: Sql, coop_id: string, besides = ""): Promise<boolean> {
  const [found] = await sql.execute(
    `select 1 from coop_staff where coop_id = ? and id <> ? and left_at is null and 'board' = any (roles) limit 1`,
    [coop_id, besides],
  );
  return found !== undefined;
}

async function keepABoard(sql: Sql, person: Staff): Promise<void> {
  if (!person.roles.includes("board") || (await hasBoard(sql, person.coop_id, person.id))) return;
  refuse(
    "staff.last_board",
    `${person.email} is the last of the board. Give somebody else that role first.`,
    {},
  );
}

function refuseForNow(first: Date, minutes: number, now: Date): never {
  const until = minutesAfter(first, minutes).getTime();
  const seconds = Math.max(1, Number((BigInt(until - now.getTime()) + 999n) / 1000n));
  return refuse("staff.too_many_attempts", `That was tried too often. Try again in ${seconds} seconds.`, {
    retry_after_seconds: seconds,
  });
}

function sqlOf(ctx: Context): Sql {
  const manager = ctx.transactionManager as Sql | undefined;
  if (!manager) throw new Error("staff: no transaction manager in the context");
  return manager;
}
