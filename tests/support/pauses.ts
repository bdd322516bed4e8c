import pg from "pg";
import { until } from "./until";

/** A place in the database where the shop can be stopped in mid-act, without a switch in the shop. */
export interface Point {
  table: string;
  /** A trigger's moment: `before insert`, `before update`. */
  on: "insert" | "update";
  /** Which rows, in terms of `new`. */
  when?: string;
}

const KEY = 4_242_424_242;

/**
 * Puts triggers on a shop's tables that wait for a lock which this process holds. An act comes to stand exactly
 * there; ending the shop then is a power cut at a chosen point.
 */
export async function pausesAt<Name extends string>(databaseUrl: string, points: Record<Name, Point>) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("create table pause_at (point text primary key)");
  await client.query(
    `create function pause_here() returns trigger language plpgsql as $$
     begin
       if exists (select from pause_at where point = tg_argv[0]) then
         -- Whoever stands here stays until the power is cut, however long the others take to come to their points.
         perform set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true);
         perform pg_advisory_xact_lock_shared(${KEY});
       end if;
       return new;
     end $$`,
  );
  for (const [name, { table, on, when }] of Object.entries<Point>(points))
    await client.query(
      `create trigger pause_${name} before ${on} on "${table}" for each row
       ${when ? `when (${when})` : ""} execute function pause_here('${name}')`,
    );
  await client.query("select pg_advisory_lock($1)", [KEY]);

  /** Who stands at a point, by the number of their connection. */
  const waiting = async (): Promise<number[]> => {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_locks where locktype = 'advisory' and objid = ${KEY} and not granted
       and database = (select oid from pg_database where datname = current_database())`,
    );
    return rows.map(({ pid }) => pid);
  };

  return {
    /** Starts an act and comes back when it stands at the point. Whatever follows passes there again. */
    async stopAt(name: Name, act: () => unknown, patience_ms = 90_000): Promise<void> {
      const before = await waiting();
      await client.query("insert into pause_at values ($1)", [name]);
      act();
      await until(
        `an act stands at ${name}`,
        async () => (await waiting()).some((pid) => !before.includes(pid)),
        patience_ms,
      );
      await client.query("delete from pause_at");
    },
    /** Once the shop is dead: its open transactions are thrown away, as they are when a machine goes down. */
    async throwAway(): Promise<void> {
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
      await until("nobody waits any more", async () => (await waiting()).length === 0);
    },
    close: () => client.end(),
  };
}
