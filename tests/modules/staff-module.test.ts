import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "../../backend/src/domain/staff/roles";
import type StaffService from "../../backend/src/modules/staff/service";
import { loadModule, type LoadedModule } from "../support/medusa-module";

const NOW = new Date("2026-11-02T10:00:00Z");
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const WEEK = 7 * 24 * 60;

let loaded: LoadedModule<StaffService>;
let staff: StaffService;
let count = 0;

beforeAll(async () => {
  loaded = await loadModule<StaffService>("staff");
  staff = loaded.service;
});
afterAll(() => loaded.stop());

/** Invites, as somebody of the co-op unless it is the network, and answers with the fingerprint of the link. */
async function invite(
  coop_id: string,
  email: string,
  roles: Role[],
  {
    request_id = `request-${count}`,
    invited_by = "stf_board",
  }: { request_id?: string; invited_by?: string | null } = {},
) {
  const id = `sinv_${(count += 1)}`;
  const input = { id, token_hash: `hash_${count}`, coop_id, email, roles, request_id };
  const invitation = await staff.invite({ ...input, invited_by, expires_at: after(WEEK), now: NOW });
  return { ...invitation, token_hash: input.token_hash };
}

const join = (token_hash: string, now = NOW) => staff.join({ token_hash, language: "it", now });

async function person(coop_id: string, email: string, roles: Role[]) {
  return join((await invite(coop_id, email, roles)).token_hash);
}

const refusal = (code: string) => ({ name: "DomainError", code });

test("whoever is invited joins with the roles and the address of the invitation", async () => {
  const ada = await person("coop_a", "ada@example.org", ["catalogue", "board"]);
  expect(ada).toMatchObject({ coop_id: "coop_a", email: "ada@example.org", left_at: null, language: "it" });
  expect(ada.roles).toEqual(["catalogue", "board"]);
  expect(ada.tokens_valid_from).toEqual(NOW);
  expect(await staff.activeStaff(ada.id)).toEqual(ada);
});

test("ten at once who accept one invitation are one person", async () => {
  const { token_hash, id } = await invite("coop_b", "bea@example.org", ["board"]);
  const joined = await Promise.all(Array.from({ length: 10 }, () => join(token_hash)));
  expect(new Set(joined.map((one) => one.id)).size).toBe(1);
  expect(await staff.staffByInvitation(id)).toEqual(joined[0]);
  expect(await staff.staffOfCoop("coop_b")).toHaveLength(1);
});

test("one address works at one co-op, also when two are accepted at once", async () => {
  const [here, there] = [
    await invite("coop_c", "cleo@example.org", ["board"]),
    await invite("coop_d", "cleo@example.org", ["board"]),
  ];
  const outcomes = await Promise.allSettled([join(here.token_hash), join(there.token_hash)]);
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused.map(({ reason }) => reason as unknown)).toEqual([
    expect.objectContaining(refusal("staff.other_coop")),
  ]);
});

test("an invitation ends after its week, when withdrawn, and when its person has left", async () => {
  const late = await invite("coop_e", "late@example.org", ["board"]);
  await expect(join(late.token_hash, after(WEEK))).rejects.toMatchObject(refusal("invitation.expired"));
  expect(await join(late.token_hash, after(WEEK - 1))).toMatchObject({ email: "late@example.org" });

  const taken = await invite("coop_e", "taken@example.org", ["catalogue"]);
  await staff.withdraw({ coop_id: "coop_e", id: taken.id, now: NOW });
  await staff.withdraw({ coop_id: "coop_e", id: taken.id, now: after(1) });
  await expect(join(taken.token_hash)).rejects.toMatchObject(refusal("invitation.withdrawn"));

  const gone = await invite("coop_e", "gone@example.org", ["catalogue"]);
  const { id } = await join(gone.token_hash);
  await expect(staff.withdraw({ coop_id: "coop_e", id: gone.id, now: NOW })).rejects.toMatchObject(
    refusal("invitation.used"),
  );
  await staff.leave({ coop_id: "coop_e", id, now: NOW });
  await expect(join(gone.token_hash)).rejects.toMatchObject(refusal("invitation.used"));
  expect(await staff.activeStaff(id)).toBeUndefined();
  // Back again, by a new invitation, as somebody new: what they did before keeps its name.
  const again = await person("coop_e", "gone@example.org", ["catalogue"]);
  expect(again.id).not.toBe(id);
});

test("an invitation asked for twice is one; a new one to the same address ends the earlier link", async () => {
  const first = await invite("coop_f", "fay@example.org", ["board", "catalogue"], {
    request_id: "the-same-form",
  });
  const again = await invite("coop_f", "fay@example.org", ["catalogue", "board"], {
    request_id: "the-same-form",
  });
  expect(again.id).toBe(first.id);
  await expect(
    invite("coop_f", "other@example.org", ["board"], { request_id: "the-same-form" }),
  ).rejects.toMatchObject(refusal("invitation.request_reused"));
  const second = await invite("coop_f", "fay@example.org", ["board"]);
  await expect(join(first.token_hash)).rejects.toMatchObject(refusal("invitation.withdrawn"));
  await join(second.token_hash);
  await expect(invite("coop_f", "fay@example.org", ["board"])).rejects.toMatchObject(
    refusal("staff.already_here"),
  );
});

test("the network invites a co-op's first person, and nobody once it has a board", async () => {
  const network = { invited_by: null };
  const lost = await invite("coop_k", "lost@example.org", ["board"], network);
  const own = await invite("coop_k", "own@example.org", ["catalogue"]);
  const first = await invite("coop_k", "first@example.org", ["board"], { ...network, request_id: "first" });
  // The network has one link out, so that two of them are not two of the board.
  await expect(join(lost.token_hash)).rejects.toMatchObject(refusal("invitation.withdrawn"));
  const { id } = await join(first.token_hash);
  await expect(invite("coop_k", "more@example.org", ["board"], network)).rejects.toMatchObject(
    refusal("staff.already_has_board"),
  );
  // The form that was sent twice is no second one, nor is a co-op's own invitation touched.
  const again = await invite("coop_k", "first@example.org", ["board"], { ...network, request_id: "first" });
  expect(again.id).toBe(first.id);
  await join(own.token_hash);

  const other = await person("coop_k", "other@example.org", ["board"]);
  await staff.leave({ coop_id: "coop_k", id, now: NOW });
  await staff.changeRoles({ coop_id: "coop_k", id: other.id, roles: ["board", "treasurer"] });
  await expect(invite("coop_k", "more@example.org", ["board"], network)).rejects.toMatchObject(
    refusal("staff.already_has_board"),
  );
  expect((await invite("coop_l", "more@example.org", ["board"], network)).withdrawn_at).toBeNull();
});

test("a second link of the network, made while the first is accepted, makes no second board", async () => {
  const network = { invited_by: null };
  const first = await invite("coop_m", "one@example.org", ["board"], network);
  const [, second] = await Promise.allSettled([
    join(first.token_hash),
    invite("coop_m", "two@example.org", ["board"], network),
  ]);
  if (second.status === "fulfilled") await join(second.value.token_hash);
  const board = (await staff.staffOfCoop("coop_m")).filter((one) => one.roles.includes("board"));
  expect(board).toHaveLength(1);
});

test("another co-op's people and invitations are not found", async () => {
  const gil = await person("coop_g", "gil@example.org", ["board"]);
  const open = await invite("coop_g", "open@example.org", ["board"]);
  const foreign = { coop_id: "coop_h", now: NOW };
  await expect(staff.leave({ ...foreign, id: gil.id })).rejects.toMatchObject(refusal("staff.not_found"));
  await expect(staff.changeRoles({ ...foreign, id: gil.id, roles: ["board"] })).rejects.toMatchObject(
    refusal("staff.not_found"),
  );
  await expect(staff.withdraw({ ...foreign, id: open.id })).rejects.toMatchObject(
    refusal("invitation.not_found"),
  );
});

test("the last of the board stays, also when two of them leave at once", async () => {
  const [one, two] = [
    await person("coop_i", "ida@example.org", ["board"]),
    await person("coop_i", "ivo@example.org", ["board", "treasurer"]),
  ];
  const outcomes = await Promise.allSettled([
    staff.leave({ coop_id: "coop_i", id: one.id, now: NOW }),
    staff.changeRoles({ coop_id: "coop_i", id: two.id, roles: ["treasurer"] }),
  ]);
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused.map(({ reason }) => reason as unknown)).toEqual([
    expect.objectContaining(refusal("staff.last_board")),
  ]);
  const board = (await staff.staffOfCoop("coop_i")).filter((p) => !p.left_at && p.roles.includes("board"));
  expect(board).toHaveLength(1);
});

test("of fifty tries at once ten are let through, and the pause ends", async () => {
  const tries = (now: Date, times: number) =>
    Promise.allSettled(
      Array.from({ length: times }, () =>
        staff.countAttempt({ keys: [{ key: "email:x", allowed: 10 }], now }),
      ),
    );
  const outcomes = await tries(NOW, 50);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  const refused = outcomes.find((outcome) => outcome.status === "rejected");
  expect(refused?.reason).toMatchObject({
    ...refusal("staff.too_many_attempts"),
    details: { retry_after_seconds: 900 },
  });
  expect((await tries(after(14), 1))[0]?.status).toBe("rejected");
  expect((await tries(after(15), 1))[0]?.status).toBe("fulfilled");
});

test("a right password forgets the wrong ones of its address, and not those of its caller", async () => {
  const keys = [
    { key: "email:y", allowed: 10 },
    { key: "visitor:z", allowed: 10 },
  ];
  for (let times = 0; times < 9; times += 1) await staff.countAttempt({ keys, now: NOW });
  await staff.forgiveAttempts({ counted: await staff.countAttempt({ keys, now: NOW }), key: "email:y" });
  expect(await staff.countAttempt({ keys, now: NOW })).toHaveLength(2);
  await expect(staff.countAttempt({ keys, now: NOW })).rejects.toMatchObject(
    refusal("staff.too_many_attempts"),
  );
  expect(await staff.countAttempt({ keys: keys.slice(0, 1), now: NOW })).toHaveLength(1);
});

test("a caller with more tries than an address goes on with another address", async () => {
  const keysOf = (email: string) => [
    { key: `email:${email}`, allowed: 2 },
    { key: "visitor:workshop", allowed: 5 },
  ];
  const tries = async (email: string) => staff.countAttempt({ keys: keysOf(email), now: NOW });
  const full = refusal("staff.too_many_attempts");
  for (const email of ["one", "two"]) {
    await tries(email);
    await tries(email);
    await expect(tries(email)).rejects.toMatchObject(full);
  }
  await tries("three");
  await expect(tries("three")).rejects.toMatchObject(full);
  await expect(tries("four")).rejects.toMatchObject(full);
});

test("signing out everywhere makes every token up to that moment worthless, and goes forward only", async () => {
  const { id } = await person("coop_j", "jo@example.org", ["board"]);
  await staff.endTokens({ id, now: after(5) });
  await staff.endTokens({ id, now: after(1) });
  expect((await staff.activeStaff(id))?.tokens_valid_from.getTime()).toBe(after(5).getTime() + 1);
});
