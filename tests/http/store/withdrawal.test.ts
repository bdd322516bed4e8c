import { afterAll, beforeAll, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { startShop, type Shop } from "../../support/shop";
import { startSmtp, type SmtpStandIn } from "../../support/smtp";
import {
  CHOCOLATE,
  HONEY,
  Store,
  must,
  refusalOf,
  type Answer,
  type Order,
} from "../../support/store-client";
import { until } from "../../support/until";

/** Withdrawing from a contract, as Directive 2011/83/EU, article 11a, wants it; and what the shop forgets by itself. */

let smtp: SmtpStandIn;
let shop: Shop;
let store: Store;
let admin: Admin;
let requests = 0;

beforeAll(async () => {
  smtp = await startSmtp();
  shop = await startShop({ name: "withdrawal", env: { SMTP_URL: smtp.url } });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
});
afterAll(async () => {
  await shop.stop();
  await smtp.stop();
});

interface Line {
  id: string;
  title: string;
  kind: string;
  quantity: number;
  to_withdraw: number;
}
interface Withdrawable {
  parcels: { lines: Line[] }[];
  withdrawal: {
    open: boolean;
    notices: {
      at: string;
      said: string | null;
      refunded: boolean;
      lines: { title: string; quantity: number }[];
    }[];
  };
}

async function read({ token }: Order): Promise<Withdrawable & { lines: Line[] }> {
  const path = `/store/follow/${token}?lang=en`;
  const { order } = must(await store.ask<{ order: Withdrawable }>("GET", path));
  return { ...order, lines: order.parcels.flatMap(({ lines }) => lines) };
}
const lineOf = (lines: Line[], kind: string): Line => {
  const found = lines.find((line) => line.kind === kind);
  if (!found) throw new Error(`There is no ${kind} among ${lines.map((line) => line.kind).join(", ")}.`);
  return found;
};

const newRequest = () => `withdrawal-${(requests += 1)}`;
const withdraw = (
  token: string,
  lines: { id: string; quantity: number }[],
  more: { said?: string; request_id?: string } = {},
): Promise<Answer<{ withdrawal: { at: string } }>> =>
  store.ask("POST", `/store/follow/${token}/withdrawal`, { request_id: newRequest(), lines, ...more });

test("a buyer withdraws from some of an order: once for two clicks, told by mail, seen by the network until refunded", async () => {
  const email = "ada@example.org";
  const reader = new Store(shop);
  reader.headers["x-medusa-locale"] = "it-IT";
  const order = await reader.buy({ goods: { [HONEY]: 3, [CHOCOLATE]: 1 }, email });
  const before = await read(order);
  expect(before.withdrawal).toEqual({ open: true, notices: [] });
  const honey = lineOf(before.lines, "honey");
  expect(honey).toMatchObject({ quantity: 3, to_withdraw: 3 });

  const form = { said: "Troppo dolce per me", request_id: newRequest() };
  const answers = await Promise.all(
    [1, 2, 3].map(() => withdraw(order.token, [{ id: honey.id, quantity: 2 }], form)),
  );
  expect(answers.map(refusalOf)).toEqual(["200", "200", "200"]);
  expect(new Set(answers.map(({ body }) => body.withdrawal.at)).size).toBe(1);
  const after = await read(order);
  expect(after.withdrawal).toMatchObject({
    open: true,
    notices: [
      {
        at: answers[0]?.body.withdrawal.at,
        said: form.said,
        refunded: false,
        lines: [{ title: honey.title, quantity: 2 }],
      },
    ],
  });
  expect(lineOf(after.lines, "honey").to_withdraw).toBe(1);

  const received = () =>
    smtp.received.filter(({ to, mail }) => to.includes(email) && /recesso/.test(mail.subject ?? ""));
  await smtp.until(() => received().length > 0, "the acknowledgement");
  const text = received()[0]?.mail.text ?? "";
  for (const said of [String(order.display_id), "× 2", form.said, "Ada Rossi", email])
    expect(text).toContain(said);
  const moment = new Intl.DateTimeFormat("it-IT", {
    dateStyle: "long",
    timeStyle: "long",
    timeZone: "Europe/Rome",
  }).format(new Date(after.withdrawal.notices[0]?.at ?? ""));
  expect(text).toContain(moment);
  expect(received()[0]?.mail.html).toContain(moment);

  // Money is the network's act: it sees what is to do, until it has refunded.
  const to_do = async () =>
    (
      await admin.get<{
        orders: { order_id: string; display_id: number; withdrawals: { refunded: boolean }[] }[];
      }>("/admin/withdrawals")
    ).orders.filter(({ order_id }) => order_id === order.order_id);
  expect(await to_do()).toMatchObject([
    { display_id: order.display_id, withdrawals: [{ refunded: false, said: form.said }] },
  ]);
  const consignment = await admin.consignmentOf(order.order_id, "valdemiel");
  const piece = consignment.pieces.find(({ kind }) => kind === "goods");
  must(await admin.refund(consignment.id, { piece_id: piece?.id ?? "", quantity: 2 }));
  expect(await to_do()).toEqual([]);
  expect(await admin.orderMoney(order.order_id)).toMatchObject({ withdrawals: [{ refunded: true }] });
  expect((await read(order)).withdrawal.notices[0]?.refunded).toBe(true);
  await admin.audit();

  // Nothing more came of the three clicks.
  const outbox = await shop.query(
    "select key from mail where kind = 'withdrawal_received' and recipient = $1",
    [email],
  );
  expect(outbox).toHaveLength(1);
  expect(received()).toHaveLength(1);
});

test("what is not of the order, or more than was bought, is refused and records nothing", async () => {
  const [order, other] = [
    await store.buy({ goods: { [HONEY]: 1 } }),
    await store.buy({ goods: { [HONEY]: 1 } }),
  ];
  const [honey] = (await read(order)).lines;
  const [foreign] = (await read(other)).lines;
  if (!honey || !foreign) throw new Error("The orders have no lines.");
  const asked = async (lines: { id: string; quantity: number }[], token = order.token) =>
    refusalOf(await withdraw(token, lines));
  expect(await asked([{ id: honey.id, quantity: 2 }])).toBe("400 withdrawal.too_many");
  expect(await asked([{ id: foreign.id, quantity: 1 }])).toBe("404 withdrawal.line_not_found");
  expect(await asked([{ id: honey.id, quantity: 1 }], `${order.token}x`)).toBe("404 order.not_found");
  const [id = ""] = order.token.split(".");
  const [, signature = ""] = other.token.split(".");
  expect(await asked([{ id: honey.id, quantity: 1 }], `${id}.${signature}`)).toBe("404 order.not_found");
  for (const lines of [[], [{ id: honey.id, quantity: 0 }], [{ id: honey.id, quantity: 0.5 }]])
    expect(await asked(lines)).toMatch(/^400/);
  const said = "x".repeat(501);
  expect(refusalOf(await withdraw(order.token, [{ id: honey.id, quantity: 1 }], { said }))).toMatch(/^400/);
  expect((await read(order)).withdrawal.notices).toEqual([]);
});

test("it is offered until 45 days after the last parcel, and not for an order that was cancelled", async () => {
  const order = await store.buy({ goods: { [HONEY]: 1 } });
  const [line] = (await read(order)).lines;
  const all = [{ id: line?.id ?? "", quantity: 1 }];
  await admin.sendAll(order.order_id);
  const sentDaysAgo = (days: number) =>
    shop.query(
      `update parcel set sent_at = now() - $2 * interval '1 day'
       where consignment_id in (select id from consignment where order_id = $1)`,
      [order.order_id, days],
    );
  await sentDaysAgo(46);
  expect((await read(order)).withdrawal.open).toBe(false);
  expect(refusalOf(await withdraw(order.token, all))).toBe("400 withdrawal.not_offered");
  await sentDaysAgo(44);
  expect((await read(order)).withdrawal.open).toBe(true);
  must(await withdraw(order.token, all));
  expect((await read(order)).withdrawal.open).toBe(false);

  const waiting = await store.buy({ goods: { [HONEY]: 1 } }, "bank-transfer");
  expect((await read(waiting)).withdrawal.open).toBe(true);
  const [unpaid] = (await read(waiting)).lines;
  must(await admin.ask("POST", `/admin/orders/${waiting.order_id}/cancel`));
  expect((await read(waiting)).withdrawal.open).toBe(false);
  expect(refusalOf(await withdraw(waiting.token, [{ id: unpaid?.id ?? "", quantity: 1 }]))).toBe(
    "400 withdrawal.not_offered",
  );
});

test("baskets that nobody ordered are forgotten after thirty days with who typed into them, and old tries to log in", async () => {
  const forgotten = await store.readyCart({ goods: { [HONEY]: 1 }, email: "gone@example.org" });
  const touched = await store.readyCart({ goods: { [HONEY]: 1 }, email: "back@example.org" });
  const paying = await store.readyCart({ goods: { [HONEY]: 1 }, email: "pays@example.org" });
  must(await store.pay(paying, "bank-transfer"));
  const young = await store.readyCart({ goods: { [HONEY]: 1 }, email: "young@example.org" });
  const ordered = await store.buy({ goods: { [HONEY]: 1 }, email: "bought@example.org" });
  const long_ago = "now() - interval '31 days'";
  for (const cart of [forgotten, touched, paying, ordered.cart_id]) {
    await shop.query(`update cart set updated_at = ${long_ago} where id = $1`, [cart]);
    await shop.query(`update cart_shipping_method set updated_at = ${long_ago} where cart_id = $1`, [cart]);
    await shop.query(
      `update cart_address set updated_at = ${long_ago}
       where id in (select shipping_address_id from cart where id = $1)`,
      [cart],
    );
    if (cart !== touched)
      await shop.query(`update cart_line_item set updated_at = ${long_ago} where cart_id = $1`, [cart]);
  }
  const [bore] = await shop.query<{ address: string }>(
    "select shipping_address_id as address from cart where id = $1",
    [forgotten],
  );
  const address = bore?.address ?? "";
  expect(address).not.toBe("");
  await shop.query(
    `insert into coop_login_attempt (key, at)
     values ('old', now() - interval '2 hours'), ('young', now() - interval '5 minutes')`,
  );
  await shop.restart();
  await until(
    "the old basket is forgotten",
    async () => (await shop.query("select id from cart where id = $1", [forgotten])).length === 0,
  );
  for (const cart of [touched, paying, young, ordered.cart_id])
    expect(await shop.query("select id from cart where id = $1", [cart])).toHaveLength(1);
  expect(await shop.query("select id from cart_address where id = $1", [address])).toEqual([]);
  expect(await shop.query("select id from cart_line_item where cart_id = $1", [forgotten])).toEqual([]);
  await until("its guest is nobody", async () => {
    const left = await shop.query<{ email: string }>(
      "select email from customer where email in ('gone@example.org', 'back@example.org') and deleted_at is null",
    );
    return left.map(({ email }) => email).join() === "back@example.org";
  });
  await until("the old try is forgotten", async () => {
    const left = await shop.query<{ key: string }>(
      "select key from coop_login_attempt where key in ('old', 'young')",
    );
    return left.map(({ key }) => key).join() === "young";
  });
});
