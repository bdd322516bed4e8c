import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { Buyer, BUYER_PASSWORD, confirmEmail, linkIn } from "../../support/buyer-client";
import { askDesk, Desk } from "../../support/coop-client";
import { pausesAt } from "../../support/pauses";
import { startShop, type Shop } from "../../support/shop";
import { startSmtp, type SmtpStandIn } from "../../support/smtp";
import { address, CHOCOLATE, HONEY, must, refusalOf, Store } from "../../support/store-client";
import { until } from "../../support/until";

/** What becomes of a shopper's account when it changes hands, is forgotten, and goes: through power cuts too. */

const POINTS = {
  password: { table: "provider_identity", on: "update" },
  rename: { table: "customer", on: "update", when: "new.email like '%@deleted.invalid'" },
} as const;

let smtp: SmtpStandIn;
let shop: Shop;
let store: Store;
let admin: Admin;
let board: Desk;
let pauses: Awaited<ReturnType<typeof pausesAt<keyof typeof POINTS>>>;

beforeAll(async () => {
  smtp = await startSmtp();
  shop = await startShop({ name: "account", env: { SMTP_URL: smtp.url } });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
  board = await Desk.of(shop, "pietrachiara", "board");
  pauses = await pausesAt(shop.databaseUrl, POINTS);
});
afterAll(async () => {
  await pauses.close();
  await shop.stop();
  await smtp.stop();
});
afterEach(() => smtp.fault("none"));

const post = <T>(path: string, body: unknown) => Buyer.post<T>(shop, `/store/account/${path}`, body);
const state = async (who: Buyer | Desk): Promise<string> =>
  refusalOf(await who.ask("GET", who instanceof Buyer ? "/store/account" : "/coop/me"));
const unanswered = (act: Promise<unknown>): void => void act.catch(() => undefined);
const enter = (email: string, password = BUYER_PASSWORD) => post("sign-in", { email, password });

/** The tables of the whole shop in which a word stands, however it is written. */
async function tablesWithAny(words: readonly string[]): Promise<Record<string, string[]>> {
  const tables = await shop.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  );
  // Every table in one question, each row read as text once.
  const one = ({ name }: { name: string }) =>
    `select distinct word, '${name}' as name from (select lower(r::text) as said from "${name}" r) rows, words
     where strpos(said, lower(word)) > 0`;
  const found = await shop.query<{ word: string; name: string }>(
    `with words as (select unnest($1::text[]) as word) ${tables.map(one).join(" union all ")} order by name`,
    [words],
  );
  const by: Record<string, string[]> = {};
  for (const { word, name } of found) (by[word] ??= []).push(name);
  return by;
}

const tablesWith = async (word: string): Promise<string[]> => (await tablesWithAny([word]))[word] ?? [];

const hashOf = async (email: string): Promise<string> => {
  const [row] = await shop.query<{ hash: string }>(
    "select provider_metadata ->> 'password' as hash from provider_identity where entity_id = $1",
    [email],
  );
  return row?.hash ?? "no hash";
};

async function powerCut(): Promise<void> {
  await shop.kill9();
  await pauses.throwAway();
  await shop.restart();
}

describe("one login for a desk and an account", () => {
  const email = "both@people.example";
  const next = "the-next-long-password";
  let desk: Desk;
  let account: Buyer;

  test("loses its tokens on both sides by a new password at the desk", async () => {
    desk = await Desk.accept(shop, (await board.invite(email, "catalogue")).link_token, BUYER_PASSWORD);
    account = await Buyer.signUp(shop, email);
    expect([await state(desk), await state(account)]).toEqual(["200", "200"]);
    const change = { current: BUYER_PASSWORD, password: next };
    const { token } = must(await desk.ask<{ token: string }>("POST", "/coop/password", change));
    expect([await state(desk), await state(account)]).toEqual([
      "401 staff.signed_out",
      "401 account.signed_out",
    ]);
    expect((await askDesk(shop, "GET", "/coop/me", { token })).status).toBe(200);
  });

  test("loses them by one in the account too", async () => {
    desk = await Desk.logIn(shop, email, next);
    account = await Buyer.signIn(shop, email, next);
    must(await account.ask("POST", "/store/account/password", { old: next, chosen: BUYER_PASSWORD }));
    expect([await state(desk), await state(account)]).toEqual([
      "401 staff.signed_out",
      "401 account.signed_out",
    ]);
  });

  test("has lost them before there is a new one: a power cut leaves no old token and the old password", async () => {
    desk = await Desk.logIn(shop, email, BUYER_PASSWORD);
    account = await Buyer.signIn(shop, email);
    await pauses.stopAt("password", () =>
      unanswered(account.ask("POST", "/store/account/password", { old: BUYER_PASSWORD, chosen: next })),
    );
    expect([await state(desk), await state(account)]).toEqual([
      "401 staff.signed_out",
      "401 account.signed_out",
    ]);
    await powerCut();
    expect([await state(desk), await state(account)]).toEqual([
      "401 staff.signed_out",
      "401 account.signed_out",
    ]);
    account = await Buyer.signIn(shop, email);
  }, 120_000);

  test("stays a desk's when the account goes, and is gone once nobody has the desk either", async () => {
    must(await account.ask("POST", "/store/account/delete", { password: BUYER_PASSWORD }));
    desk = await Desk.logIn(shop, email, BUYER_PASSWORD);
    expect(refusalOf(await enter(email))).toBe("401 account.wrong_login");

    account = await Buyer.signUp(shop, email);
    must(await board.ask("POST", `/coop/staff/${desk.me.id}/leave`, {}));
    const hash = await hashOf(email);
    must(await account.ask("POST", "/store/account/delete", { password: BUYER_PASSWORD }));
    expect(await tablesWith(hash)).toEqual([]);
    // Who worked at a co-op stays in its list by their address.
    expect(await tablesWith(email)).toEqual(["coop_invitation", "coop_staff"]);
  });
});

describe("a forgotten password", () => {
  const forgotten = (email: string) => post("forgotten", { email, language: "en" });
  const reset = async (email: string, password: string) => {
    const mails = await smtp.until(
      (all) => linkIn(all, email, "reset") !== "",
      `a new password for ${email}`,
    );
    return post("reset", { token: linkIn(mails, email, "reset"), password });
  };

  test("is found again after as many wrong ones as are allowed, and signs in at once", async () => {
    const email = "locked@people.example";
    await Buyer.signUp(shop, email);
    for (let tries = 0; tries < 10; tries += 1) await enter(email, "wrong-wrong-wrong");
    expect(refusalOf(await enter(email))).toBe("429 staff.too_many_attempts");
    must(await forgotten(email));
    must(await reset(email, "a-password-found-again"));
    expect(refusalOf(await enter(email, "a-password-found-again"))).toBe("200");
  });

  test("sends three mails in an hour to an address, and says the same of one that has no account", async () => {
    const ask = async (email: string) => {
      const answers: string[] = [];
      for (let times = 0; times < 4; times += 1) answers.push(refusalOf(await forgotten(email)));
      return answers;
    };
    await Buyer.signUp(shop, "often@people.example");
    const known = await ask("often@people.example");
    expect(known).toEqual(["200", "200", "200", "429 staff.too_many_attempts"]);
    expect(await ask("unknown@people.example")).toEqual(known);
    // Who may not have another mail may sign in all the same.
    expect(refusalOf(await enter("often@people.example"))).toBe("200");
  });

  test("of somebody who has left their desk is mailed, and not of somebody who has one", async () => {
    const email = "leaver@people.example";
    const desk = await Desk.accept(shop, (await board.invite(email, "catalogue")).link_token, BUYER_PASSWORD);
    await Buyer.signUp(shop, email);
    must(await forgotten(email));
    must(await board.ask("POST", `/coop/staff/${desk.me.id}/leave`, {}));
    const [none] = await shop.query<{ count: number }>(
      "select count(*)::int as count from mail where recipient = $1 and kind = 'password_reset'",
      [email],
    );
    expect(none?.count).toBe(0);
    must(await forgotten(email));
    must(await reset(email, "a-password-found-again"));
    await Buyer.signIn(shop, email, "a-password-found-again");
  });
});

describe("an e-mail address", () => {
  const proved = async (who: Buyer) =>
    (await who.get<{ account: { email_confirmed: boolean } }>("/store/account")).account.email_confirmed;
  type Seen = { company: { id: string; buyers: string[]; unconfirmed: string[] } };
  type Companies = { companies: (Seen["company"] & { registration_number: string })[] };
  const companyOf = async (number: string) =>
    (await admin.get<Companies>("/admin/companies")).companies.find(
      ({ registration_number }) => registration_number === number,
    );

  test("makes nobody a company's buyer before it is proved, and the network sees which are", async () => {
    const cafe = await Buyer.signUp(shop, "cafe@people.example");
    must(await cafe.apply("IT0123456"));
    const company = (await companyOf("IT0123456"))!;
    expect(company).toMatchObject({
      buyers: ["cafe@people.example"],
      unconfirmed: ["cafe@people.example"],
    });
    const barista = await Buyer.signUp(shop, "barista@people.example");
    const add = () =>
      admin.ask<Seen>("POST", `/admin/companies/${company.id}/buyers`, { email: "barista@people.example" });
    expect(refusalOf(await add())).toBe("400 company.email_not_confirmed");
    expect(await proved(barista)).toBe(false);

    await confirmEmail(shop, smtp, "barista@people.example");
    expect(await proved(barista)).toBe(true);
    expect(must(await add()).company).toMatchObject({
      buyers: expect.arrayContaining(["cafe@people.example", "barista@people.example"]) as string[],
      unconfirmed: ["cafe@people.example"],
    });
  });

  test("is proved by its own link alone: not a forged one, an old one or one to a new password", async () => {
    const email = "proof@people.example";
    const who = await Buyer.signUp(shop, email);
    must(await post("forgotten", { email, language: "es" }));
    const mails = await smtp.until(
      (all) => linkIn(all, email, "confirm") !== "" && linkIn(all, email, "reset") !== "",
      "both links",
    );
    const token = linkIn(mails, email, "confirm");
    const [id = "", expires = "", signature = ""] = token.split(".");
    const later = String(Number(expires) + 60_000);
    const nobodys = `${Buffer.from("cus_\u0000").toString("base64url")}.${expires}.${signature}`;
    for (const wrong of [
      `${token}x`,
      `${id}.${later}.${signature}`,
      linkIn(mails, email, "reset"),
      nobodys,
      "x",
    ])
      expect(refusalOf(await post("confirm", { token: wrong }))).toBe("400 account.confirm_over");
    expect(refusalOf(await post("reset", { token, password: "a-password-found-again" }))).toBe(
      "400 account.reset_over",
    );
    expect(await proved(who)).toBe(false);
    for (let times = 0; times < 2; times += 1) must(await post("confirm", { token }));
    expect(await proved(who)).toBe(true);
  });

  test("is proved by a new password from a mail too", async () => {
    const email = "reader@people.example";
    await Buyer.signUp(shop, email);
    must(await post("forgotten", { email, language: "it" }));
    const mails = await smtp.until((all) => linkIn(all, email, "reset") !== "", "a link to a new password");
    const password = "a-password-found-again";
    must(await post("reset", { token: linkIn(mails, email, "reset"), password }));
    expect(await proved(await Buyer.signIn(shop, email, password))).toBe(true);
  });

  test("has its link sent again, in the reader's language, three times an hour and no longer once it is proved", async () => {
    const email = "again@people.example";
    const who = await Buyer.signUp(shop, email);
    const again = () =>
      who.ask<{ sent: boolean }>("POST", "/store/account/confirmation-mail", { language: "it" });
    for (let times = 0; times < 2; times += 1) expect(must(await again())).toEqual({ sent: true });
    expect(refusalOf(await again())).toBe("429 staff.too_many_attempts");
    const mails = await smtp.until((all) => all.filter(({ to }) => to.includes(email)).length === 3, "three");
    const subjects = mails.filter(({ to }) => to.includes(email)).map(({ mail }) => mail.subject);
    expect(new Set(subjects)).toEqual(
      new Set(["Confirm your e-mail address", "Conferma il tuo indirizzo e-mail"]),
    );
    await confirmEmail(shop, smtp, email);
    expect(must(await again())).toEqual({ sent: false });
    // Signing up once more, with the right password, mails nobody who has proved it.
    must(await post("sign-up", { email, password: BUYER_PASSWORD, first_name: "", last_name: "" }));
  });
});

/** Words that nobody else in the shop says. */
const CANARY = {
  email: "canary-mail@people.example",
  first: "Canaryforename",
  last: "Canarysurname",
  street: "Canarystreet 7",
  moved: "Canaryalley 9",
  phone: "+39 011 7077077",
  company: "Canarycompany",
  message: "Canarymessage",
};

const canaryAddress = (address_1: string) => ({
  ...address("it"),
  first_name: CANARY.first,
  last_name: CANARY.last,
  address_1,
  phone: CANARY.phone,
});

const apply = (who: Buyer, registration_number: string, name: string) =>
  who.ask("POST", "/store/wholesale/applications", {
    name,
    registration_number,
    country_code: "it",
    language: "en",
    message: CANARY.message,
  });

async function companyId(registration_number: string): Promise<string> {
  const [row] = await shop.query<{ id: string }>("select id from company where registration_number = $1", [
    registration_number,
  ]);
  return row?.id ?? "";
}

/** Somebody with one of everything that is only theirs. */
async function canary(): Promise<Buyer> {
  const { email, first, last } = CANARY;
  must(await post("sign-up", { email, password: BUYER_PASSWORD, first_name: first, last_name: last }));
  const who = await Buyer.signIn(shop, email);
  await confirmEmail(shop, smtp, email);
  must(await who.ask("POST", "/store/account/addresses", canaryAddress(CANARY.street)));
  // A shopper's basket is bound to nobody; the address that was typed into it is all that tells whose it is.
  const cart = await store.newCart();
  must(await store.add(cart, HONEY, 1));
  for (const street of [CANARY.street, CANARY.moved])
    must(
      await store.ask("POST", `/store/carts/${cart}`, {
        email: email.toUpperCase(),
        shipping_address: canaryAddress(street),
      }),
    );
  await store.chooseShipping(cart);
  must(await store.pay(cart));
  // Refused once, then approved by another number, with a basket.
  must(await apply(who, "IT7070001", `${CANARY.company} One`));
  must(
    await admin.ask("POST", `/admin/companies/${await companyId("IT7070001")}/refuse`, { reason: "Note A" }),
  );
  must(await apply(who, "IT7070002", `${CANARY.company} Two`));
  const [group] = await shop.query<{ id: string }>(
    "select group_id as id from wholesale_list where currency_code = 'eur' limit 1",
  );
  must(
    await admin.ask("POST", `/admin/companies/${await companyId("IT7070002")}/approve`, {
      group_id: group?.id,
      reason: "Secretnote of the network",
    }),
  );
  must(await who.add({ [CHOCOLATE]: 6 }));
  await who.post("/store/wholesale/basket/address", { shipping_address: canaryAddress(CANARY.street) });
  return who;
}

describe("what is kept of somebody", () => {
  let who: Buyer;

  test("is handed over whole: addresses, baskets and the company, and not the network's notes", async () => {
    who = await canary();
    const order = await store.buy({ goods: { [HONEY]: 1 }, email: "elsewhere@people.example" });
    await who.post("/store/account/orders", { follow_token: order.token });
    const taken = await who.get<Record<string, unknown>>("/store/account/export");
    const where = { first_name: CANARY.first, phone: CANARY.phone };
    expect(taken).toMatchObject({
      account: { email: CANARY.email, first_name: CANARY.first, email_confirmed: true },
      addresses: [{ ...where, address_1: CANARY.street }],
      orders: [
        {
          display_id: order.display_id,
          email: "elsewhere@people.example",
          shipping_address: { city: "Torino", address_1: expect.any(String) as string },
          lines: [{ quantity: 1 }],
        },
      ],
      company: { name: `${CANARY.company} Two`, state: "approved", message: CANARY.message, reason: null },
      earlier_applications: [{ name: `${CANARY.company} One`, state: "refused", reason: "Note A" }],
    });
    expect(taken["baskets"]).toHaveLength(2);
    expect(taken["baskets"]).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          email: CANARY.email,
          shipping_address: expect.objectContaining({ ...where, address_1: CANARY.moved }) as object,
          lines: [expect.objectContaining({ quantity: 1 }) as object],
        }),
        expect.objectContaining({
          shipping_address: expect.objectContaining({ ...where, address_1: CANARY.street }) as object,
          lines: [
            expect.objectContaining({
              quantity: 6,
              unit_price: { amount: "8.50", currency_code: "eur" },
            }) as object,
          ],
        }),
      ]),
    );
    const text = JSON.stringify(taken);
    for (const secret of ["Secretnote", "decided_by", "group_id", "follow_token", "cusgroup_"])
      expect(text).not.toContain(secret);
  });

  test("goes with the account, out of every table", async () => {
    const hash = await hashOf(CANARY.email);
    const words = [...Object.values(CANARY), hash];
    expect(Object.keys(await tablesWithAny(words)).sort()).toEqual([...words].sort());
    must(await who.ask("POST", "/store/account/delete", { password: BUYER_PASSWORD }));
    expect(await tablesWithAny(words)).toEqual({});
    await admin.audit();
  });

  test("of a company that has ordered stays its name, and of one with other buyers all but the message", async () => {
    const company = await Buyer.signUp(shop, "company@people.example");
    const colleague = await Buyer.signUp(shop, "colleague@people.example");
    must(await apply(company, "IT7070003", "Two buyers"));
    await confirmEmail(shop, smtp, "colleague@people.example");
    const id = await companyId("IT7070003");
    must(await admin.ask("POST", `/admin/companies/${id}/buyers`, { email: "colleague@people.example" }));
    const [group] = await shop.query<{ id: string }>(
      "select group_id as id from wholesale_list where currency_code = 'eur' limit 1",
    );
    must(await admin.ask("POST", `/admin/companies/${id}/approve`, { group_id: group?.id, reason: "Known" }));
    must(await colleague.add({ [CHOCOLATE]: 24 }));
    must(await colleague.order(await colleague.ready(address("it"))));
    const now = async () =>
      (await shop.query("select name, message, state from company where id = $1", [id]))[0];

    must(await company.ask("POST", "/store/account/delete", { password: BUYER_PASSWORD }));
    expect(await now()).toEqual({ name: "Two buyers", message: "", state: "approved" });
    must(await colleague.ask("POST", "/store/account/delete", { password: BUYER_PASSWORD }));
    expect(await now()).toEqual({ name: "Two buyers", message: "", state: "closed" });
  });

  test("in a mail that never went is forgotten after a month", async () => {
    const email = "dead-mail@people.example";
    smtp.fault("refuses");
    await Buyer.signUp(shop, email);
    await until("the mail is given up", async () => {
      const [row] = await shop.query<{ state: string }>("select state from mail where recipient = $1", [
        email,
      ]);
      return row?.state === "failed";
    });
    await shop.query(
      "update mail set tried_at = now() - interval '31 days', not_after = null where recipient = $1",
      [email],
    );
    await until("it is forgotten", async () => !(await tablesWith(email)).includes("mail"));
    const [kept] = await shop.query(
      `select state, recipient, data, trouble from mail where key like 'email_confirmation:%' and state = 'late'`,
    );
    expect(kept).toEqual({ state: "late", recipient: null, data: null, trouble: null });
  });
});

describe("a deletion that was cut short", () => {
  test("lets nobody in, and is finished by the shop itself", async () => {
    const email = "half@people.example";
    const who = await Buyer.signUp(shop, email);
    must(await apply(who, "IT7070009", "Half a company"));
    await who.post("/store/account/addresses", canaryAddress("Halfwaystreet 1"));
    const hash = await hashOf(email);
    // What has gone is forgotten; what is about to go when an account goes still goes.
    await until("both mails have gone", async () => {
      const sent = await shop.query("select id from mail where recipient = $1 and state = 'sent'", [email]);
      return sent.length === 2;
    });
    await pauses.stopAt("rename", () =>
      unanswered(who.ask("POST", "/store/account/delete", { password: BUYER_PASSWORD })),
    );
    await shop.kill9();
    await pauses.throwAway();
    expect(await tablesWith(email)).toEqual(["customer", "provider_identity"]);
    await shop.restart();
    expect(refusalOf(await enter(email))).toBe("401 account.wrong_login");
    expect(await state(who)).toBe("401 account.signed_out");
    await until(
      "nothing is left",
      async () => (await tablesWith(email)).length + (await tablesWith(hash)).length === 0,
      90_000,
    );
    for (const word of ["Halfwaystreet", "Half a company"]) expect(await tablesWith(word)).toEqual([]);
    expect(await shop.query("select customer_id from customer_login where leaving_at is not null")).toEqual(
      [],
    );
    // The address is free.
    await Buyer.signUp(shop, email);
  }, 180_000);

  test("is finished from its first step on, and nothing is taken up again meanwhile", async () => {
    const email = "begun@people.example";
    const who = await Buyer.signUp(shop, email);
    await who.post("/store/account/addresses", canaryAddress("Begunstreet 1"));
    // The sweep of the minute finds it, and is kept from finishing it.
    const begun = () =>
      shop.query(
        `update customer_login set leaving_at = now(), leaving_login =
           (select auth_identity_id from provider_identity where entity_id = $1)
         where customer_id = (select id from customer where email = $1)`,
        [email],
      );
    await pauses.stopAt("rename", begun);
    expect(await state(who)).toBe("401 account.signed_out");
    expect(refusalOf(await enter(email))).toBe("401 account.wrong_login");
    must(await post("sign-up", { email, password: BUYER_PASSWORD, first_name: "", last_name: "" }));
    expect(refusalOf(await enter(email))).toBe("401 account.wrong_login");
    await powerCut();
    await until("nothing is left", async () => (await tablesWith(email)).length === 0, 90_000);
    expect(await tablesWith("Begunstreet")).toEqual([]);
  }, 180_000);
});
