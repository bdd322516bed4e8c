import sharp from "sharp";
import { expect, test as base } from "../support/browser";
import { faultsOf, type Read } from "./accessibility";
import { byCard } from "./card-states";
import { kept } from "./kept";
import { lookAt } from "./look-at";
import { difference, keptLooks, lookNames, sheetOf, tilesOf } from "./looks";
import { ACCOUNT, APPLICANT, company, desk, enter, prepareRooms, type Rooms } from "./rooms";
import { BROWSING, CHECKING_OUT, following, type Orders } from "./states";
import { LANGS } from "./words";

const test = base.extend<object, { rooms: Rooms }>({
  rooms: [async ({ shop }, use) => use(await prepareRooms(shop)), { scope: "worker", timeout: 180_000 }],
});

// A shop of its own: what others do would change how its pages look.
test.use({ shopOf: "rooms" });

test.describe("Behind each log-in every page is accessible, fits and looks as it is kept", () => {
  test.describe.configure({ timeout: 600_000 });

  for (const lang of LANGS) {
    test(`account (${lang})`, async ({ page, shop, rooms, expectConsoleErrors }) => {
      expectConsoleErrors(/status of 400/);
      await enter(page, shop, "buyer", rooms.shopper);
      await lookAt(page, ACCOUNT, lang);
      await enter(page, shop, "buyer", rooms.applicant);
      await lookAt(page, APPLICANT, lang);
    });

    test(`wholesale (${lang})`, async ({ page, shop, rooms, expectConsoleErrors }) => {
      expectConsoleErrors(/status of 400/);
      await enter(page, shop, "buyer", rooms.company);
      await lookAt(page, company(rooms), lang);
    });

    test(`desk (${lang})`, async ({ page, shop, rooms, expectConsoleErrors }) => {
      expectConsoleErrors(/status of 404/);
      await enter(page, shop, "desk", rooms.desk);
      await lookAt(page, desk(rooms), lang);
    });

    test(`what is kept (${lang})`, async ({ page, shop, rooms }) => {
      await enter(page, shop, "desk", rooms.kept.token);
      await lookAt(page, kept(rooms.kept), lang);
    });
  }
});

test("every look that is kept is of a page that is looked at", ({ rooms }) => {
  const orders: Orders = { waiting: "", paid: "", sent: "", refunded: "", expired: "" };
  const states = [
    ...[...BROWSING, ...CHECKING_OUT, ...following(orders)],
    ...[...ACCOUNT, ...APPLICANT, ...company(rooms), ...desk(rooms), ...kept(rooms.kept), ...byCard(null)],
  ];
  for (const lang of LANGS) expect(keptLooks(lang).sort()).toEqual(lookNames(lang, states).sort());
});

test("a page that lost a picture, a colour or a part looks otherwise", async ({ page }) => {
  const look = async () => sheetOf(await tilesOf(page, 1280));
  await page.goto("/en/goods");
  const whole = await look();
  expect(await difference(whole, await look()), "the same page").toBe("");
  await page
    .locator("main img")
    .nth(1)
    .evaluate((picture) => (picture.style.visibility = "hidden"));
  expect(await difference(whole, await look()), "a picture less").toMatch(/parts look otherwise/);
  await page.goto("/en/goods");
  await page
    .locator("header")
    .first()
    .evaluate((header) => header.remove());
  expect(await difference(whole, await look()), "no header").not.toBe("");
  const night = await sharp(whole).negate().toBuffer();
  expect(await difference(whole, night), "other colours").toMatch(/parts look otherwise/);
});

test("a picture that says nothing to whoever cannot see it is found, and a word as pale as its ground", async ({
  page,
}) => {
  const found = async (read?: Read) =>
    [...new Set((await faultsOf(page, { read })).map((fault) => fault.split(":")[0]))].sort();
  await page.goto("/en/goods/rosemary-honey-500");
  expect(await found()).toEqual([]);
  await page
    .locator("main img")
    .first()
    .evaluate((picture) => picture.removeAttribute("alt"));
  await page.locator("main h1").evaluate((heading) => (heading.style.color = "#eee"));
  expect(await found()).toEqual(["color-contrast", "image-alt"]);
  expect(await found("all but colours")).toEqual(["image-alt"]);
  expect(await found("words")).toEqual(["image-alt"]);
  expect(await found("colours")).toEqual(["color-contrast"]);
});
