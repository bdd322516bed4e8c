import { Desk, newRequestId, type StaffRole } from "./coop-client";
import type { Shop } from "./shop";
import { CHOCOLATE, euros, HONEY, must, type Store } from "./store-client";

/** What one co-op has of everything that a door of the desk names. */
export type Kind =
  | "product"
  | "consignment"
  | "settlement"
  | "run"
  | "proposed"
  | "payment"
  | "file"
  | "member"
  | "certificate"
  | "payee"
  | "staff"
  | "invitation";

export interface Furnished extends Record<Kind, string> {
  variant: string;
  product_handle: string;
  piece: string;
  /** A member's code. */
  code: string;
  order_token: string;
  /** An order of the co-op's that nobody else has a part in. */
  secret_consignment: string;
}

/** Planted in the second co-op, and to be read there alone. */
const PLANTED = {
  staff: "canary-staff@valdemiel.example",
  invited: "canary-invited@valdemiel.example",
  draft: "Canarydraft",
  sku: "CANARY-SKU-7",
  member: "CANARY-7",
  note: "Canarynote of a donor",
  payee: "Canarypayee Nobody",
  account: "DE02120300000000202051",
  buyer: "Canarybuyer",
};
export const CANARIES = Object.values(PLANTED);

interface Consignments {
  consignments: { id: string; order_display_id: number; pieces: { id: string }[] }[];
}

/** A product as a form sends it, with everything but its price left for later. */
export const someProduct = (title: string, { sku = null as string | null, subtitle = "" } = {}) => ({
  category: null,
  made_by: "members",
  recipe: { work_bps: 5000, materials_bps: 3000, funds_bps: 2000 },
  weight_g: null,
  texts: { en: { title, subtitle }, it: {}, es: {} },
  options: [],
  variants: [{ sku, options: {}, price: euros("9.00"), stock: 3 }],
  pictures: [],
});

export interface Sold {
  /** One order with goods of both co-ops. */
  token: string;
  display_id: number;
  /** One that the second co-op has alone. */
  secret_display_id: number;
  settlements: Record<string, string>;
}

/** What the network does so that a sale is settled; without the money received there would be nothing to settle with. */
interface Operator {
  sendAll(order_id: string): Promise<void>;
  receive(statement_ref: string, amount: string): Promise<unknown>;
  settle(handle: string): Promise<{ id: string }>;
}

/** Sells from both co-ops at once, settles that, and sells again; the last order waits to be packed. */
export async function sell(store: Store, network: Operator): Promise<Sold> {
  const both = { goods: { [CHOCOLATE]: 2, [HONEY]: 2 } };
  const first = await store.buy(both);
  await network.sendAll(first.order_id);
  await network.receive("float", "1000.00");
  const settlements = {
    pietrachiara: (await network.settle("pietrachiara")).id,
    valdemiel: (await network.settle("valdemiel")).id,
  };
  const { token, display_id } = await store.buy(both);
  const secret = await store.readyCart({ goods: { [HONEY]: 1 } });
  const shipping_address = {
    first_name: PLANTED.buyer,
    last_name: "Verde",
    address_1: "Via Prova 3",
    postal_code: "10100",
    city: "Torino",
    country_code: "it",
  };
  must(await store.ask("POST", `/store/carts/${secret}`, { email: "b@example.org", shipping_address }));
  must(await store.pay(secret));
  const { order } = must(await store.complete(secret));
  return { token, display_id, secret_display_id: order.display_id, settlements };
}

/** Gives a demo co-op one of everything. The second one's is full of canaries. */
export async function furnish(
  shop: Shop,
  handle: "pietrachiara" | "valdemiel",
  sold: Sold,
): Promise<Furnished> {
  const planted = handle === "valdemiel";
  const [desk, board] = [await Desk.of(shop, handle), await Desk.of(shop, handle, "board")];
  const name = (plain: string, canary: string) => (planted ? canary : plain);
  const request_id = newRequestId;

  const colleague = await board.colleague(name("spare@example.org", PLANTED.staff), "catalogue");
  const { invitation } = await board.invite(name("invited@example.org", PLANTED.invited), "catalogue");

  const { product } = await desk.post<{
    product: { id: string; handle: string; variants: { id: string }[] };
  }>("/coop/products", {
    ...someProduct("A draft", {
      sku: name("OWN-SKU-7", PLANTED.sku),
      subtitle: name("Nothing yet", PLANTED.draft),
    }),
    request_id: request_id(),
  });

  const { consignments } = await desk.get<Consignments>("/coop/consignments?state=to_pack");
  const ofOrder = (display_id: number) => consignments.find((one) => one.order_display_id === display_id);
  const consignment = ofOrder(sold.display_id);

  const code = name("OWN-7", PLANTED.member);
  const { member } = await desk.post<{ member: { id: string } }>("/coop/members", {
    code,
    regime: "inside",
    effective_from: "2026-01-01",
    request_id: request_id(),
  });
  const payees = await desk.post<{ payee?: { id: string }; member?: { payees: { id: string }[] } }>(
    `/coop/members/${member.id}/payees`,
    {
      kind: "family",
      account_holder_name: name("Own Payee", PLANTED.payee),
      account_number: name("DE89370400440532013000", PLANTED.account),
      consented: "yes",
      request_id: request_id(),
    },
  );
  const payee = payees.payee?.id ?? payees.member?.payees[0]?.id ?? "";
  await board.post(`/coop/members/${member.id}/payees/${payee}/verified`, { proof: "bank_letter" });

  const money = (amount: string) => ({ amount: euros(amount), request_id: request_id() });
  await desk.post("/coop/book/other-money", { ...money("90.00"), note: name("A grant", PLANTED.note) });
  await desk.post("/coop/book/to-work", { ...money("60.00"), reason: "Advance" });
  const run = await propose(desk, "2026-08", code, "20.00");
  const approval = { seen_hash: run.hash, request_id: request_id() };
  const approved = await board.post<{ run: { lines: { payments: { id: string }[] }[] } }>(
    `/coop/pay-runs/${run.id}/approve`,
    approval,
  );
  const { certificate } = await board.post<{ certificate: { id: string } }>(
    `/coop/members/${member.id}/certificates`,
    { from: "2026-08", to: "2026-08", request_id: request_id() },
  );
  await desk.post("/coop/pay-account", { account_number: "IT60 X054 2811 1010 0000 0123 456" });
  const { files } = await desk.post<{ files: { id: string }[] }>(`/coop/pay-runs/${run.id}/files`, {
    request_id: request_id(),
  });
  const proposed = await propose(desk, "2026-10", code, "10.00");

  return {
    product: product.id,
    product_handle: product.handle,
    variant: product.variants[0]?.id ?? "",
    consignment: consignment?.id ?? "",
    piece: consignment?.pieces[0]?.id ?? "",
    secret_consignment: ofOrder(sold.secret_display_id)?.id ?? "",
    settlement: sold.settlements[handle] ?? "",
    order_token: sold.token,
    run: run.id,
    proposed: proposed.id,
    file: files[0]?.id ?? "",
    payment: approved.run.lines[0]?.payments[0]?.id ?? "",
    member: member.id,
    certificate: certificate.id,
    code,
    payee,
    staff: colleague.me.id,
    invitation: invitation.id,
  };
}

/** One person for each role of a co-op, by the name it is given here, and the tokens of two who are out. */
export async function staffed<Name extends string>(
  shop: Shop,
  handle: string,
  roles: Readonly<Record<Name, StaffRole>>,
): Promise<{ people: Record<Name, Desk>; left: string; signedOut: string }> {
  const board = await Desk.of(shop, handle, "board");
  const made = Object.entries<StaffRole>(roles).map(
    async ([name, role]) => [name, await board.colleague(`${role}@example.org`, role)] as const,
  );
  const people = Object.fromEntries(await Promise.all(made)) as Record<Name, Desk>;
  const all = Object.values<StaffRole>(roles);
  const left = await board.colleague("left@example.org", ...all);
  await board.post(`/coop/staff/${left.me.id}/leave`);
  const out = await board.colleague("out@example.org", ...all);
  await out.post("/coop/sign-out-everywhere");
  return { people, left: left.token, signedOut: out.token };
}

/** Records a month's work of one member and proposes to pay it. */
async function propose(desk: Desk, month: string, code: string, amount: string) {
  const { version } = await desk.get<{ version: number }>(`/coop/work/${month}`);
  const entries = [{ code, quantity: "10" }];
  await desk.post(`/coop/work/${month}`, { kind: "hours", version, entries });
  const { run } = await desk.post<{ run: { id: string; hash: string } }>("/coop/pay-runs", {
    month,
    amount: euros(amount),
    request_id: newRequestId(),
  });
  return run;
}
