import { afterAll, beforeAll, expect, test } from "vitest";
import { Desk, askDesk, newRequestId } from "../../support/coop-client";
import { verifiedPayee } from "../../support/payees";
import { startShop, type Shop } from "../../support/shop";
import { Store, ask, euros, must, refusalOf } from "../../support/store-client";

/** A co-op certifies a member's work, and somebody outside checks it. Every number is typed. */

let shop: Shop;
let store: Store;
let desk: Desk;
let board: Desk;
let member: string;

type Certificate = { id: string; code: string; withdrawn_on: string | null };

beforeAll(async () => {
  shop = await startShop({ name: "certificates", storefront: true });
  store = new Store(shop);
  [desk, board] = [await Desk.of(shop, "pietrachiara"), await Desk.of(shop, "pietrachiara", "board")];
  const request = (body: object) => ({ request_id: newRequestId(), ...body });
  const added = await desk.post<{ member: { id: string } }>(
    "/coop/members",
    request({ code: "M-07", regime: "inside", effective_from: "2026-01-01" }),
  );
  member = added.member.id;
  await verifiedPayee(desk, board, member);
  await desk.post("/coop/book/other-money", request({ amount: euros("90.00"), note: "A grant" }));
  await desk.post("/coop/book/to-work", request({ amount: euros("60.00"), reason: "Advance" }));
  for (const [month, quantity, amount] of [
    ["2026-08", "10", "20.00"],
    ["2026-09", "7.5", "14.46"],
  ] as const) {
    const entries = [{ code: "M-07", quantity }];
    await desk.post(`/coop/work/${month}`, { kind: "hours", version: 0, entries });
    const { run } = await desk.post<{ run: { id: string; hash: string } }>(
      "/coop/pay-runs",
      request({ month, amount: euros(amount) }),
    );
    await board.post(`/coop/pay-runs/${run.id}/approve`, request({ seen_hash: run.hash }));
  }
});
afterAll(() => shop.stop());

const issue = async (body: object = {}) =>
  (
    await board.post<{ certificate: Certificate }>(`/coop/members/${member}/certificates`, {
      ...{ from: "2026-08", to: "2026-09", request_id: newRequestId() },
      ...body,
    })
  ).certificate;

const look = async (code: string) =>
  must(await store.ask<{ certificate: object | null }>("POST", "/store/certificates/look", { code }))
    .certificate;

test("whoever has the code reads months, work and pay, and no id", async () => {
  const { code } = await issue({ training_hours: 40 });
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(await look(code)).toEqual({
    coop_name: "Pietrachiara",
    ...{ member_code: "M-07", from: "2026-08", to: "2026-09", months: 2 },
    ...{ hours: "17.50", pieces: null, training_hours: 40 },
    pay: [euros("34.46")],
    issued_on: new Date().toISOString().slice(0, 10),
  });
  expect(await look(code.toLowerCase().replaceAll("-", " "))).not.toBeNull();
});

test("a code that was never made, none at all and a withdrawn one are answered alike", async () => {
  const { id, code } = await issue();
  for (const typed of ["7K3MZ-0V9QX-2TRB8-1WYDN", "", "'; drop table certificate", code.slice(0, -1)])
    expect(await look(typed)).toBeNull();
  expect(await look(code)).not.toBeNull();
  await board.post(`/coop/certificates/${id}/withdraw`, {});
  expect(await look(code)).toBeNull();
  const { certificates } = await desk.get<{ certificates: Certificate[] }>(
    `/coop/members/${member}/certificates`,
  );
  expect(certificates.find((one) => one.id === id)?.withdrawn_on).toBe(new Date().toISOString().slice(0, 10));
});

test("nothing is certified of months without pay, and only the board certifies", async () => {
  const asked = (token: string, body: object) =>
    askDesk(shop, "POST", `/coop/members/${member}/certificates`, {
      token,
      body: { from: "2026-08", to: "2026-09", request_id: newRequestId(), ...body },
    });
  expect((await asked(desk.token, {})).status).toBe(403);
  const october = await asked(board.token, { from: "2026-10", to: "2026-10" });
  expect(refusalOf(october)).toBe("400 certificate.no_work");
  const backwards = await asked(board.token, { from: "2026-09", to: "2026-08" });
  expect(refusalOf(backwards)).toBe("400 certificate.months_invalid");
});

const post = (lang: string, code: string) =>
  fetch(`${shop.shopUrl}/${lang}/certificate?_action=certificate.look`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: shop.shopUrl, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ code }).toString(),
  });

test("the page is found by nobody, says nothing of the shop, and keeps the code out of its address", async () => {
  const { code } = await issue();
  for (const lang of ["en", "it", "es"]) {
    const empty = await fetch(`${shop.shopUrl}/${lang}/certificate`);
    expect(empty.headers.get("x-robots-tag")).toBe("noindex, nofollow");
    const found = await post(lang, code);
    expect(found.status).toBe(200);
    expect(found.headers.get("cache-control")).toContain("no-store");
    const html = await found.text();
    expect(html).toContain("M-07");
    for (const page of [await empty.text(), html])
      expect(page.replace(/<style[\s\S]*?<\/style>/g, "")).not.toMatch(
        /prison|prisi[oó]n|carcer|c[aá]rcel|istituto|restitution|\/goods|\/co-ops|inside\b/i,
      );
    const [wrong, none] = [await post(lang, "7K3MZ-0V9QX-2TRB8-1WYDN"), await post(lang, "nothing")];
    expect([wrong.status, none.status]).toEqual([404, 404]);
    expect(await wrong.text()).toBe(await none.text());
    expect((await post(lang, " ")).status).toBe(400);
  }
  const sitemap = await (await fetch(`${shop.shopUrl}/sitemap.xml`)).text();
  expect(sitemap).not.toContain("certificate");
});

test("a caller who looks too often waits", async () => {
  const asked = () =>
    ask(`${shop.backendUrl}/store/certificates/look`, {
      method: "POST",
      headers: { ...store.headers, "x-arnia-visitor": "192.0.2.9" },
      body: { code: "7K3MZ" },
    });
  await shop.query(
    `insert into coop_login_attempt (key, at)
     select 'look-by:' || left(encode(sha256('192.0.2.9'), 'hex'), 40), now() from generate_series(1, 99)`,
  );
  expect((await asked()).status).toBe(200);
  expect(refusalOf(await asked())).toBe("429 staff.too_many_attempts");
});

test("the paper is one page in each language", async () => {
  const { id } = await issue({ training_hours: 40 });
  for (const lang of ["en", "it", "es"]) {
    const answer = await fetch(`${shop.shopUrl}/${lang}/portal/members/certificates/${id}.pdf`, {
      headers: { cookie: `desk=${board.token}` },
    });
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    const pdf = Buffer.from(await answer.arrayBuffer()).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  }
});
