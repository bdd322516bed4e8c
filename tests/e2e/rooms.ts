import type { Page } from "@playwright/test";
import { Buyer } from "../support/buyer-client";
import { Desk } from "../support/coop-client";
import type { Shop } from "../support/shop";
import { address, euros, must, Store, WORKED_EXAMPLE } from "../support/store-client";
import { TEST_STAFF_PASSWORD } from "../support/template";
import { furnish, sell, type Furnished } from "../support/two-coops";
import { prepareKept, type Kept } from "./kept";
import { Network } from "./network";
import { at, pressed, unfolded, type State } from "./states";

/** What stands behind a log-in: an account with an order, a company with one, and a co-op's desk with one of everything. */
export interface Rooms {
  /** Tokens of log-ins. */
  shopper: string;
  applicant: string;
  company: string;
  desk: string;
  kept: Kept;
  /** The company's order. */
  proforma: number;
  objects: Furnished;
}

const MONTH = "2026-08";

export async function prepareRooms(shop: Shop): Promise<Rooms> {
  const store = new Store(shop);
  const network = await Network.signIn(shop);
  for (const handle of Object.keys(WORKED_EXAMPLE.goods)) await network.leave(handle, 200);
  const shopper = await Buyer.signUp(shop, "ada@reader.example");
  const { token } = await store.buy(WORKED_EXAMPLE);
  await shopper.post("/store/account/orders", { follow_token: token });
  await shopper.post("/store/account/addresses", address());
  const applicant = await Buyer.signUp(shop, "bar@applicant.example");
  await applicant.apply("IT00000000001");
  const { company, proforma } = await orderAsCompany(shop);

  const objects = await furnish(shop, "pietrachiara", await sell(store, network));
  await credit(shop, objects);
  const board = await Desk.of(shop, "pietrachiara", "board");
  const all = await board.colleague(
    "everything@example.org",
    "catalogue",
    "fulfilment",
    "treasurer",
    "board",
  );
  return {
    shopper: shopper.token,
    applicant: applicant.token,
    company: company.token,
    desk: all.token,
    kept: await prepareKept(shop),
    proforma,
    objects,
  };
}

/** An order of a company's, and after it a basket that only has to be ordered. */
async function orderAsCompany(shop: Shop): Promise<{ company: Buyer; proforma: number }> {
  const company = await Buyer.signIn(shop, "buyer@bar-alveare.example", TEST_STAFF_PASSWORD);
  const fill = async () => {
    must(await company.add({ "gianduja-dark-bar-box": 24, "rosemary-honey-500": 24 }));
    return company.ready(address());
  };
  const { order } = must(await company.order(await fill()));
  await fill();
  return { company, proforma: order.display_id };
}

/** Comes in with a token, as whoever signed in before. */
export async function enter(page: Page, shop: Shop, cookie: "buyer" | "desk", token: string): Promise<void> {
  await page.context().clearCookies();
  await page.context().addCookies([{ name: cookie, value: token, url: shop.shopUrl }]);
}

const pages = (room: string, named: Readonly<Record<string, string>>): State[] =>
  Object.entries(named).map(([name, path]) => ({ name: `${room}, ${name}`, go: at(`/${room}${path}`) }));

export const ACCOUNT: readonly State[] = [
  ...pages("account", { home: "", addresses: "/addresses", data: "/data" }),
  { name: "account, an address with faults", go: pressed("/account/addresses"), status: 400 },
  { name: "wholesale, to apply", go: at("/wholesale/apply") },
];

export const APPLICANT: readonly State[] = [{ name: "wholesale, applied", go: at("/wholesale/apply") }];

const pasted: State["go"] = async (page, lang) => {
  await page.goto(`/${lang}/wholesale/paste`);
  await page.locator("main textarea").fill("PIE-GDB-3 6\nNOT-OURS 3\nVAL-ROM-500 many");
  const button = page.locator("main form [type=submit]").first();
  await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
};

export const company = ({ proforma }: Rooms): State[] => [
  ...pages("wholesale", {
    prices: "/prices",
    paste: "/paste",
    basket: "/basket",
    address: "/address",
    "to confirm": "/confirm",
    orders: "/orders",
    "pro-forma": `/orders/${proforma}`,
    again: `/orders/${proforma}/again`,
  }),
  { name: "wholesale, pasted lines with faults", go: pasted, status: 400 },
];

/** Each time that a member's page is looked at makes the list longer; its last two lines are enough. */
const lastReads: State["go"] = async (page, lang) => {
  await page.goto(`/${lang}/portal/members/reads`);
  await page
    .locator("main tbody tr:nth-child(n+3)")
    .evaluateAll((rows) => rows.forEach((row) => row.remove()));
};

export function desk({ objects }: Rooms): State[] {
  const { product, consignment, settlement, member, run, proposed, staff } = objects;
  const named = {
    home: "",
    me: "/me",
    staff: "/staff",
    "access to end": `/staff/${staff}/leave`,
    pause: "/pause",
    products: "/products",
    drafts: "/products?state=draft",
    "new product": "/products/new",
    product: `/products/${product}`,
    parcels: "/parcels",
    "parcels sent": "/parcels?state=sent",
    parcel: `/parcels/${consignment}`,
    workshop: "/workshop",
    earnings: "/earnings",
    settlements: "/settlements",
    settlement: `/settlements/${settlement}`,
    "credit to take back": `/settlements/${settlement}/take-back`,
    book: "/book",
    "lines of the book": "/book/lines",
    members: "/members",
    member: `/members/${member}`,
    work: "/work",
    "a closed month": `/work/${MONTH}`,
    "an open month": "/work/2026-09",
    pay: "/pay",
    "the bank": "/pay/bank",
    "a year of pay": "/pay/years/2026",
    "new pay": "/pay/new?month=2026-10",
    "a payroll": "/pay/payroll?month=2026-10",
    "rules of pay": "/pay/rules",
    "a rule set": "/pay/rules/it-ordinamento-penitenziario",
    "rules by hand": "/pay/rules/manual",
    "numbers to try": "/pay/try?rule_set=it-ordinamento-penitenziario",
    "numbers tried":
      "/pay/try?rule_set=it-ordinamento-penitenziario&regime=inside&damages_owed=yes&account_available=yes&pay=900&withheld=90&days=30&ordered_damages=400",
    "a pay": `/pay/${run}`,
    "a pay to approve": `/pay/${proposed}/approve`,
    statements: `/pay/${run}/statements`,
  };
  return [
    ...Object.entries(named).map(([name, path]) => ({ name: `desk, ${name}`, go: unfolded(path) })),
    { name: "desk, who looked", go: lastReads },
    { name: "desk, no such product", go: at("/portal/products/none"), status: 404 },
  ];
}

/** The bank's credit of the settlement, so that there is one to take back. */
async function credit(shop: Shop, { settlement }: Furnished): Promise<void> {
  const desk = await Desk.of(shop, "pietrachiara");
  await desk.post(`/coop/settlements/${settlement}/credit`, {
    amount: euros("2.00"),
    credited_on: new Date().toISOString().slice(0, 10),
  });
}
