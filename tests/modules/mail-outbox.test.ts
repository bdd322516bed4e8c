import { afterAll, beforeAll, expect, test } from "vitest";
import { MOST_TRIES } from "../../backend/src/domain/mail/tries";
import type MailService from "../../backend/src/modules/mail/service";
import type { Mail } from "../../backend/src/modules/mail/types";
import { loadModule, type LoadedModule } from "../support/medusa-module";

const NOW = new Date("2026-11-02T10:00:00Z");
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let loaded: LoadedModule<MailService>;
let outbox: MailService;

beforeAll(async () => {
  loaded = await loadModule<MailService>("mail");
  outbox = loaded.service;
});
afterAll(() => loaded.stop());

const queue = (key: string, now = NOW) =>
  outbox.queue([{ key, kind: "parcel_sent", source: { id: key }, composed: null, not_after: null, now }]);

async function stateOf(key: string): Promise<Record<string, unknown>> {
  const { rows } = await loaded.database.pool.query<Record<string, unknown>>(
    "select id, state, tries, doubts, next_try_at, recipient, data, sent_at from mail where key = $1",
    [key],
  );
  return rows[0] ?? {};
}

/** Takes whatever is due then, which must be this one. */
async function take(key: string, now: Date): Promise<Mail> {
  const mail = await outbox.takeDue(now);
  if (mail?.key !== key) throw new Error(`Took ${mail?.key ?? "nothing"} instead of ${key}.`);
  return mail;
}

test("one event is one mail, whoever finds it and however often", async () => {
  const added = await Promise.all(Array.from({ length: 10 }, () => queue("parcel_sent:a")));
  expect(added.reduce((sum, one) => sum + one, 0)).toBe(1);
  const takers = await Promise.all(Array.from({ length: 10 }, () => outbox.takeDue(NOW)));
  expect(takers.filter(Boolean).map((mail) => mail?.key)).toEqual(["parcel_sent:a"]);
  const id = takers.find(Boolean)?.id ?? "";
  await outbox.compose(id, { lang: "it", recipient: "ada@example.org", data: { display_id: 1 } });
  await outbox.tried({ id, outcome: "sent", trouble: null, now: NOW });
  expect(await stateOf("parcel_sent:a")).toMatchObject({ state: "sent", data: null, next_try_at: null });
  expect(await queue("parcel_sent:a", after(600))).toBe(0);
  expect(await outbox.takeDue(after(600))).toBeUndefined();
});

test("who got a mail is forgotten after a month, and that it went is not", async () => {
  await outbox.forgetRecipients(after(29 * 24 * 60));
  expect(await stateOf("parcel_sent:a")).toMatchObject({ recipient: "ada@example.org" });
  await outbox.forgetRecipients(after(31 * 24 * 60));
  expect(await stateOf("parcel_sent:a")).toMatchObject({ recipient: null, state: "sent" });
});

test("one that is not taken is tried until the shop gives up, then by a person from the beginning", async () => {
  await queue("parcel_sent:b");
  let at = NOW;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const { id } = await take("parcel_sent:b", at);
    await outbox.tried({ id, outcome: "later", trouble: "Connection refused", now: at });
    const { next_try_at } = await stateOf("parcel_sent:b");
    if (tries < MOST_TRIES) {
      expect(await outbox.takeDue(new Date((next_try_at as Date).getTime() - 1))).toBeUndefined();
      at = next_try_at as Date;
    } else expect(next_try_at).toBeNull();
  }
  const { id, state } = await stateOf("parcel_sent:b");
  expect(state).toBe("failed");
  expect(await outbox.countStuck()).toBe(1);
  expect((await outbox.notGone(10)).map(({ key, trouble }) => [key, trouble])).toEqual([
    ["parcel_sent:b", "Connection refused"],
  ]);
  await outbox.again(String(id), after(9999));
  await outbox.tried({
    id: (await take("parcel_sent:b", after(9999))).id,
    outcome: "sent",
    trouble: null,
    now: after(9999),
  });
  expect(await outbox.countStuck()).toBe(0);
  await expect(outbox.again(String(id), after(9999))).rejects.toMatchObject({ code: "mail.sent" });
  await expect(outbox.again("mail_none", NOW)).rejects.toMatchObject({ code: "mail.not_found" });
});

test("a process that is gone leaves its mail in doubt: it goes once more, and after that a person decides", async () => {
  await queue("parcel_sent:c");
  const first = await take("parcel_sent:c", NOW);
  expect(await outbox.doubtForsaken(after(2))).toEqual([]);
  expect(await outbox.doubtForsaken(after(4))).toEqual(["parcel_sent:c"]);
  expect(await stateOf("parcel_sent:c")).toMatchObject({
    state: "unknown",
    doubts: 1,
    next_try_at: after(9),
  });
  // The process was only slow: its late word changes nothing any more.
  await outbox.tried({ id: first.id, outcome: "later", trouble: null, now: after(4) });
  expect(await stateOf("parcel_sent:c")).toMatchObject({ state: "unknown", doubts: 1 });
  const second = await take("parcel_sent:c", after(9));
  expect(second.id).toBe(first.id);
  await outbox.tried({ id: second.id, outcome: "doubt", trouble: "cut", now: after(9) });
  expect(await stateOf("parcel_sent:c")).toMatchObject({ state: "unknown", doubts: 2, next_try_at: null });
  expect(await outbox.takeDue(after(99_999))).toBeUndefined();
  expect(await outbox.countStuck()).toBe(1);
});

test("one whose time is over is not sent any more, by nobody, and says nothing", async () => {
  const composed = { lang: "it" as const, recipient: "ada@example.org", data: { url: "https://secret" } };
  const queued = (key: string, not_after: Date) =>
    outbox.queue([{ key, kind: "password_reset", source: {}, composed, not_after, now: NOW }]);
  await queued("password_reset:d", after(30));
  const { id } = await take("password_reset:d", NOW);
  await outbox.tried({ id, outcome: "later", trouble: "Connection refused", now: NOW });
  expect(await outbox.dropLate(after(29))).toEqual([]);
  expect(await outbox.dropLate(after(30))).toEqual(["password_reset:d"]);
  expect(await outbox.dropLate(after(30))).toEqual([]);
  expect(await stateOf("password_reset:d")).toMatchObject({
    state: "late",
    next_try_at: null,
    recipient: null,
    data: null,
  });
  expect(await outbox.takeDue(after(99_999))).toBeUndefined();
  expect((await outbox.notGone(10)).map(({ key }) => key)).not.toContain("password_reset:d");
  await expect(outbox.again(id, after(31))).rejects.toMatchObject({ code: "mail.not_found" });
  // Asked for once more under the same key, it stays what it is.
  expect(
    await outbox.queue([
      {
        key: "password_reset:d",
        kind: "password_reset",
        source: {},
        composed,
        not_after: null,
        now: after(31),
      },
    ]),
  ).toBe(0);

  // One that is going at this moment is its process's; one that waits for a person is not kept for them.
  await queued("password_reset:e", after(60));
  const going = await take("password_reset:e", after(31));
  expect(await outbox.dropLate(after(61))).toEqual([]);
  await outbox.tried({ id: going.id, outcome: "never", trouble: "No such mailbox", now: after(61) });
  expect(await outbox.dropLate(after(61))).toEqual(["password_reset:e"]);

  // Nor is one of which the process that took it finds that there is nothing to tell any more.
  await queued("password_reset:f", after(999));
  const needless = await take("password_reset:f", after(62));
  await outbox.tried({ id: needless.id, outcome: "over", trouble: "Nothing to tell", now: after(62) });
  expect(await stateOf("password_reset:f")).toMatchObject({ state: "late", recipient: null, data: null });
});

test("the look back overlaps, never goes backwards, and begins one day before the first", async () => {
  expect(await outbox.lookFrom(NOW)).toEqual(after(-24 * 60));
  await outbox.lookedUntil(NOW);
  await outbox.lookedUntil(after(-500));
  expect(await outbox.lookFrom(after(5))).toEqual(after(-60));
});

test("the database itself knows no mail twice, and none that went without when", async () => {
  const { pool } = loaded.database;
  await expect(
    pool.query(
      "insert into mail (id, key, kind, source, state, next_try_at, created_at) values ('m', 'parcel_sent:a', 'k', '{}', 'waiting', now(), now())",
    ),
  ).rejects.toThrow(/mail_key/);
  await expect(pool.query("update mail set sent_at = null where key = 'parcel_sent:a'")).rejects.toThrow(
    /check/,
  );
});

test("one that never went is forgotten after a month, unless a person sends it again meanwhile", async () => {
  const composed = {
    lang: "en" as const,
    recipient: "dead@example.org",
    data: { url: "https://secret", days: 7 },
  };
  const key = "email_confirmation:g";
  await outbox.queue([
    { key, kind: "email_confirmation", source: {}, composed, not_after: null, now: after(100) },
  ]);
  const { id } = await take(key, after(100));
  await outbox.tried({ id, outcome: "never", trouble: "No <dead@example.org> here", now: after(100) });
  await outbox.forgetRecipients(after(29 * 24 * 60));
  expect(await stateOf(key)).toMatchObject({ state: "failed", recipient: "dead@example.org" });
  await outbox.forgetRecipients(after(31 * 24 * 60));
  expect(await stateOf(key)).toMatchObject({ state: "late", recipient: null, data: null });
  const { rows } = await loaded.database.pool.query("select 1 from mail where trouble like '%dead@example%'");
  expect(rows).toEqual([]);
  await expect(outbox.again(id, after(32 * 24 * 60))).rejects.toMatchObject({ code: "mail.not_found" });
});

test("whose account goes is forgotten: what went, what can't go, and what was for the account alone", async () => {
  const email = "leaver@example.org";
  const to = { lang: "en" as const, recipient: "Leaver@example.org", data: { days: 7 } };
  const mail = (key: string, kind: string, composed: typeof to | null, source: Record<string, string> = {}) =>
    outbox.queue([{ key, kind, source, composed, not_after: null, now: after(200) }]);
  await mail("confirm:sent", "email_confirmation", to);
  await outbox.tried({
    id: (await take("confirm:sent", after(200))).id,
    outcome: "sent",
    trouble: null,
    now: after(200),
  });
  await mail("confirm:sending", "email_confirmation", to);
  const going = await take("confirm:sending", after(200));
  await mail("confirm:waiting", "email_confirmation", to);
  await mail("applied:waiting", "wholesale_applied", null, { customer_id: "cus_leaver" });
  await mail("order:waiting", "parcel_sent", to);
  await outbox.forgetPerson({
    customer_id: "cus_leaver",
    email,
    kinds: ["email_confirmation"],
    now: after(201),
  });
  await outbox.tried({ id: going.id, outcome: "later", trouble: "Busy", now: after(201) });
  await outbox.dropLate(after(201));
  expect(await stateOf("confirm:sent")).toMatchObject({ state: "sent", recipient: null });
  for (const key of ["confirm:sending", "confirm:waiting", "applied:waiting"])
    expect(await stateOf(key)).toMatchObject({ state: "late", recipient: null, data: null });
  // An order that stands still has something to tell.
  expect(await stateOf("order:waiting")).toMatchObject({ state: "waiting", recipient: to.recipient });
});
