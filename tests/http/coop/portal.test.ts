import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../../../backend/bin/lib/paths.mjs";
import { Admin } from "../../support/admin-client";
import { Desk, newRequestId } from "../../support/coop-client";
import { askPortal, type Sheet } from "../../support/portal-client";
import { startShop, type Shop } from "../../support/shop";
import { euros, Store } from "../../support/store-client";
import { CANARIES, furnish, sell, staffed, type Furnished, type Kind } from "../../support/two-coops";

/**
 * The portal as a browser sees it: every page, every paper and every form, by every role, on what is the co-op's own,
 * on another's, on nobody's and on what used to be its own. The doors behind them have a matrix of their own.
 */

const ROLES = { c: "catalogue", f: "fulfilment", t: "treasurer", b: "board" } as const;
type Letter = keyof typeof ROLES;
const LETTERS = Object.keys(ROLES) as Letter[];

interface Page {
  /** The letters of the roles that may; everybody else gets 403. Empty: one need not be signed in. */
  who: string;
  /** The object of a co-op that `:id` names. */
  of?: Kind;
  /** What `:id` names where that is no co-op's own. */
  id?: string;
  /** What it is asked for with, where a browser may not ask by itself. */
  form?: Record<string, string>;
  /** The kind of paper that answers, where the address does not tell. */
  paper?: string;
}

const MONTH = "2026-09";
const TODAY = new Date().toISOString().slice(0, 10);

/** Written by hand, by the file that answers: a page that is not here fails, and so does a row without a page. */
const PAGES: Record<string, Page> = {
  "/sign-in": { who: "" },
  "/invitation/:token": { who: "" },
  "": { who: "cftb" },
  "/me": { who: "cftb" },
  "/staff": { who: "b" },
  "/staff/:id/leave": { who: "b", of: "staff" },
  "/pause": { who: "fb" },
  "/products": { who: "cftb" },
  "/products/new": { who: "cb" },
  "/products/:id": { who: "cftb", of: "product" },
  "/parcels": { who: "ftb" },
  "/parcels/:id": { who: "ftb", of: "consignment" },
  // It bears the buyer's address, which only those need who send.
  "/parcels/:id/slip.pdf": { who: "f", of: "consignment" },
  "/workshop": { who: "cftb" },
  "/earnings": { who: "tb" },
  "/settlements": { who: "tb" },
  "/settlements/:id": { who: "tb", of: "settlement" },
  "/settlements/:id.csv": { who: "tb", of: "settlement" },
  "/settlements/:id.pdf": { who: "tb", of: "settlement" },
  "/settlements/:id/take-back": { who: "t", of: "settlement" },
  "/book": { who: "tb" },
  "/book/lines": { who: "tb" },
  "/members": { who: "tb" },
  "/members/:id": { who: "tb", of: "member" },
  "/members/certificates/:id.pdf": { who: "tb", of: "certificate" },
  // Accounts are in it, so it is asked for by a form.
  "/members/:id/data": { who: "tb", of: "member", form: { as: "json" }, paper: "json" },
  "/members/reads": { who: "tb" },
  "/work": { who: "tb" },
  "/work/:month": { who: "tb" },
  "/pay": { who: "tb" },
  "/pay/new": { who: "t" },
  "/pay/payroll": { who: "t" },
  "/pay/rules": { who: "tb" },
  "/pay/rules/:id": { who: "tb", id: "manual" },
  "/pay/try": { who: "tb" },
  "/pay/bank": { who: "tb" },
  "/pay/years/:year": { who: "tb" },
  "/pay/years/:year.csv": { who: "tb" },
  "/pay/:id": { who: "tb", of: "run" },
  // Accounts are in it, so it is asked for by a form.
  "/pay/:id/files/:file": { who: "t", of: "run", form: { as: "paper" }, paper: "pdf" },
  "/pay/:id/approve": { who: "b", of: "proposed" },
  "/pay/:id/statements": { who: "tb", of: "run" },
  "/pay/:id/statements.pdf": { who: "tb", of: "run" },
};

interface Form extends Page {
  /** The page that the form stands on. */
  on: string;
  /** What it sends, of the objects given. */
  send?: (objects: Furnished) => Record<string, string>;
  /** What the co-op's own people get. */
  own: string;
}

const money = { amount: "1.00", note: "Jars" };

/** The rule set that holds anywhere, with what a co-op settles. */
const BY_HAND = {
  "set-damages_bps": "12,5",
  "set-family_bps": "20",
  "set-upkeep_bps": "0",
  "set-locked_bps": "10",
  effective_from: TODAY,
  agreed: "yes",
};
/** The fingerprint of its text. */
let by_hand: string;

/** Every form, by its action. Later rows may need what earlier ones did. */
const FORMS: Record<string, Form> = {
  "portalSession.signIn": { on: "/sign-in", who: "", own: "400" },
  "portalSession.accept": { on: "/invitation/:token", who: "", own: "404" },
  "portalSession.language": { on: "/me", who: "cftb", send: () => ({ language: "en" }), own: "done:saved" },
  "portalSession.changePassword": {
    on: "/me",
    who: "cftb",
    send: () => ({ current: "not the one", password: "a-long-password" }),
    own: "400",
  },
  "portalStaff.invite": {
    on: "/staff",
    who: "b",
    send: () => ({ email: "later@example.org", role: "catalogue" }),
    own: "200",
  },
  "portalStaff.withdraw": {
    on: "/staff",
    who: "b",
    of: "invitation",
    send: ({ invitation }) => ({ id: invitation }),
    own: "done:withdrawn",
  },
  "portalStaff.roles": {
    on: "/staff",
    who: "b",
    of: "staff",
    send: ({ staff }) => ({ id: staff, role: "fulfilment" }),
    own: "done:changed",
  },
  "portalStaff.leave": {
    on: "/staff/:id/leave",
    who: "b",
    of: "staff",
    send: ({ staff }) => ({ id: staff }),
    own: "done:ended",
  },
  "portalShop.pause": { on: "/pause", who: "fb", send: () => ({ message: "Soon" }), own: "done:paused" },
  "portalShop.resume": { on: "/pause", who: "fb", own: "done:resumed" },
  "portalParcels.packed": {
    on: "/parcels/:id",
    who: "f",
    of: "consignment",
    send: ({ consignment }) => ({ id: consignment }),
    own: "done:packed",
  },
  "portalParcels.unpacked": {
    on: "/parcels/:id",
    who: "f",
    of: "consignment",
    send: ({ consignment }) => ({ id: consignment }),
    own: "done:unpacked",
  },
  "portalParcels.sent": {
    on: "/parcels/:id",
    who: "f",
    of: "consignment",
    send: ({ consignment, piece }) => ({ id: consignment, [`of-${piece}`]: "1", parcels_seen: "0" }),
    own: "done:sent",
  },
  "portalBook.takeBack": {
    on: "/settlements/:id/take-back",
    who: "t",
    of: "settlement",
    send: ({ settlement }) => ({ id: settlement }),
    own: "done:taken_back",
  },
  "portalBook.credit": {
    on: "/settlements/:id",
    who: "t",
    of: "settlement",
    send: ({ settlement }) => ({ id: settlement, amount: "1.00", credited_on: TODAY }),
    own: "done:credited",
  },
  "portalBook.otherMoney": { on: "/book", who: "t", send: () => money, own: "done:other" },
  "portalBook.toWork": {
    on: "/book",
    who: "t",
    send: () => ({ amount: "1.00", reason: "Advance" }),
    own: "done:work",
  },
  "portalBook.spend": {
    on: "/book",
    who: "t",
    send: () => ({ ...money, account: "funds" }),
    own: "done:spend",
  },
  "portalBook.grant": { on: "/book", who: "b", send: () => ({ until: TODAY }), own: "done:grant" },
  "portalBook.withdrawGrant": { on: "/book", who: "b", own: "done:withdrawn" },
  "portalMembers.add": {
    on: "/members",
    who: "t",
    send: () => ({ code: "NEW-1", regime: "inside", effective_from: "2026-01-01" }),
    own: "done:added",
  },
  "portalMembers.regime": {
    on: "/members/:id",
    who: "t",
    of: "member",
    send: ({ member }) => ({ id: member, regime: "day_release", effective_from: "2026-06-01" }),
    own: "done:regime",
  },
  "portalMembers.flag": {
    on: "/members/:id",
    who: "t",
    of: "member",
    send: ({ member }) => ({ id: member, flag: "may_sign", value: "yes", effective_from: "2026-06-01" }),
    own: "done:flag",
  },
  "portalMembers.amount": {
    on: "/members/:id",
    who: "t",
    of: "member",
    send: ({ member }) => ({
      ...{ id: member, which: "owed:damages", amount: "", effective_from: "2026-06-01" },
    }),
    own: "done:amount",
  },
  "portalMembers.payee": {
    on: "/members/:id",
    who: "t",
    of: "member",
    send: ({ member }) => ({ id: member, kind: "institution" }),
    own: "done:payee",
  },
  "portalMembers.consent": {
    on: "/members/:id",
    who: "t",
    of: "member",
    send: ({ member, payee }) => ({ id: member, payee_id: payee }),
    own: "done:consented",
  },
  "portalMembers.verify": {
    on: "/members/:id",
    who: "tb",
    of: "member",
    send: ({ member, payee }) => ({ id: member, payee_id: payee, proof: "other" }),
    own: "done:verified",
  },
  "portalMembers.open": {
    on: "/members/:id",
    who: "tb",
    of: "member",
    send: ({ member, payee }) => ({ id: member, payee_id: payee }),
    own: "200",
  },
  "portalMembers.letGo": {
    on: "/members/:id",
    who: "t",
    of: "member",
    send: ({ member }) => ({ id: member, paid_to: "family", reason: "Settled" }),
    own: "400",
  },
  "portalCertificates.issue": {
    on: "/members/:id",
    who: "b",
    of: "member",
    send: ({ member }) => ({ id: member, from: "2026-08", to: "2026-10", training_hours: "40" }),
    own: "done:certified",
  },
  "portalCertificates.withdraw": {
    on: "/members/:id",
    who: "b",
    of: "member",
    send: ({ member, certificate }) => ({ id: member, certificate_id: certificate }),
    own: "done:certificate_withdrawn",
  },
  "portalMembers.erase": {
    on: "/members/:id",
    who: "b",
    of: "member",
    send: ({ member }) => ({ id: member, why: "asked" }),
    // A pay of theirs is proposed.
    own: "400",
  },
  "portalMembers.left": {
    on: "/members/:id",
    who: "t",
    of: "member",
    send: ({ member }) => ({ id: member, on: "2026-11-01" }),
    own: "done:left",
  },
  "portalMembers.back": {
    on: "/members/:id",
    who: "t",
    of: "member",
    send: ({ member }) => ({ id: member }),
    own: "done:back",
  },
  "portalWork.save": {
    on: "/work/:month",
    who: "t",
    send: ({ code }) => ({ month: MONTH, kind: "hours", version: "0", [`of-${code}`]: "3" }),
    own: "done:saved",
  },
  "portalWork.grades": {
    on: "/work/:month",
    who: "t",
    // The version of before the work above.
    send: () => ({ month: MONTH, version: "0", grades: "A; 1" }),
    own: "400",
  },
  "portalShare.read": {
    on: "/pay/new",
    who: "t",
    send: () => ({ month: MONTH, divided_by: "rate", rate: "" }),
    own: "400",
  },
  "portalShare.propose": {
    on: "/pay/new",
    who: "t",
    send: () => ({ month: MONTH, amount: "1.00", work_version: "1" }),
    own: "done:proposed",
  },
  "portalPayroll.read": {
    on: "/pay/payroll",
    who: "t",
    send: () => ({ month: MONTH, paste: "nobody;1;0;1" }),
    own: "400",
  },
  "portalPayroll.propose": {
    on: "/pay/payroll",
    who: "t",
    send: () => ({ month: MONTH, paste: "nobody;1;0;1", reason: "A wage" }),
    own: "400",
  },
  "portalPay.approve": {
    on: "/pay/:id/approve",
    who: "b",
    of: "proposed",
    send: ({ proposed }) => ({ id: proposed, seen_hash: "not what is proposed" }),
    own: "400",
  },
  "portalPay.reject": {
    on: "/pay/:id",
    who: "b",
    of: "proposed",
    send: ({ proposed }) => ({ id: proposed, reason: "Count again" }),
    own: "done:rejected",
  },
  "portalPay.reverse": {
    on: "/pay/:id",
    who: "b",
    of: "proposed",
    send: ({ proposed }) => ({ id: proposed, reason: "Count again" }),
    own: "400",
  },
  "portalPay.withdraw": {
    on: "/pay/:id",
    who: "t",
    of: "run",
    send: ({ run }) => ({ id: run }),
    own: "400",
  },
  "portalPay.makeFiles": {
    on: "/pay/:id",
    who: "t",
    of: "run",
    send: ({ run }) => ({ id: run }),
    own: "400",
  },
  "portalPay.outcome": {
    on: "/pay/:id",
    who: "t",
    of: "run",
    send: ({ run, payment }) => ({ id: run, payment_id: payment, outcome: "unknown" }),
    own: "done:unknown",
  },
  "portalPay.withdrawFile": {
    on: "/pay/:id",
    who: "t",
    of: "run",
    send: ({ run, file }) => ({ id: run, file_id: file, reason: "The bank had it" }),
    own: "400",
  },
  "portalPay.paidByFile": {
    on: "/pay/:id",
    who: "t",
    of: "run",
    send: ({ run, file }) => ({ id: run, file_id: file }),
    own: "done:paid",
  },
  "portalPay.allPaid": {
    on: "/pay/:id",
    who: "t",
    of: "run",
    send: ({ run }) => ({ id: run }),
    own: "done:paid",
  },
  "portalPay.close": {
    on: "/pay/:id",
    who: "b",
    of: "run",
    send: ({ run }) => ({ id: run }),
    own: "400",
  },
  "portalPay.account": {
    on: "/pay/bank",
    who: "t",
    send: () => ({ account_number: "IT60 X054 2811 1010 0000 0123 456" }),
    own: "done:account",
  },
  "portalPay.answers": {
    on: "/pay/bank",
    who: "t",
    send: ({ payment }) => ({
      text: `reference,outcome,amount\n${payment.replace("ins_", "")}-1,paid,20.00`,
    }),
    own: "200",
  },
  "portalRules.attest": {
    on: "/pay/rules/:id",
    id: "manual",
    who: "b",
    send: () => ({ ...BY_HAND, id: "manual", document_hash: by_hand, note: "As the directorate wrote" }),
    own: "done:attested",
  },
  "portalRules.withdraw": {
    on: "/pay/rules",
    who: "b",
    send: () => ({ effective_from: TODAY, note: "As the directorate wrote" }),
    own: "done:withdrawn",
  },
  "portalSession.signOut": { on: "/me", who: "cftb", own: "done:out" },
  "portalSession.signOutEverywhere": { on: "/me", who: "cftb", own: "done:everywhere" },
};

const STOREFRONT = join(ROOT, "storefront/src");

/** What the middleware shows in place of a page: whoever is refused must see it. */
const TROUBLE = "trouble.astro";

/** Every page and paper by its address: `/parcels/:id/slip.pdf`. */
function pageFiles(): string[] {
  const room = join(STOREFRONT, "pages/[lang]/portal");
  return readdirSync(room, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== TROUBLE)
    .map((entry) => relative(room, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .map((file) =>
      `/${file}`
        .replace(/\.(astro|ts)$/, "")
        .replace(/\/index$/, "")
        .replaceAll(/\[(\w+)\]/g, ":$1"),
    );
}

/** Every form of the desk by its action: `portalPay.approve`. */
function actionNames(): string[] {
  const room = join(STOREFRONT, "actions");
  return readdirSync(room)
    .filter((file) => file.startsWith("portal-"))
    .flatMap((file) => {
      const text = readFileSync(join(room, file), "utf8");
      const group = /^export const (portal\w+) = \{/m.exec(text)?.[1] ?? file;
      const after = text.slice(text.indexOf(`export const ${group}`));
      return [...after.matchAll(/^ {2}(\w+): /gm)].map(([, name = ""]) => `${group}.${name}`);
    });
}

const lettersOf = ({ who }: Page): Letter[] => LETTERS.filter((letter) => who.includes(letter));

function at(path: string, { of, id = "none" }: Page, objects: Record<Kind, string>): string {
  return path
    .replace(":id", of ? objects[of] : id)
    .replace(":file", objects.file)
    .replace(":year", MONTH.slice(0, 4))
    .replace(":month", MONTH)
    .replace(":token", "nobody-made-this");
}

let shop: Shop;
/** Of the co-op that asks: one person for each role, and what is its own. */
let people: Record<Letter, Desk>;
let own: Furnished;
let theirs: Furnished;
let nobodys: Furnished;
let gone: Record<string, string>;
/** A picture whose file told of a canary when it was uploaded, by its base. */
let picture: string;

/** Everything that the first co-op's people were shown. */
const shown: string[] = [];

async function asked(token: string | undefined, path: string, form?: Record<string, string>): Promise<Sheet> {
  const sheet = await askPortal(shop, path, { token, ...(form ? { form } : {}) });
  shown.push(`${path}\n${sheet.text}`);
  return sheet;
}

function post(action: string, row: Form, token: string | undefined, of: Furnished): Promise<Sheet> {
  const form = { request_id: newRequestId(), ...row.send?.(of) };
  // The form stands on a page of one's own, whatever is written into its hidden fields.
  return asked(token, `${at(row.on, row, own)}?_action=${action}`, form);
}

async function credit(desk: Desk, { settlement }: Furnished): Promise<void> {
  const body = { amount: euros("2.00"), credited_on: TODAY };
  await desk.post(`/coop/settlements/${settlement}/credit`, body);
}

const CANARY_IN_FILE = "Canarycamera";

async function withCanary(): Promise<string> {
  const bytes = await sharp({ create: { width: 900, height: 700, channels: 3, background: "#806040" } })
    .withExif({ IFD0: { ImageDescription: CANARY_IN_FILE, Artist: CANARY_IN_FILE } })
    .jpeg()
    .toBuffer();
  expect(bytes.includes(CANARY_IN_FILE)).toBe(true);
  const desk = await Desk.of(shop, "valdemiel");
  const answer = await fetch(`${shop.backendUrl}/coop/pictures`, {
    method: "POST",
    headers: {
      "x-arnia-storefront": shop.storefrontSecret,
      authorization: `Bearer ${desk.token}`,
      "content-type": "application/octet-stream",
    },
    body: new Uint8Array(bytes),
  });
  return ((await answer.json()) as { picture: { base: string } }).picture.base;
}

beforeAll(async () => {
  shop = await startShop({ name: "coop_portal", storefront: true, env: { TRUSTED_PROXIES: "1" } });
  const sold = await sell(new Store(shop), await Admin.signIn(shop));
  [own, theirs] = [await furnish(shop, "pietrachiara", sold), await furnish(shop, "valdemiel", sold)];
  nobodys = Object.fromEntries(
    Object.entries(theirs).map(([kind, id]) => [kind, `${id.split("_")[0]}_none`]),
  ) as unknown as Furnished;
  await credit(await Desk.of(shop, "pietrachiara"), own);
  await credit(await Desk.of(shop, "valdemiel"), theirs);
  picture = await withCanary();
  const { rule_sets } = await (
    await Desk.of(shop, "pietrachiara")
  ).get<{ rule_sets: { id: string; document_hash: string }[] }>("/coop/rule-sets");
  by_hand = rule_sets.find(({ id }) => id === "manual")?.document_hash ?? "";
  const staff = await staffed(shop, "pietrachiara", ROLES);
  people = staff.people;
  gone = {
    left: staff.left,
    "signed out": staff.signedOut,
    network: await shop.adminToken(),
    nonsense: "a.b.c",
  };
});
afterAll(() => shop.stop());

/** All that any co-op has, as one line: the same before and after when a form did nothing. */
async function everything(): Promise<string> {
  const tables = await shop.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'
     and table_name ~ '^(coop|pay_|work_|settlement|consignment|parcel|member|ledger_|book_|good|picture|product|price|inventory|rule_set)'
     and table_name !~ '(_read|attempt)' and table_type = 'BASE TABLE' order by 1`,
  );
  expect(tables.length).toBeGreaterThan(30);
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as sum from "${name}" t`,
  );
  return JSON.stringify(await shop.query(`${each.join(" union all ")} order by name`));
}

describe("every page and paper", () => {
  const rows = Object.entries(PAGES);
  const closed = rows.filter(([, { who }]) => who !== "");

  test("has a row, and every row a page", () => {
    expect(pageFiles().sort()).toEqual(Object.keys(PAGES).sort());
  });

  test("opens for who may, with something on it", async () => {
    const found: string[] = [];
    for (const [path, row] of rows)
      for (const letter of row.who === "" ? [undefined] : lettersOf(row)) {
        const { outcome, text, type } = await asked(
          letter && people[letter].token,
          at(path, row, own),
          row.form,
        );
        const wanted = path === "/invitation/:token" ? "404" : "200";
        const paper = row.paper ?? /\.(pdf|csv)$/.exec(path)?.[1] ?? "html";
        if (outcome !== wanted || !type.endsWith(paper) || text.length < 40)
          found.push(`${path} as ${letter ?? "nobody"}: ${outcome}, ${type}, ${text.length} characters`);
      }
    expect(found).toEqual([]);
  });

  test("leads to the sign-in page without a log-in that counts", async () => {
    const found: string[] = [];
    for (const [path, row] of closed)
      for (const [name, token] of Object.entries<string | undefined>({ ...gone, nobody: undefined })) {
        const { outcome } = await asked(token, at(path, row, own), row.form);
        // What was typed into a form is carried along, so that answer is the sign-in page itself.
        if (outcome !== (row.form ? "401" : "sign-in")) found.push(`${path} as ${name}: ${outcome}`);
      }
    expect(found).toEqual([]);
  });

  test("is closed to every role that may not, whosever the object is", async () => {
    const found: string[] = [];
    for (const [path, row] of closed)
      for (const letter of LETTERS.filter((one) => !row.who.includes(one)))
        for (const [whose, objects] of Object.entries({ own, theirs, nobodys })) {
          const { outcome } = await asked(people[letter].token, at(path, row, objects), row.form);
          if (outcome !== "403") found.push(`${path} (${whose}) as ${ROLES[letter]}: ${outcome}`);
        }
    expect(found).toEqual([]);
  });

  test("knows nothing of another co-op's, and of what is nobody's, in the same words", async () => {
    const found: string[] = [];
    // Each page is made anew, with its own ids and moments in it.
    const words = (text: string) => text.replaceAll(/[a-z]+_[0-9A-Za-z]{8,}|[a-z]+_none/g, "…");
    for (const [path, row] of closed.filter(([, { of }]) => of))
      for (const letter of lettersOf(row)) {
        const other = await asked(people[letter].token, at(path, row, theirs), row.form);
        const none = await asked(people[letter].token, at(path, row, nobodys), row.form);
        const same = words(other.text) === words(none.text) ? "the same" : "not the same";
        const said = `${other.outcome} ${none.outcome} ${same}`;
        if (said !== "404 404 the same") found.push(`${path} as ${ROLES[letter]}: ${said}`);
      }
    expect(found).toEqual([]);
  });
});

describe("every form", () => {
  test("has a row, and every row a form", () => {
    expect(actionNames().sort()).toEqual(Object.keys(FORMS).sort());
  });

  test("does nothing for a role that may not, for another co-op's object, for nobody's, or without a log-in", async () => {
    const before = await everything();
    const found: string[] = [];
    for (const [action, row] of Object.entries(FORMS)) {
      if (row.who === "") continue;
      const judge = (who: string, { outcome }: Sheet, right: RegExp) => {
        if (!right.test(outcome)) found.push(`${action} ${who}: ${outcome}`);
      };
      if (action !== "portalSession.signOut")
        for (const [name, token] of Object.entries<string | undefined>({ ...gone, nobody: undefined }))
          judge(`of ${name}`, await post(action, row, token, own), /^(401|sign-in)$/);
      for (const letter of LETTERS)
        if (!row.who.includes(letter))
          judge(`as ${ROLES[letter]}`, await post(action, row, people[letter].token, own), /^40[03]$/);
        else if (row.of)
          for (const [whose, objects] of Object.entries({ theirs, nobodys })) {
            const sheet = await post(action, row, people[letter].token, objects);
            judge(`on ${whose} as ${ROLES[letter]}`, sheet, /^40[04]$/);
          }
    }
    expect(found).toEqual([]);
    expect(await everything()).toBe(before);
  });

  test("of a product does nothing for them either", async () => {
    const before = await everything();
    const form = { version: "1", "title.en": "Taken over", do: "publish", "recipe.work": "100" };
    const outcomes: Record<string, string> = {};
    const post = async (name: string, token: string | undefined, path: string) =>
      (outcomes[name] = (await asked(token, path, form)).outcome);
    for (const letter of ["f", "t"] as const) {
      await post(`new as ${letter}`, people[letter].token, "/products/new");
      await post(`own as ${letter}`, people[letter].token, `/products/${own.product}`);
    }
    await post("theirs as c", people.c.token, `/products/${theirs.product}`);
    await post("nobody's as c", people.c.token, "/products/prod_none");
    await post("own signed out", gone["signed out"], `/products/${own.product}`);
    expect(outcomes).toEqual({
      "new as f": "403",
      "own as f": "400",
      "new as t": "403",
      "own as t": "400",
      "theirs as c": "404",
      "nobody's as c": "404",
      "own signed out": "401",
    });
    expect(await everything()).toBe(before);
  });

  test("counts a wrong password for whom our own proxy saw, whatever the caller writes in front", async () => {
    const answer = await fetch(`${shop.shopUrl}/en/portal/sign-in?_action=portalSession.signIn`, {
      method: "POST",
      headers: {
        origin: shop.shopUrl,
        "content-type": "application/x-www-form-urlencoded",
        "x-forwarded-for": "192.0.2.66, 198.51.100.7",
        "x-arnia-visitor": "192.0.2.67",
      },
      body: "email=nobody@example.org&password=a-wrong-one",
    });
    expect(answer.status).toBe(400);
    const counted = await shop.query<{ key: string }>(
      "select key from coop_login_attempt where key like 'visitor:%'",
    );
    const keyOf = (address: string) =>
      `visitor:${createHash("sha256").update(address).digest("hex").slice(0, 40)}`;
    expect(counted.map(({ key }) => key)).toContain(keyOf("198.51.100.7"));
    for (const claimed of ["192.0.2.66", "192.0.2.67"])
      expect(counted.map(({ key }) => key)).not.toContain(keyOf(claimed));
  });

  test("from a page of somebody else's is refused", async () => {
    const answer = await fetch(`${shop.shopUrl}/en/portal/pause?_action=portalShop.pause`, {
      method: "POST",
      redirect: "manual",
      headers: {
        cookie: `desk=${people.b.token}`,
        origin: "https://elsewhere.example",
        "content-type": "application/x-www-form-urlencoded",
      },
      body: "message=closed",
    });
    expect(answer.status).toBe(403);
  });
});

describe("what the other co-op keeps to itself", () => {
  const leaks = (text: string) =>
    CANARIES.filter((canary) => text.toLowerCase().includes(canary.toLowerCase()));

  test("is there for its own people, papers and tables included", async () => {
    const desk = await Desk.of(shop, "valdemiel");
    const board = await Desk.of(shop, "valdemiel", "board");
    const read = async (who: Desk, path: string) => (await askPortal(shop, path, { token: who.token })).text;
    expect(await read(board, "/staff")).toContain(CANARIES[0]);
    expect(await read(desk, `/products/${theirs.product}`)).toContain("Canarydraft");
    expect(await read(desk, `/pay/${theirs.run}/statements.pdf`)).toContain("CANARY-7");
    expect(await read(desk, `/parcels/${theirs.secret_consignment}/slip.pdf`)).toContain("Canarybuyer");
    expect(await read(desk, "/book/lines")).toContain("Canarynote");
    expect(await read(desk, `/settlements/${theirs.settlement}.csv`)).toContain("21.66");
  });

  test("was on no page, paper or table that the first co-op's people were shown", () => {
    expect(shown.length).toBeGreaterThan(700);
    expect(shown.filter((text) => leaks(text).length > 0)).toEqual([]);
  });

  test("is in none of the files that are made of a picture", async () => {
    const page = await askPortal(shop, "/products", { token: people.c.token });
    expect(page.outcome).toBe("200");
    const found: string[] = [];
    for (const width of [400, 800, 1200])
      for (const kind of ["avif", "webp", "jpg"]) {
        const answer = await fetch(`${shop.shopUrl}${picture}-${width}.${kind}`);
        const bytes = Buffer.from(await answer.arrayBuffer());
        if (answer.status === 200 && bytes.length > 100) found.push(`${width}.${kind}`);
        expect(bytes.includes(CANARY_IN_FILE), `${width}.${kind}`).toBe(false);
      }
    expect(found.length).toBeGreaterThanOrEqual(3);
  });
});

describe("whoever may", () => {
  test("gets done on their own co-op's objects what each form is for", async () => {
    const before = await everything();
    const found: string[] = [];
    for (const [action, row] of Object.entries(FORMS)) {
      const [letter] = lettersOf(row);
      const token = letter && people[letter].token;
      const { outcome } = await post(action, row, token, own);
      if (outcome !== row.own) found.push(`${action}: ${outcome}, not ${row.own}`);
    }
    expect(found).toEqual([]);
    // What was compared above does change when something is done.
    expect(await everything()).not.toBe(before);
  });

  test("finds nothing any more after going to another co-op", async () => {
    await shop.query(
      `update coop_staff set coop_id = (select id from coop where handle = 'horabuena') where email = any ($1)`,
      [LETTERS.map((letter) => `${ROLES[letter]}@example.org`)],
    );
    for (const letter of LETTERS) people[letter] = await Desk.logIn(shop, `${ROLES[letter]}@example.org`);
    const found: string[] = [];
    for (const [path, row] of Object.entries(PAGES).filter(([, { of }]) => of))
      for (const letter of lettersOf(row)) {
        const { outcome } = await askPortal(shop, at(path, row, own), {
          token: people[letter].token,
          ...(row.form ? { form: row.form } : {}),
        });
        if (outcome !== "404") found.push(`${path} as ${ROLES[letter]}: ${outcome}`);
      }
    expect(found).toEqual([]);
  });
});
