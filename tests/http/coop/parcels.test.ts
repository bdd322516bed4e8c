import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { Desk, newRequestId } from "../../support/coop-client";
import { pausesAt } from "../../support/pauses";
import { startShop, type Shop } from "../../support/shop";
import {
  CHOCOLATE,
  CLOCK,
  HONEY,
  Store,
  WORKED_EXAMPLE,
  euros,
  must,
  refusalOf,
  type Answer,
  type Money,
} from "../../support/store-client";
import { until } from "../../support/until";

interface Piece {
  id: string;
  title: string;
  sku: string;
  quantity: number;
  refunded_quantity: number;
  sent_quantity: number;
  left_quantity: number;
}

interface Consignment {
  id: string;
  order_display_id: number;
  state: "to_pack" | "packed" | "sent" | "refunded";
  packed_at: string | null;
  sent_at: string | null;
  pieces: Piece[];
  shipping: { title: string };
  parcels: {
    sent_at: string;
    sent_by: string;
    tracking: string | null;
    pieces: { id: string; quantity: number }[];
  }[];
  address?: { name: string; lines: string[] } | null;
  sender?: { lines: string[] };
}

interface Earned {
  currency_code: string;
  held: {
    total: Money;
    by_day: { day: string; amount: Money }[];
    waiting_to_be_sent: Money;
    in_dispute: Money;
  };
  payable: Money;
  in_payout: Money;
  settled: Money;
  owed: Money;
}

interface ToMake {
  title: string;
  sku: string;
  to_make: number;
  ready: number;
  first_due: string;
}

/** Between any two steps of a sending, and of a refund that leaves nothing to send. */
const POINTS = {
  parcel: { table: "parcel_piece", on: "insert" },
  fulfilment: { table: "fulfillment", on: "insert" },
  register: { table: "order_change", on: "insert" },
  departure: { table: "stock_departure", on: "insert" },
  giveBack: {
    table: "stock_hold",
    on: "update",
    when: "new.state = 'sent' and old.state = 'claimed' and new.gone < new.quantity",
  },
  finish: { table: "parcel", on: "update", when: "new.finished_at is not null" },
} as const;
type PointName = keyof typeof POINTS;

let shop: Shop;
let store: Store;
let admin: Admin;
let pauses: Awaited<ReturnType<typeof pausesAt<PointName>>>;
/** The demo co-ops' people by their co-op's handle. */
let desks: Record<string, Desk>;

const signIn = async () =>
  Object.fromEntries(
    await Promise.all(
      ["pietrachiara", "valdemiel", "horabuena"].map(
        async (handle) => [handle, await Desk.of(shop, handle)] as const,
      ),
    ),
  );

beforeAll(async () => {
  shop = await startShop({ name: "coop_parcels" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
  pauses = await pausesAt(shop.databaseUrl, POINTS);
  desks = await signIn();
});
afterAll(async () => {
  await pauses.close();
  await shop.stop();
});

const desk = (handle: string): Desk => desks[handle]!;
const list = async (handle: string, state = "all") =>
  (await desk(handle).get<{ consignments: Consignment[] }>(`/coop/consignments?state=${state}`)).consignments;

/** Buys some of one good and answers its co-op's consignment. */
async function sold(handle: string, good: string, quantity: number) {
  const order = await store.buy({ goods: { [good]: quantity } });
  const { id } = await admin.consignmentOf(order.order_id, handle);
  const { consignment } = await desk(handle).get<{ consignment: Consignment }>(`/coop/consignments/${id}`);
  return { order, id, piece: consignment.pieces[0]!.id };
}

const send = (
  handle: string,
  id: string,
  body: Record<string, unknown> = {},
): Promise<Answer<{ consignment: Consignment }>> =>
  desk(handle).ask("POST", `/coop/consignments/${id}/sent`, { request_id: newRequestId(), ...body });

const stockOf = async (good: string) => {
  const [item] = await shop.query<{ sellable: number; held: number; claimed: number }>(
    "select sellable, held, claimed from stock_item where variant_id = $1",
    [await store.variantOf(good)],
  );
  return [item?.sellable, item?.held, item?.claimed];
};

async function earned(handle: string): Promise<Earned> {
  const { currencies } = await desk(handle).get<{ currencies: Earned[] }>("/coop/earnings");
  const [eur] = currencies;
  if (!eur) throw new Error(`${handle} has sold nothing.`);
  const holds = await admin.holds();
  const account = (name: string) => euros(holds[`coop:${handle}:${name}`] ?? "0.00");
  expect([eur.held.total, eur.payable, eur.in_payout, eur.owed]).toEqual([
    account("held"),
    account("payable"),
    account("in_payout"),
    account("owes"),
  ]);
  return eur;
}

describe("an order of 112.90", () => {
  const nothing = euros("0.00");
  const held = (total: string) => ({
    total: euros(total),
    by_day: [],
    waiting_to_be_sent: euros(total),
    in_dispute: euros("0.00"),
  });
  let order_id: string;

  test("waits at each co-op's desk with what it will earn", async () => {
    ({ order_id } = await store.buy(WORKED_EXAMPLE));
    expect(await earned("pietrachiara")).toMatchObject({ held: held("27.15"), payable: nothing });
    expect(await earned("valdemiel")).toMatchObject({ held: held("25.91"), payable: nothing });
    expect(await earned("horabuena")).toMatchObject({ held: held("44.39"), payable: nothing });
  });

  test("shows a list without its buyer, and one parcel with the address", async () => {
    const [honey, ...more] = await list("valdemiel", "to_pack");
    expect(more).toEqual([]);
    expect(honey).toMatchObject({ state: "to_pack", parcels: [], packed_at: null, sent_at: null });
    expect(honey?.pieces).toMatchObject([{ quantity: 3, sent_quantity: 0, left_quantity: 3 }]);
    expect(JSON.stringify(honey)).not.toMatch(/Rossi|Via Po|Torino|example\.org/);

    const { consignment } = await desk("valdemiel").get<{ consignment: Consignment }>(
      `/coop/consignments/${honey?.id ?? ""}`,
    );
    expect(consignment.address).toEqual({ name: "Ada Rossi", lines: ["Via Po 1", "10100 Torino", "IT"] });
    // The board sees the parcel; where its buyer lives is for whoever sends it.
    const board = await Desk.of(shop, "valdemiel", "board");
    const seen = await board.get<{ consignment: Consignment }>(`/coop/consignments/${honey?.id ?? ""}`);
    expect(seen).toEqual({ consignment: { ...consignment, address: null } });
    expect(consignment.sender?.lines.length).toBeGreaterThan(1);
    expect(consignment.sender?.lines.join(" ")).not.toMatch(/pris|carcer|penit|cárcel|prigion|jail/i);
  });

  test("tells the workshop what to make and what is ready, and nobody's name or number", async () => {
    const [chocolate] = await list("pietrachiara");
    const before = await desk("pietrachiara").get<{ make: ToMake[] }>("/coop/workshop");
    expect(before.make).toMatchObject([{ to_make: 2, ready: 0 }]);
    expect(Object.keys(before.make[0] ?? {}).sort()).toEqual(
      ["first_due", "ready", "sku", "title", "to_make", "variant"].sort(),
    );
    expect(before.make[0]?.first_due).toMatch(/^\d{4}-\d{2}-\d{2}$/);

    const path = `/coop/consignments/${chocolate?.id ?? ""}`;
    await desk("pietrachiara").post(`${path}/packed`);
    const packed = await desk("pietrachiara").post<{ consignment: Consignment }>(`${path}/packed`);
    expect(packed.consignment.state).toBe("packed");
    expect((await list("pietrachiara", "packed")).map(({ id }) => id)).toEqual([chocolate?.id]);
    expect((await list("pietrachiara", "to_pack")).map(({ id }) => id)).toEqual([]);
    const after = await desk("pietrachiara").get<{ make: ToMake[] }>("/coop/workshop");
    expect(after.make).toMatchObject([{ to_make: 0, ready: 2 }]);
    expect(JSON.stringify(after)).not.toMatch(new RegExp(`Rossi|order|${chocolate?.id ?? "csg"}`));
    const unpacked = await desk("pietrachiara").post<{ consignment: Consignment }>(`${path}/unpacked`);
    expect(unpacked.consignment.state).toBe("to_pack");
  });

  test("once sent is payable, in payout, settled, and each number is the network's", async () => {
    for (const handle of ["pietrachiara", "valdemiel", "horabuena"]) {
      const [one] = await list(handle);
      must(await send(handle, one?.id ?? ""));
    }
    expect((await earned("pietrachiara")).payable).toEqual(euros("25.03"));
    expect((await earned("valdemiel")).payable).toEqual(euros("24.47"));
    expect((await earned("horabuena")).payable).toEqual(euros("40.98"));

    must(await admin.providerMoves("payouts", "parcels-po", "112.90"));
    const { settlement } = must(await admin.reserve("valdemiel"));
    expect(await earned("valdemiel")).toMatchObject({ payable: nothing, in_payout: euros("24.47") });
    must(await admin.settlementOutcome(settlement.id, "paid"));
    expect(await earned("valdemiel")).toMatchObject({ in_payout: nothing, settled: euros("24.47") });

    const honey = await admin.consignmentOf(order_id, "valdemiel");
    const piece_id = honey.pieces.find(({ kind }) => kind === "goods")?.id ?? "";
    must(await admin.refund(honey.id, { piece_id, quantity: 1 }));
    expect(await earned("valdemiel")).toMatchObject({ settled: euros("24.47"), owed: euros("4.33") });
    await admin.audit();
  });
});

describe("three jars in two parcels", () => {
  let jars: Awaited<ReturnType<typeof sold>>;
  let before: (number | undefined)[];

  test("leave with the first, and the rest stays", async () => {
    before = await stockOf(HONEY);
    jars = await sold("valdemiel", HONEY, 3);
    const pieces = [{ piece_id: jars.piece, quantity: 1 }];
    const body = { pieces, tracking: "ES-1", request_id: newRequestId(), parcels_seen: 0 };
    const answers = await Promise.all([1, 2, 3].map(() => send("valdemiel", jars.id, body)));
    for (const answer of answers) {
      const { consignment } = must(answer);
      expect(consignment).toMatchObject({ state: "to_pack", sent_at: null });
      expect(consignment.parcels).toMatchObject([
        { tracking: "ES-1", sent_by: "coop", pieces: [{ id: jars.piece, quantity: 1 }] },
      ]);
    }
    expect(await stockOf(HONEY)).toEqual([before[0]! - 1, 0, 2]);
    expect((await admin.consignmentOf(jars.order.order_id, "valdemiel")).status).toBe("held");
    await admin.audit();

    const { parcels } = await store.follow(jars.order.token);
    expect(parcels).toMatchObject([{ state: "partly_sent", lines: [{ quantity: 3, left_quantity: 2 }] }]);
    expect(parcels[0]?.sent_parcels).toMatchObject([{ tracking: "ES-1", lines: [{ quantity: 1 }] }]);
  });

  test("are refused in more than is left, for a foreign piece, under a used request", async () => {
    const other = await sold("pietrachiara", CHOCOLATE, 1);
    const one = { pieces: [{ piece_id: jars.piece, quantity: 1 }] };
    const refusals = [
      await send("valdemiel", jars.id, { pieces: [{ piece_id: jars.piece, quantity: 3 }] }),
      await send("valdemiel", jars.id, { pieces: [{ piece_id: other.piece, quantity: 1 }] }),
      await send("valdemiel", jars.id, { ...one, parcels_seen: 0 }),
      await send("valdemiel", other.id),
      await send("valdemiel", jars.id, { pieces: [] }),
      await send("valdemiel", jars.id, { pieces: [{ piece_id: jars.piece, quantity: 0 }] }),
      await send("valdemiel", jars.id, { ...one, request_id: "short" }),
      await send("valdemiel", jars.id, { ...one, sent_at: "2020-01-01" }),
    ].map(refusalOf);
    expect(refusals).toEqual([
      "400 parcel.too_many",
      "404 parcel.piece_not_found",
      "400 parcel.sent_meanwhile",
      "404 consignment.not_found",
      "400 invalid_data",
      "400 invalid_data",
      "400 invalid_data",
      "400 invalid_data",
    ]);
    for (const act of ["packed", "unpacked"])
      expect(
        refusalOf(await desk("valdemiel").ask("POST", `/coop/consignments/${other.id}/${act}`, {})),
      ).toBe("404 consignment.not_found");
    const [first] = (await list("valdemiel")).filter(({ id }) => id === jars.id);
    expect(first?.parcels).toHaveLength(1);
  });

  test("are sent by one of two people who press at once, and earned from the last parcel", async () => {
    const people = await Promise.all([1, 2].map(() => send("valdemiel", jars.id, { tracking: "ES-2" })));
    expect(people.map(refusalOf).sort()).toEqual(["200", "400 parcel.nothing_left"]);
    expect(await stockOf(HONEY)).toEqual([before[0]! - 3, 0, 0]);
    const consignment = await admin.consignmentOf(jars.order.order_id, "valdemiel");
    expect(consignment).toMatchObject({ status: "earned", tracking: "ES-2" });
    expect(consignment.parcels.map(({ pieces }) => pieces.map(({ quantity }) => quantity))).toEqual([
      [1],
      [2],
    ]);
    const { parcels } = await store.follow(jars.order.token);
    expect(parcels[0]).toMatchObject({
      state: "sent",
      sent_parcels: [{ tracking: "ES-1" }, { tracking: "ES-2" }],
    });
    await admin.audit();
  });

  test("the network may send what a co-op left, and says so again in vain", async () => {
    const { id, piece, order } = await sold("valdemiel", HONEY, 2);
    must(await send("valdemiel", id, { pieces: [{ piece_id: piece, quantity: 1 }] }));
    for (let press = 0; press < 2; press += 1) must(await admin.send(id));
    const { parcels, status } = await admin.consignmentOf(order.order_id, "valdemiel");
    expect([status, parcels.map(({ sent_by }) => sent_by)]).toEqual(["earned", ["coop", "network"]]);
    await admin.audit();
  });

  test("a refund of those left over completes it, and they are for sale again", async () => {
    const stock = await stockOf(HONEY);
    const { id, piece, order } = await sold("valdemiel", HONEY, 3);
    must(await send("valdemiel", id, { pieces: [{ piece_id: piece, quantity: 1 }] }));
    must(await admin.refund(id, { piece_id: piece, quantity: 2 }));
    const { status, sent_at, parcels } = await admin.consignmentOf(order.order_id, "valdemiel");
    expect([status, sent_at === null, parcels.length]).toEqual(["earned", false, 1]);
    expect(await stockOf(HONEY)).toEqual([stock[0]! - 1, 0, 0]);
    expect((await store.follow(order.token)).parcels[0]?.state).toBe("sent");
    expect(refusalOf(await send("valdemiel", id))).toBe("400 parcel.nothing_left");
    await admin.audit();
  });
});

describe("a power cut while parcels are sent", () => {
  const unanswered = (act: Promise<unknown>): void => void act.catch(() => undefined);

  async function powerCut(): Promise<void> {
    await shop.kill9();
    await pauses.throwAway();
    await shop.restart();
    desks = await signIn();
  }

  /** Goods that have left, as our stock and Medusa's order say it. */
  async function left(order_id: string, good: string) {
    const [row] = await shop.query<{ gone: number; fulfilled: number; parcels: number }>(
      `select h.gone, i.fulfilled_quantity::int as fulfilled,
         (select count(*)::int from parcel p join consignment c on c.id = p.consignment_id
          where c.order_id = $1 and p.finished_at is not null) as parcels
       from order_cart c
       join stock_hold h on h.cart_id = c.cart_id and h.variant_id = $2 and h.state in ('claimed', 'sent')
       join "order" o on o.id = c.order_id
       join order_item i on i.order_id = o.id and i.version = o.version
       where c.order_id = $1`,
      [order_id, await store.variantOf(good)],
    );
    return row;
  }

  const allFollowed = () =>
    until(
      "the repair scan has finished every parcel",
      async () =>
        (await shop.query("select from parcel where finished_at is null")).length === 0 &&
        (
          await shop.query(
            `select from consignment c join stock_hold h on h.checkout_id = c.checkout_id and h.state = 'claimed'
             where c.sent_at is not null`,
          )
        ).length === 0,
      90_000,
    );

  test("finds each parcel sent once, whichever step it was in", async () => {
    const names = ["fulfilment", "register", "departure", "finish"] as const;
    const goods = [
      ["pietrachiara", CHOCOLATE],
      ["valdemiel", HONEY],
      ["horabuena", CLOCK],
      ["pietrachiara", "hazelnut-cream-300"],
    ] as const;
    const acts: { id: string; order_id: string; body: Record<string, unknown> }[] = [];
    for (const [handle, good] of goods) {
      const { id, piece, order } = await sold(handle, good, 3);
      const pieces = [{ piece_id: piece, quantity: 2 }];
      acts.push({ id, order_id: order.order_id, body: { pieces, request_id: newRequestId() } });
    }
    // All but one of the third have left; the refund of that one is cut short too.
    const candles = await sold("valdemiel", "beeswax-candles-pair", 3);
    const two = [{ piece_id: candles.piece, quantity: 2 }];
    must(await send("valdemiel", candles.id, { pieces: two }));
    const refund = { piece_id: candles.piece, quantity: 1, request_id: admin.requestId() };
    await pauses.stopAt("giveBack", () => unanswered(admin.refund(candles.id, refund)));
    for (const [index, name] of names.entries()) {
      const { id, body } = acts[index]!;
      await pauses.stopAt(name, () => unanswered(send(goods[index]![0], id, body)));
    }

    await powerCut();
    await allFollowed();
    for (const [index, [handle, good]] of goods.entries()) {
      const { id, order_id, body } = acts[index]!;
      expect([names[index], await left(order_id, good)]).toEqual([
        names[index],
        { gone: 2, fulfilled: 2, parcels: 1 },
      ]);
      // Whoever saw no answer presses again.
      const { consignment } = must(await send(handle, id, body));
      expect([consignment.parcels.length, consignment.pieces[0]?.left_quantity]).toEqual([1, 1]);
    }
    const given = must(await admin.refund(candles.id, refund));
    expect(given.refund.state).toBe("due");
    expect(await left(candles.order.order_id, "beeswax-candles-pair")).toMatchObject({ gone: 2, parcels: 1 });
    expect((await stockOf("beeswax-candles-pair"))[2]).toBe(0);
    await admin.audit();

    for (const [index, [handle, good]] of goods.entries()) {
      must(await send(handle, acts[index]!.id));
      expect(await left(acts[index]!.order_id, good)).toEqual({ gone: 3, fulfilled: 3, parcels: 2 });
    }
    await admin.audit();
  }, 240_000);

  test("before anything was written finds nothing sent, and pressing again sends it once", async () => {
    const { id, order } = await sold("valdemiel", HONEY, 2);
    const body = { request_id: newRequestId() };
    await pauses.stopAt("parcel", () => unanswered(send("valdemiel", id, body)));
    await powerCut();
    expect(await left(order.order_id, HONEY)).toEqual({ gone: 0, fulfilled: 0, parcels: 0 });
    for (let press = 0; press < 2; press += 1) must(await send("valdemiel", id, body));
    expect(await left(order.order_id, HONEY)).toEqual({ gone: 2, fulfilled: 2, parcels: 1 });
    await admin.audit();
  }, 240_000);
});
