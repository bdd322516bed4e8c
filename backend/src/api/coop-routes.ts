import type { Capability } from "../domain/staff/roles";

/**
 * Every door of a co-op's desk and what a person needs to pass it. What is not here does not answer; a test walks the
 * route files and finds each of them here, and none here without its file.
 */
export type CoopRoute = {
  method: "GET" | "POST";
  path: string;
  /** "none": before logging in. */
  capability: Capability | "none";
  summary: string;
};

const get = (path: string, capability: CoopRoute["capability"], summary: string): CoopRoute => ({
  method: "GET",
  path: `/coop${path}`,
  capability,
  summary,
});

const post = (path: string, capability: CoopRoute["capability"], summary: string): CoopRoute => ({
  ...get(path, capability, summary),
  method: "POST",
});

const STAFF: CoopRoute[] = [
  post("/login", "none", "Logs in with e-mail and password"),
  post("/invitations/look", "none", "Says what an invitation is for"),
  post("/invitations/accept", "none", "Accepts an invitation and logs in"),
  get("/me", "me", "Who is logged in, what they may do, and their co-op"),
  post("/me", "me", "Changes one's language"),
  post("/password", "me", "Changes one's password and ends every other log-in"),
  post("/sign-out-everywhere", "me", "Makes every token of this person worthless"),
  get("/staff", "staff.manage", "The people of the co-op and who is invited"),
  post("/staff/:id", "staff.manage", "Changes somebody's roles"),
  post("/staff/:id/leave", "staff.manage", "Ends somebody's access"),
  post("/invitations", "staff.manage", "Invites somebody"),
  post("/invitations/:id/withdraw", "staff.manage", "Withdraws an invitation"),
];

const PRODUCTS: CoopRoute[] = [
  get("/products", "products.read", "The co-op's products, drafts too"),
  get("/products/:id", "products.read", "One product with everything that can be edited"),
  get("/product-choices", "products.read", "What a product's form may choose from"),
  post("/products", "products.write", "Makes a draft"),
  post("/products/:id", "products.write", "Saves a product that nobody changed meanwhile"),
  post("/products/:id/publish", "products.write", "Puts a complete product on sale"),
  post("/products/:id/unpublish", "products.write", "Takes a product off sale"),
  post("/products/:id/stock", "products.write", "Sets what a variant may sell"),
  post("/pictures", "products.write", "Takes a picture's bytes and makes its sizes"),
];

const PARCELS: CoopRoute[] = [
  get("/consignments", "consignments.read", "Parcels to pack, packed or sent, without buyers"),
  get("/consignments/:id", "consignments.read", "One parcel, with its address for whoever sends it"),
  post("/consignments/:id/packed", "consignments.write", "Says that a parcel is packed"),
  post("/consignments/:id/unpacked", "consignments.write", "Takes that back"),
  post("/consignments/:id/sent", "consignments.write", "Says what of a parcel has left"),
  get("/workshop", "workshop.read", "What to make, never who bought it"),
  get("/earnings", "earnings.read", "What the co-op's sales are held, payable and settled for"),
];

const BOOK: CoopRoute[] = [
  get("/settlements", "earnings.read", "What the network has settled"),
  get("/settlements/:id", "earnings.read", "One settlement with its lines"),
  post("/settlements/:id/credit", "book.write", "Records what the bank credited for it"),
  post("/settlements/:id/credit/take-back", "book.write", "Takes back what was recorded as credited"),
  get("/book", "book.read", "The balances of the co-op's own book"),
  get("/book/postings", "book.read", "The postings of the co-op's own book"),
  post("/book/other-money", "book.write", "Records money from elsewhere"),
  post("/book/to-work", "book.write", "Moves money to the work fund"),
  post("/book/spend", "book.write", "Records money spent"),
  post("/book/grant", "book.grant", "Lets the network read the book until a day"),
  post("/book/grant/withdraw", "book.grant", "Takes that back"),
  get("/work", "members.read", "The months with recorded work"),
  get("/work/:month", "members.read", "One month's work by member code"),
  post("/work/:month", "work.write", "Saves a month's work, whole or not at all"),
  get("/pay-runs", "book.read", "The pay runs"),
  get("/pay-runs/:id", "book.read", "One pay run with its lines"),
  post("/pay-runs/preview", "pay.propose", "Works out a pay run and saves nothing"),
  post("/pay-runs", "pay.propose", "Proposes a pay run"),
  post("/pay-runs/:id/approve", "pay.approve", "Approves a run that somebody else proposed"),
  post("/pay-runs/:id/reject", "pay.approve", "Rejects a proposed run"),
  post("/pay-runs/:id/withdraw", "pay.propose", "Takes a proposal back"),
  post("/pay-runs/:id/reverse", "pay.approve", "Undoes an approval of which nothing was paid"),
  post(
    "/pay-runs/:id/payments/:payment_id/outcome",
    "book.write",
    "Records that one payment went out or came back",
  ),
  post("/pay-runs/:id/paid", "book.write", "Records that all payments went out"),
  post("/pay-runs/:id/close", "pay.approve", "Says that nothing of a paid run comes back any more"),
  get("/pay-runs/:id/files", "book.read", "The files that payments of a run went out in"),
  post("/pay-runs/:id/files", "book.write", "Makes files of the payments that are open"),
  post(
    "/pay-runs/:id/files/:file_id/content",
    "book.write",
    "One file, made again to the byte; the look is written down",
  ),
  post("/pay-runs/:id/files/:file_id/paid", "book.write", "Records that everything in a file was paid"),
  post("/pay-runs/:id/files/:file_id/withdraw", "book.write", "Takes back a file that nobody was handed"),
  post("/pay-answers", "book.write", "Reads what a bank says became of payments"),
  get("/pay-years/:year", "book.read", "Each member's pay of a year"),
  get("/pay-account", "book.read", "The account that the co-op pays from"),
  post("/pay-account", "book.write", "Writes down which account the co-op pays from"),
  get("/pay-runs/:id/statements", "book.read", "The statement of each member"),
];

const RULES: CoopRoute[] = [
  get("/rule-sets", "book.read", "How pay is divided by law, and what was attested of it"),
  post("/rule-sets/:id/try", "book.read", "Divides numbers that were typed, and saves nothing"),
  post("/rule-sets/:id/attest", "rules.attest", "Attests a rule set as it was read"),
  post("/rule-sets/withdraw", "rules.attest", "Takes an attestation back from a day on"),
];

const MEMBERS: CoopRoute[] = [
  get("/members", "members.read", "Member codes with their regime"),
  post("/members", "members.write", "Adds a member"),
  get("/members/reads", "members.read", "Who looked at whose record, and when"),
  get("/members/:id", "members.read", "One member; the look is written down"),
  post("/members/:id/regime", "members.write", "A regime from a day on"),
  post("/members/:id/flags", "members.write", "A flag from a day on"),
  post("/members/:id/amounts", "members.write", "An amount from a day on: ordered, owed or held"),
  post("/members/:id/payees", "members.write", "Who receives a member's pay"),
  post(
    "/members/:id/payees/:payee_id/open",
    "members.verify",
    "Where a payment goes; the look is written down",
  ),
  post("/members/:id/payees/:payee_id/consented", "members.write", "The member agreed to a payee on paper"),
  post("/members/:id/payees/:payee_id/verified", "members.verify", "Somebody compared a payee with a paper"),
  post("/members/:id/locked", "pay.propose", "Proposes to let go what the co-op holds for a member"),
  get(
    "/members/:id/export",
    "members.verify",
    "Everything of one member, accounts opened; the look is written down",
  ),
  post("/members/:id/erase", "members.erase", "Takes out what is known of a member who left"),
  post("/members/:id/left", "members.write", "A member has left"),
  get("/members/:id/certificates", "book.read", "The certificates made for a member"),
  post("/members/:id/certificates", "pay.approve", "Makes a certificate of a member's work"),
  get("/certificates/:id", "book.read", "One certificate, to be printed"),
  post("/certificates/:id/withdraw", "pay.approve", "Takes a certificate back"),
];

const SHOP: CoopRoute[] = [
  post("/pause", "shop.pause", "Takes no new orders for a while"),
  post("/resume", "shop.pause", "Takes orders again"),
];

export const COOP_ROUTES: CoopRoute[] = [
  ...STAFF,
  ...PRODUCTS,
  ...PARCELS,
  ...BOOK,
  ...RULES,
  ...MEMBERS,
  ...SHOP,
];
