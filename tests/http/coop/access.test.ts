import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { askDesk, Desk, newRequestId, type Invited, type LoggedIn } from "../../support/coop-client";
import { startShop, type Shop } from "../../support/shop";
import { ask, must, refusalOf, type Answer } from "../../support/store-client";
import { TEST_ADMIN, TEST_SETTINGS, TEST_STAFF_PASSWORD } from "../../support/template";

/** Who gets to a co-op's desk, by what, and until when. */

let shop: Shop;
let admin: Admin;
let board: Desk;
let others: Desk;

beforeAll(async () => {
  shop = await startShop({ name: "coop_access" });
  admin = await Admin.signIn(shop);
  board = await Desk.of(shop, "pietrachiara", "board");
  others = await Desk.of(shop, "valdemiel", "board");
});
afterAll(() => shop.stop());

const accept = (token: string, password = TEST_STAFF_PASSWORD) =>
  askDesk<LoggedIn>(shop, "POST", "/coop/invitations/accept", { body: { token, password, language: "it" } });
const look = (token: string) =>
  askDesk<Record<string, unknown>>(shop, "POST", "/coop/invitations/look", { body: { token } });
const logIn = (email: string, password: string, visitor?: string) =>
  askDesk<LoggedIn>(shop, "POST", "/coop/login", { body: { email, password }, visitor });
const me = (token: string) => askDesk<{ me: { id: string } }>(shop, "GET", "/coop/me", { token });

/** A token as somebody would write it who knows the secret, which Medusa's own doors do. */
function signed(claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  const key = TEST_SETTINGS["JWT_SECRET"] ?? "";
  return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
}

describe("the gate", () => {
  test("says who is logged in, what they may do and for which co-op", async () => {
    const desk = await Desk.of(shop, "pietrachiara");
    expect(desk.me).toMatchObject({
      email: "desk@pietrachiara.example",
      roles: ["catalogue", "fulfilment", "treasurer"],
      language: "it",
      coop: { handle: "pietrachiara", currency_code: "eur", paused_at: null, demo: true },
    });
    expect(desk.me.capabilities).toContain("pay.propose");
    expect(desk.me.capabilities).not.toContain("pay.approve");
    expect(await desk.get("/coop/me")).toEqual({ me: desk.me, renewed: null });
    expect(await desk.post("/coop/me", { language: "es" })).toEqual({ me: { ...desk.me, language: "es" } });
  });

  test("asks for the storefront's secret and for a token of its own", async () => {
    const bearer = { authorization: `Bearer ${board.token}` };
    const url = `${shop.backendUrl}/coop/me`;
    const secret = { "x-arnia-storefront": shop.storefrontSecret };
    expect((await ask(url, { headers: bearer })).status).toBe(401);
    expect((await ask(url, { headers: { ...bearer, "x-arnia-storefront": "guessed" } })).status).toBe(401);
    expect((await ask(url, { headers: secret })).status).toBe(401);
    expect((await ask(url, { headers: { ...secret, ...bearer } })).status).toBe(200);

    const claims = { actor_id: board.me.id, actor_type: "coop_staff", auth_identity_id: "a" };
    const now = Math.trunc(Date.now() / 1000);
    const times = { iat: now, exp: now + 600 };
    const tokens = {
      network: await shop.adminToken(),
      unsigned: `${Buffer.from('{"alg":"none"}').toString("base64url")}.${board.token.split(".")[1] ?? ""}.`,
      "as Medusa makes them": signed({ ...claims, ...times }),
      "ended long ago": signed({ ...claims, iat: now - 60, exp: now - 1, made_at_ms: Date.now() }),
      "of somebody who is not there": signed({
        ...claims,
        ...times,
        actor_id: "stf_x",
        made_at_ms: Date.now(),
      }),
    };
    for (const [name, token] of Object.entries(tokens))
      expect([name, (await me(token)).status]).toEqual([name, 401]);
    const whole = signed({ ...claims, ...times, made_at_ms: Date.now() });
    expect((await me(whole)).status).toBe(200);
  });

  test("is the only door for a desk's token: Medusa neither renews it nor makes a session of it", async () => {
    for (const path of ["/auth/token/refresh", "/auth/session"]) {
      const headers = { authorization: `Bearer ${board.token}` };
      const answer = await ask(`${shop.backendUrl}${path}`, { method: "POST", headers, body: {} });
      expect([path, refusalOf(answer)]).toEqual([path, "404 route.closed"]);
    }
    for (const path of ["/auth/coop_staff/emailpass", "/auth/coop_staff/emailpass/register"]) {
      const body = { email: "desk@valdemiel.example", password: TEST_STAFF_PASSWORD };
      const answer = await ask(`${shop.backendUrl}${path}`, { method: "POST", body });
      expect([path, refusalOf(answer)]).toEqual([path, "404 route.closed"]);
    }
    const headers = { authorization: `Bearer ${board.token}` };
    expect((await ask(`${shop.backendUrl}/admin/orders`, { headers })).status).toBe(401);
  });

  test.each(["/COOP/me", "/coop//me", "/coop/me/x", "/coop"])("is not opened as %s", async (path) => {
    expect(refusalOf(await board.ask("GET", path))).toBe("404 route.closed");
  });
});

describe("an invitation", () => {
  const open = (email: string) => board.invite(email, "fulfilment");

  test("shows what it is for, and its link is kept as a fingerprint alone", async () => {
    const { invitation, link_token } = await open("  Vera@Example.org ");
    expect(must(await look(link_token))).toEqual({
      coop: { name: board.me.coop.name },
      email: "vera@example.org",
      roles: ["fulfilment"],
      expires_at: invitation.expires_at,
      has_login: false,
    });
    const days = (Date.parse(invitation.expires_at) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
    const kept = await shop.query("select * from coop_invitation where id = $1", [invitation.id]);
    expect(JSON.stringify(kept)).not.toContain(link_token);

    const { me: vera } = must(await accept(link_token));
    expect(vera).toMatchObject({ email: "vera@example.org", roles: ["fulfilment"], language: "it" });
    const list = await board.get<{ staff: unknown[]; invitations: { id: string; state: string }[] }>(
      "/coop/staff",
    );
    expect(list.staff).toContainEqual(expect.objectContaining({ id: vera.id, left_at: null }));
    expect(list.invitations).toContainEqual(
      expect.objectContaining({ id: invitation.id, state: "accepted" }),
    );
    expect(JSON.stringify(list)).not.toContain(link_token);
    expect((await logIn("VERA@example.org", TEST_STAFF_PASSWORD)).status).toBe(200);
  });

  test("accepted by a double click is accepted once, and both clicks are logged in", async () => {
    const { link_token } = await open("twice@example.org");
    const [one, two] = await Promise.all([accept(link_token), accept(link_token)]);
    expect(must(one).me).toEqual(must(two).me);
    expect((await me(must(one).token)).status).toBe(200);
    expect((await me(must(two).token)).status).toBe(200);
    expect(
      await shop.query("select count(*)::int as people from coop_staff where email = 'twice@example.org'"),
    ).toEqual([{ people: 1 }]);
    expect(
      await shop.query(
        "select count(*)::int as logins from provider_identity where entity_id = 'twice@example.org'",
      ),
    ).toEqual([{ logins: 1 }]);
  });

  test("opens nothing to whoever finds it used, withdrawn, too old or half", async () => {
    const used = (await open("used@example.org")).link_token;
    must(await accept(used));
    expect(refusalOf(await accept(used, "another-password"))).toBe("400 invitation.used");
    expect(refusalOf(await look(used))).toBe("400 invitation.used");
    expect((await logIn("used@example.org", TEST_STAFF_PASSWORD)).status).toBe(200);

    const withdrawn = await open("withdrawn@example.org");
    const { invitation } = await board.post<Invited>(`/coop/invitations/${withdrawn.invitation.id}/withdraw`);
    expect(invitation.state).toBe("withdrawn");
    expect(refusalOf(await accept(withdrawn.link_token))).toBe("400 invitation.withdrawn");
    expect(refusalOf(await look(withdrawn.link_token))).toBe("400 invitation.withdrawn");

    const old = await open("old@example.org");
    await shop.query("update coop_invitation set expires_at = now() where id = $1", [old.invitation.id]);
    expect(refusalOf(await accept(old.link_token))).toBe("400 invitation.expired");
    expect(refusalOf(await look(old.link_token))).toBe("400 invitation.expired");

    for (const token of [used.slice(0, -1), `${used}x`, "0", withdrawn.invitation.id])
      expect(refusalOf(await accept(token))).toBe("404 invitation.not_found");
    const made = await shop.query(
      "select entity_id from provider_identity where entity_id in ('withdrawn@example.org', 'old@example.org')",
    );
    expect(made).toEqual([]);
  });

  test("wants a password that is long enough, and can then still be accepted", async () => {
    const { link_token } = await open("short@example.org");
    // Nobody guesses at a password that is still to be chosen: more of these than there are tries.
    for (let times = 0; times < 11; times += 1)
      expect(refusalOf(await accept(link_token, "eleven-long"))).toBe("400 staff.password_short");
    expect(refusalOf(await accept(link_token, ""))).toMatch(/^400/);
    expect(refusalOf(await accept(link_token, "x".repeat(201)))).toMatch(/^400/);
    expect((await accept(link_token, "twelve-signs")).status).toBe(200);
  });

  test("to somebody of another co-op does not say so, and is refused when they accept it", async () => {
    const { link_token } = await board.invite("desk@valdemiel.example", "board");
    expect(must(await look(link_token))).toMatchObject({ has_login: true });
    expect(refusalOf(await accept(link_token, "guessed-by-the-board"))).toBe("401 staff.wrong_login");
    expect(refusalOf(await accept(link_token))).toBe("400 staff.other_coop");
    const still = await Desk.of(shop, "valdemiel");
    expect(still.me.coop.handle).toBe("valdemiel");
  });

  test("to somebody of the network asks for the password they have, and leaves it", async () => {
    const { link_token } = await board.invite(TEST_ADMIN.email, "treasurer");
    expect(refusalOf(await accept(link_token, "a-new-password"))).toBe("401 staff.wrong_login");
    expect(must(await accept(link_token, TEST_ADMIN.password)).me.roles).toEqual(["treasurer"]);
    expect((await Admin.signIn(shop)).shop).toBe(shop);
  });

  test("asked for twice by one form is one, with the same link; to somebody who is here it is refused", async () => {
    const body = { email: "form@example.org", roles: ["treasurer"], request_id: newRequestId() };
    const [one, two] = await Promise.all([
      board.post<Invited>("/coop/invitations", body),
      board.post<Invited>("/coop/invitations", body),
    ]);
    expect(one).toEqual(two);
    const other = { ...body, email: "else@example.org" };
    expect(refusalOf(await board.ask("POST", "/coop/invitations", other))).toBe(
      "400 invitation.request_reused",
    );
    must(await accept(one.link_token));
    const again = { ...body, request_id: newRequestId() };
    expect(refusalOf(await board.ask("POST", "/coop/invitations", again))).toBe("400 staff.already_here");
  });

  test.each([
    { email: "no address" },
    { roles: [] },
    { roles: ["king"] },
    { roles: ["board", "board"] },
    { request_id: "short" },
    { coop_id: "coop_other" },
  ])("is not made of %o", async (wrong) => {
    const body = { email: "right@example.org", roles: ["board"], request_id: newRequestId(), ...wrong };
    expect((await board.ask("POST", "/coop/invitations", body)).status).toBe(400);
  });

  test("cut short by a power cut goes on where it was", async () => {
    const { link_token, invitation } = await open("cut@example.org");
    const first = must(await accept(link_token));
    // After the person, before the login knew whose it is.
    await shop.query(
      `update auth_identity set app_metadata = null where id =
         (select auth_identity_id from provider_identity where entity_id = 'cut@example.org')`,
    );
    expect((await logIn("cut@example.org", TEST_STAFF_PASSWORD)).status).toBe(401);
    expect(must(await accept(link_token)).me.id).toBe(first.me.id);
    expect((await logIn("cut@example.org", TEST_STAFF_PASSWORD)).status).toBe(200);
    // After the login, before the person; and the password was forgotten meanwhile.
    await shop.query("delete from coop_staff where id = $1", [first.me.id]);
    await shop.query("update coop_invitation set accepted_at = null where id = $1", [invitation.id]);
    expect((await me(first.token)).status).toBe(401);
    expect((await accept(link_token, "another-password")).status).toBe(200);
    expect((await logIn("cut@example.org", "another-password")).status).toBe(200);
  });

  test("of a co-op's first person comes from the network, once for one form, and no other does", async () => {
    const { coops } = await admin.get<{ coops: { id: string; handle: string; people: number }[] }>(
      "/admin/coop-invitations",
    );
    const horabuena = coops.find(({ handle }) => handle === "horabuena");
    expect(horabuena?.people).toBe(2);
    const body = {
      coop_id: horabuena?.id,
      email: "first@example.org",
      roles: ["board"],
      request_id: newRequestId(),
    };
    const invite = (given: object) => admin.ask<Invited>("POST", "/admin/coop-invitations", given);
    // A co-op with a board invites for itself.
    expect(refusalOf(await invite(body))).toBe("400 staff.already_has_board");
    await shop.query("update coop_staff set left_at = now() where coop_id = $1 and 'board' = any (roles)", [
      body.coop_id,
    ]);
    for (const roles of [["treasurer"], ["board", "treasurer"], []])
      expect(refusalOf(await invite({ ...body, roles }))).toBe("400 invalid_data");
    const [one, two] = [must(await invite(body)), must(await invite(body))];
    expect(one).toEqual(two);
    expect(must(await accept(one.link_token)).me.coop.handle).toBe("horabuena");
    expect(must(await invite(body))).toMatchObject({ link_token: null, invitation: { state: "accepted" } });
    const second = { ...body, email: "second@example.org", request_id: newRequestId() };
    expect(refusalOf(await invite(second))).toBe("400 staff.already_has_board");
    const nowhere = { ...body, coop_id: "coop_nowhere", request_id: newRequestId() };
    expect(refusalOf(await invite(nowhere))).toBe("404 coop.not_found");
    expect((await ask(`${shop.backendUrl}/admin/coop-invitations`, { method: "POST", body })).status).toBe(
      401,
    );
  });
});

describe("people", () => {
  test("change their roles from one request to the next", async () => {
    const fay = await board.colleague("fay@example.org", "catalogue");
    expect(refusalOf(await fay.ask("GET", "/coop/staff"))).toBe("403 staff.not_allowed");
    const { staff } = await board.post<{ staff: { roles: string[] } }>(`/coop/staff/${fay.me.id}`, {
      roles: ["board", "catalogue"],
    });
    expect(staff.roles).toEqual(["board", "catalogue"]);
    expect((await fay.ask("GET", "/coop/staff")).status).toBe(200);
  });

  test("who leave are out at once, and come back as somebody new with a password of their choice", async () => {
    const gil = await board.colleague("gil@example.org", "treasurer");
    for (let times = 0; times < 2; times += 1) await board.post(`/coop/staff/${gil.me.id}/leave`);
    expect(refusalOf(await gil.ask("GET", "/coop/me"))).toBe("401 staff.signed_out");
    expect(refusalOf(await logIn("gil@example.org", TEST_STAFF_PASSWORD))).toBe("401 staff.wrong_login");
    const { link_token } = await board.invite("gil@example.org", "catalogue");
    expect(must(await look(link_token))).toMatchObject({ has_login: false });
    const back = must(await accept(link_token, "a-second-password"));
    expect(back.me.id).not.toBe(gil.me.id);
    expect((await gil.ask("GET", "/coop/me")).status).toBe(401);
    expect((await logIn("gil@example.org", TEST_STAFF_PASSWORD)).status).toBe(401);
  });

  test("always keep one of the board", async () => {
    const { staff } = await others.get<{ staff: { id: string }[] }>("/coop/staff");
    expect(staff).toHaveLength(2);
    for (const [path, body] of [
      [`/coop/staff/${others.me.id}/leave`, {}],
      [`/coop/staff/${others.me.id}`, { roles: ["treasurer"] }],
    ] as const)
      expect(refusalOf(await others.ask("POST", path, body))).toBe("400 staff.last_board");
    expect((await others.ask("GET", "/coop/me")).status).toBe(200);
  });

  test("of another co-op are not there, nor are its invitations", async () => {
    const { invitation } = await others.invite("theirs@example.org", "catalogue");
    for (const id of [others.me.id, "stf_none"]) {
      const refusals = [
        await board.ask("POST", `/coop/staff/${id}`, { roles: ["catalogue"] }),
        await board.ask("POST", `/coop/staff/${id}/leave`, {}),
      ].map(refusalOf);
      expect(refusals).toEqual(["404 staff.not_found", "404 staff.not_found"]);
    }
    for (const id of [invitation.id, "sinv_none"])
      expect(refusalOf(await board.ask("POST", `/coop/invitations/${id}/withdraw`, {}))).toBe(
        "404 invitation.not_found",
      );
  });

  test("who sign out everywhere are out on every device, in the same second too", async () => {
    const jo = await board.colleague("jo@example.org", "catalogue");
    const phone = await Desk.logIn(shop, "jo@example.org");
    expect(await phone.post("/coop/sign-out-everywhere")).toEqual({ ok: true });
    for (const device of [jo, phone])
      expect(refusalOf(await device.ask("GET", "/coop/me"))).toBe("401 staff.signed_out");
    const again = await Desk.logIn(shop, "jo@example.org");
    expect((await again.ask("GET", "/coop/me")).status).toBe(200);
  });

  test("change their password with the old one, which ends every other log-in", async () => {
    const ada = await board.colleague("ada-changes@example.org", "catalogue");
    const phone = await Desk.logIn(shop, "ada-changes@example.org");
    const change = (current: string, password: string) =>
      ada.ask<LoggedIn>("POST", "/coop/password", { current, password });
    expect(refusalOf(await change("a wrong password", "a whole new password"))).toBe("401 staff.wrong_login");
    expect(refusalOf(await change(TEST_STAFF_PASSWORD, "too short"))).toBe("400 staff.password_short");
    expect((await phone.ask("GET", "/coop/me")).status).toBe(200);

    const { token } = must(await change(TEST_STAFF_PASSWORD, "a whole new password"));
    expect((await askDesk(shop, "GET", "/coop/me", { token })).status).toBe(200);
    for (const device of [ada, phone])
      expect(refusalOf(await device.ask("GET", "/coop/me"))).toBe("401 staff.signed_out");
    await expect(Desk.logIn(shop, "ada-changes@example.org")).rejects.toThrow("401 staff.wrong_login");
    await Desk.logIn(shop, "ada-changes@example.org", "a whole new password");

    // Guessing the old one from a desk that was left open counts as guessing at the sign-in page does.
    const guess = () =>
      askDesk(shop, "POST", "/coop/password", { token, body: { current: "x", password: "y".repeat(12) } });
    for (let tries = 0; tries < 10; tries += 1)
      expect(refusalOf(await guess())).toBe("401 staff.wrong_login");
    expect(refusalOf(await guess())).toBe("429 staff.too_many_attempts");
  });

  test("who are at work get a new token every half hour, and none for an old one once they signed out", async () => {
    type Renewed = { renewed: { token: string } | null };
    const kim = await board.colleague("kim@example.org", "catalogue");
    expect((await kim.get<Renewed>("/coop/me")).renewed).toBeNull();

    await shop.query(
      "update coop_staff set tokens_valid_from = now() - interval '1 day' where email = 'kim@example.org'",
    );
    const claims = JSON.parse(Buffer.from(kim.token.split(".")[1] ?? "", "base64url").toString()) as {
      made_at_ms: number;
    };
    const old = signed({ ...claims, made_at_ms: claims.made_at_ms - 31 * 60_000 });
    const ask = (token: string) => askDesk<Renewed>(shop, "GET", "/coop/me", { token });
    const { renewed } = must(await ask(old));
    expect(must(await ask(renewed?.token ?? "")).renewed).toBeNull();
    await kim.post("/coop/sign-out-everywhere");
    for (const token of [old, renewed?.token ?? ""])
      expect(refusalOf(await ask(token))).toBe("401 staff.signed_out");
  });
});

describe("logging in", () => {
  test("tells a wrong password from an unknown address to nobody", async () => {
    const wrong = await logIn("desk@valdemiel.example", "not-this-one");
    const unknown = await logIn("nobody@valdemiel.example", "not-this-one");
    expect(refusalOf(wrong)).toBe("401 staff.wrong_login");
    expect(unknown).toEqual(wrong);
    // The network's people have a login, and nothing to do at a desk.
    const body = { email: TEST_ADMIN.email, password: "not-this-one" };
    expect(await askDesk(shop, "POST", "/coop/login", { body })).toEqual(wrong);
  });

  test("pauses after ten wrong passwords for an address and a hundred of a caller, also after a restart", async () => {
    await board.colleague("slow@example.org", "catalogue");
    const tries: Answer<LoggedIn>[] = [];
    for (let times = 0; times < 10; times += 1)
      tries.push(await logIn("slow@example.org", "wrong-password", "192.0.2.1"));
    expect([...new Set(tries.map(refusalOf))]).toEqual(["401 staff.wrong_login"]);

    const paused = await fetch(`${shop.backendUrl}/coop/login`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-arnia-storefront": shop.storefrontSecret },
      body: JSON.stringify({ email: "Slow@example.org", password: TEST_STAFF_PASSWORD }),
    });
    expect(paused.status).toBe(429);
    expect(Number(paused.headers.get("retry-after"))).toBeGreaterThan(800);
    expect(await paused.json()).toMatchObject({ code: "staff.too_many_attempts" });
    // A workshop is one caller for many people: the others there still log in.
    expect((await logIn("desk@horabuena.example", TEST_STAFF_PASSWORD, "192.0.2.1")).status).toBe(200);
    // Until the caller has used up its tries for everybody; another caller has not.
    await shop.query(
      `insert into coop_login_attempt (key, at)
       select key, at from coop_login_attempt, generate_series(1, 9) where key like 'visitor:%'`,
    );
    const { link_token } = await board.invite("late@example.org", "catalogue");
    const body = { token: link_token, password: TEST_STAFF_PASSWORD, language: "en" };
    const joining = await askDesk(shop, "POST", "/coop/invitations/accept", { body, visitor: "192.0.2.1" });
    expect(refusalOf(joining)).toBe("429 staff.too_many_attempts");
    expect((await logIn("desk@horabuena.example", TEST_STAFF_PASSWORD, "192.0.2.1")).status).toBe(429);
    expect((await logIn("desk@horabuena.example", TEST_STAFF_PASSWORD, "192.0.2.2")).status).toBe(200);

    // Nor is there another door to go on guessing at.
    const guess = { email: "slow@example.org", password: TEST_STAFF_PASSWORD };
    const elsewhere = await ask(`${shop.backendUrl}/auth/user/emailpass`, { method: "POST", body: guess });
    expect(refusalOf(elsewhere)).toBe("429 staff.too_many_attempts");

    await shop.restart();
    expect((await logIn("slow@example.org", TEST_STAFF_PASSWORD)).status).toBe(429);
    await shop.query("update coop_login_attempt set at = at - interval '15 minutes'");
    expect((await logIn("slow@example.org", TEST_STAFF_PASSWORD)).status).toBe(200);
    expect((await board.ask("GET", "/coop/me")).status).toBe(200);
  });

  test("leaves no password, token or link in the log", () => {
    const log = shop.logs();
    for (const secret of [TEST_STAFF_PASSWORD, "wrong-password", board.token.split(".")[2] ?? "-"])
      expect(log).not.toContain(secret);
  });
});
