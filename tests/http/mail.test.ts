import { mkdtempSync, rmSync } from "node:fs";
import type { Email } from "postal-mime";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { withClient } from "../../backend/bin/lib/postgres.mjs";
import { Admin } from "../support/admin-client";
import { Buyer } from "../support/buyer-client";
import { mailsIn } from "../support/mail-folder";
import { startShop, type Shop } from "../support/shop";
import { startSmtp, type ReceivedMail, type SmtpStandIn } from "../support/smtp";
import { HONEY, CHOCOLATE, Store, ask, must, refusalOf, type Order } from "../support/store-client";
import { until } from "../support/until";

/** What people are told by mail, and that they are told once, through power cuts and mail servers that are away. */

let smtp: SmtpStandIn;
let shop: Shop;
let store: Store;
let admin: Admin;

beforeAll(async () => {
  smtp = await startSmtp();
  // A server that does not greet is given up sooner than the usual ten seconds: one of these tests waits for it.
  shop = await startShop({ name: "mail", env: { SMTP_URL: `${smtp.url}?greetingTimeout=3000` } });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
});
afterAll(async () => {
  await shop.stop();
  await smtp.stop();
});
afterEach(() => smtp.fault("none"));

const to = (address: string) => (mails: ReceivedMail[]) => mails.filter((mail) => mail.to.includes(address));
/** Waits until so many mails have come to an address, and answers with them. */
async function mailsTo(address: string, count: number, what: string): Promise<ReceivedMail[]> {
  return to(address)(await smtp.until((all) => to(address)(all).length >= count, `${what} to ${address}`));
}
const textOf = (mail: ReceivedMail | undefined) => mail?.mail.text ?? "";

async function buyIn(locale: string, email: string, method: "demo" | "bank-transfer"): Promise<Order> {
  const reader = new Store(shop);
  reader.headers["x-medusa-locale"] = locale;
  return reader.buy({ goods: { [HONEY]: 1, [CHOCOLATE]: 1 }, email }, method);
}

interface Unsent {
  id: string;
  key: string;
  recipient: string;
  state: string;
  next_try_at: string | null;
  trouble: string | null;
}
const unsent = async (address: string): Promise<Unsent[]> =>
  (await admin.get<{ mails: Unsent[] }>("/admin/mails")).mails.filter(
    ({ recipient }) => recipient === address,
  );

const outbox = (address: string) =>
  shop.query<{ id: string; kind: string; state: string; tries: number; doubts: number; data: unknown }>(
    "select id, kind, state, tries, doubts, data from mail where recipient = $1 order by created_at, id",
    [address],
  );

/** The minutes until the next try pass. */
const timePasses = () => shop.query("update mail set next_try_at = now() where next_try_at is not null");

test("an order by transfer is told in its reader's language, step by step, each once", async () => {
  const address = "ada@example.org";
  const order = await buyIn("it-IT", address, "bank-transfer");
  const [placed] = await mailsTo(address, 1, "the order");
  expect(placed?.mail.subject).toContain(`Ordine ${order.display_id}: attendiamo il bonifico di`);
  expect(textOf(placed)).toContain(`ARNIA ${order.display_id}`);
  // The private link is the one the shopper has, and it opens the order.
  const [, token = ""] = /\/it\/orders\/(\S+)/.exec(textOf(placed)) ?? [];
  expect((await store.follow(token)).display_id).toBe(order.display_id);

  const total = (await store.follow(order.token)).total.amount;
  must(await admin.receive("CRO-1", "1.00", order.display_id));
  const [, part] = await mailsTo(address, 2, "the part that arrived");
  expect(part?.mail.subject).toMatch(/mancano/);
  must(await admin.receive("CRO-2", total, order.display_id));
  const [, , whole] = await mailsTo(address, 3, "the rest that arrived");
  expect(whole?.mail.subject).toBe(`Ordine ${order.display_id} pagato`);

  const [first] = (await admin.orderMoney(order.order_id)).consignments;
  must(await admin.send(first?.id ?? "", "RR123456785IT"));
  const [, , , sent] = await mailsTo(address, 4, "the parcel");
  expect(textOf(sent)).toContain("RR123456785IT");
  expect(textOf(sent)).toContain(first?.coop.name ?? "no co-op");

  const goods = first?.pieces.find(({ kind }) => kind === "goods");
  const { refund } = must(await admin.refund(first?.id ?? "", { piece_id: goods?.id ?? "", quantity: 1 }));
  must(await admin.refundOutcome(refund.id, "paid"));
  const mails = await mailsTo(address, 5, "the refund");
  expect(mails[4]?.mail.subject).toMatch(/rimborsato/);

  await until("the last is noted", async () =>
    (await outbox(address)).every(({ state }) => state === "sent"),
  );
  const rows = await outbox(address);
  expect(rows.map(({ kind }) => kind)).toEqual([
    "order_placed",
    "receipt_recorded",
    "receipt_recorded",
    "parcel_sent",
    "refunded",
  ]);
  // What a mail said is not kept, nor who got it beside it.
  expect(rows.every(({ data, tries }) => data === null && tries === 1)).toBe(true);
  expect(await shop.query(`select * from notification where channel = 'email'`)).toEqual([]);
  expect(new Set(mails.map(({ message_id }) => message_id)).size).toBe(5);
});

/** The cheapest of mails: somebody is invited to a co-op that has nobody left. */
async function invite(coop: string, email: string): Promise<void> {
  const coop_id = await admin.coopId(coop);
  await shop.query("update coop_staff set left_at = now() where coop_id = $1", [coop_id]);
  must(
    await admin.ask("POST", "/admin/coop-invitations", {
      coop_id,
      email,
      roles: ["board"],
      request_id: `mail-invitation-${coop}`,
    }),
  );
}

test("an invitation brings its link to the person alone", async () => {
  const address = "vera@example.org";
  await invite("valdemiel", address);
  const [mail] = await mailsTo(address, 1, "the invitation");
  const [, token = ""] = /\/es\/portal\/invitation\/(\S+)/.exec(textOf(mail)) ?? [];
  const headers = { "x-arnia-storefront": shop.storefrontSecret };
  const looked = await ask<Record<string, unknown>>(`${shop.backendUrl}/coop/invitations/look`, {
    method: "POST",
    headers,
    body: { token },
  });
  expect(refusalOf(looked)).toBe("200");
  expect(JSON.stringify(await shop.query("select * from mail"))).not.toContain(token);
});

test("a company is told that its application arrived and that its prices are ready", async () => {
  const address = "cafe@example.org";
  const cafe = await Buyer.signUp(shop, address);
  must(await cafe.apply("IT 0123-456"));
  // The first asked for a proof of the address.
  const [, applied] = await mailsTo(address, 2, "the application");
  const [company] = await shop.query<{ id: string; language: string }>(
    "select id, language from company where registration_number = 'IT0123456'",
  );
  const [group] = await shop.query<{ id: string }>(
    "select group_id as id from wholesale_list where currency_code = 'eur' limit 1",
  );
  must(
    await admin.ask("POST", `/admin/companies/${company?.id ?? ""}/approve`, {
      group_id: group?.id,
      reason: "Looked up",
    }),
  );
  const [, , approved] = await mailsTo(address, 3, "the approval");
  expect(textOf(approved)).toContain(`${shop.shopUrl}/${company?.language ?? ""}/wholesale`);
  expect(approved?.mail.subject).not.toBe(applied?.mail.subject);
});

test("a mail server that answers nothing holds up no order, and its mail goes when it is back", async () => {
  const address = "gia@example.org";
  smtp.fault("hangs");
  const before = smtp.connections();
  // Nobody can read or write the outbox meanwhile: an order that asked anything of it would never end.
  await withClient(shop.databaseUrl, async (client) => {
    await client.query("begin");
    await client.query("lock table mail in access exclusive mode");
    await buyIn("en-GB", address, "demo");
    await client.query("rollback");
  });
  await invite("saponaria-lumen", address);
  await until("the server was asked", async () => smtp.connections() > before);
  await until("the network sees it", async () =>
    (await unsent(address)).some(({ trouble }) => trouble !== null),
  );
  const seen = (await unsent(address)).find(({ trouble }) => trouble !== null);
  expect(seen).toMatchObject({ state: "waiting" });
  expect(seen?.trouble).toMatch(/greeting/i);
  smtp.fault("none");
  await until("both went", async () => {
    await timePasses();
    return to(address)(smtp.received).length >= 2;
  });
  await until("it is off the list", async () => (await unsent(address)).length === 0);
  expect(to(address)(smtp.received)).toHaveLength(2);
});

test("one that is refused for good is shown to the network, which sends it again", async () => {
  const address = "full@example.org";
  smtp.fault("refuses");
  await invite("horabuena", address);
  await until("it is given up", async () => (await unsent(address))[0]?.state === "failed");
  const [failed] = await unsent(address);
  expect(failed).toMatchObject({ next_try_at: null });
  expect(failed?.trouble).toContain("No such mailbox");
  smtp.fault("none");
  must(await admin.ask("POST", `/admin/mails/${failed?.id ?? ""}/again`));
  await mailsTo(address, 1, "the mail sent again");
  await until("it is off the list", async () => (await unsent(address)).length === 0);
  expect(refusalOf(await admin.ask("POST", `/admin/mails/${failed?.id ?? ""}/again`))).toBe("400 mail.sent");
});

test("an address that nothing can go to is told to the network, and the order stands", async () => {
  const address = `${"long".repeat(20)}@example.org`;
  const order = await buyIn("en-GB", address, "demo");
  expect((await store.follow(order.token)).status).toBe("paid");
  await until("it is given up", async () => (await unsent(address))[0]?.state === "failed");
  expect((await unsent(address))[0]?.trouble).toMatch(/mistyped/);
  expect(to(address)(smtp.received)).toEqual([]);
});

const words = ({ mail }: Pick<ReceivedMail, "mail">) => [mail.subject, mail.date, mail.text, mail.html];

test("one whose line broke while it went goes once more under the same number, and no more", async () => {
  const address = "ora@example.org";
  smtp.fault("drops-after-data");
  await invite("pietrachiara", address);
  await until("it is in doubt", async () => (await outbox(address))[0]?.doubts === 1);
  smtp.fault("none");
  await until("it was repeated", async () => {
    await timePasses();
    return to(address)(smtp.received).length >= 2;
  });
  await until("it is settled", async () => (await outbox(address))[0]?.state === "sent");
  const copies = to(address)(smtp.received);
  expect(copies).toHaveLength(2);
  expect(copies[1]?.message_id).toBe(copies[0]?.message_id);
  expect(words(copies[1] as ReceivedMail)).toEqual(words(copies[0] as ReceivedMail));
});

describe("killed while the server has a mail and has not said so, and started without a server, the shop", () => {
  const [going, waiting, unpaid] = ["uma@example.org", "ida@example.org", "eva@example.org"];
  const folder = mkdtempSync("/tmp/arnia-mail-");
  let [ended, begun]: (Order | undefined)[] = [];

  /** What became a file, by whom it is for. */
  async function filesTo(recipient: string): Promise<Email[]> {
    return (await mailsIn(folder)).filter((mail) => mail.to?.some(({ address }) => address === recipient));
  }

  beforeAll(async () => {
    ended = await buyIn("es-ES", unpaid, "bank-transfer");
    await mailsTo(unpaid, 1, "the order");
    smtp.fault("hangs-after-data");
    await invite("tessitura-marena", going);
    await mailsTo(going, 1, "the mail that hangs");
    begun = await buyIn("it-IT", waiting, "demo");
    await shop.query("update checkout set expires_at = now() - interval '1 minute' where order_id = $1", [
      ended.order_id,
    ]);
    await shop.kill9();
    smtp.fault("none");
    await shop.restart({ SMTP_URL: "", MAIL_FOLDER: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("tells of an order whose mail had not begun, once, in a file of the folder that was named", async () => {
    await until("there is a file", async () => (await filesTo(waiting)).length > 0);
    const [mail] = await filesTo(waiting);
    expect(mail?.subject).toContain(`Ordine ${begun?.display_id}`);
    // Neither by the server before the kill, nor a second time.
    expect(to(waiting)(smtp.received)).toEqual([]);
    expect(await filesTo(waiting)).toHaveLength(1);
    expect(await outbox(waiting)).toHaveLength(1);
  });

  test("tells that an order which nobody paid has ended, in its own language", async () => {
    await until("there is a file", async () => (await filesTo(unpaid)).length > 0);
    const [mail] = await filesTo(unpaid);
    expect(mail?.subject).toBe(`Tu pedido ${ended?.display_id} ha caducado sin pago`);
  });

  test("hands over again what the network wants to go once more, though Medusa has the killed try for pending", async () => {
    const kept = () =>
      shop.query<{ status: string }>("select status from notification where channel = 'email'");
    // What went meanwhile is forgotten in a moment.
    await until("the killed try alone is left", async () => (await kept()).length === 1);
    expect(await kept()).toEqual([{ status: "pending" }]);
    // Its process is gone for longer than any try lasts: whether it went is in doubt.
    await shop.query("update mail set tried_at = tried_at - interval '4 minutes' where recipient = $1", [
      going,
    ]);
    await until("it is in doubt", async () => (await outbox(going))[0]?.doubts === 1);
    const [unknown] = await unsent(going);
    expect(unknown).toMatchObject({ state: "unknown" });
    must(await admin.ask("POST", `/admin/mails/${unknown?.id ?? ""}/again`));
    await until("it is settled", async () => (await outbox(going))[0]?.state === "sent");
    const [[first], again] = [to(going)(smtp.received), await filesTo(going)];
    expect(again).toHaveLength(1);
    expect(again[0]?.messageId).toBe(first?.message_id);
    expect(words({ mail: again[0] as Email })).toEqual(words(first as ReceivedMail));
    // Nor does Medusa keep the killed try, and whom it was for.
    expect(await kept()).toEqual([]);
  });
});
