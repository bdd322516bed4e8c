import type { Browser, Page } from "@playwright/test";
import sharp from "sharp";
import { expect } from "../support/browser";
import type { Shop } from "../support/shop";
import { expectSound } from "./accessibility";
import { DeskScreens, pressEnterOn, tabTo, typeInto } from "./desk";

const PASSWORD = "rosemary on the south slope";

/** A photograph of nothing but a colour. */
export async function photograph(name: string, colour: string) {
  const buffer = await sharp({ create: { width: 900, height: 1200, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

export const field = (page: Page, id: string) => page.locator(`[id="${id}"]`);

export async function anotherBrowser(browser: Browser, shop: Shop): Promise<Page> {
  const context = await browser.newContext({
    baseURL: shop.shopUrl,
    viewport: { width: 360, height: 740 },
    locale: "en-GB",
  });
  return context.newPage();
}

/** A honey that costs what the seed's does, so that the worked example holds for it too. */
export const THYME: Record<string, string> = {
  "title.en": "Thyme honey",
  "description.en": "Dark, and quick to set.",
  "title.it": "Miele di timo",
  "description.it": "Scuro, cristallizza presto.",
  "title.es": "Miel de tomillo",
  "description.es": "Oscura, cuaja pronto.",
  "variant.0.price": "6,90",
  "variant.0.sku": "VAL-THY-500",
  "variant.0.stock": "12",
  "recipe.work": "55",
  "recipe.materials": "25",
  "recipe.funds": "20",
  weight: "820",
};

/** A board member invites a colleague for the catalogue, and hands over the link. */
export async function inviteColleague(page: Page, email: string): Promise<string> {
  const board = new DeskScreens(page);
  await board.signIn("board@valdemiel.example");
  await board.open("/staff");
  await typeInto(page, field(page, "email"), email);
  await tabTo(page, page.locator("#roles").getByLabel("Catalogue"));
  await page.keyboard.press("Space");
  await board.press("Make the invitation");
  await expect(page.getByRole("heading", { name: "Hand over this link" })).toBeFocused();
  await expectSound(page, "an invitation made", [360]);
  return page.getByRole("textbox", { name: "Link" }).inputValue();
}

/** The colleague joins by the link, which is good for once. */
export async function join(nina: Page, link: string): Promise<void> {
  await nina.goto(link);
  await expect(nina.getByRole("heading", { level: 1 })).toHaveText("Welcome to the desk of Valdemiel");
  await expectSound(nina, "an invitation", [360]);
  await typeInto(nina, field(nina, "password"), "too short");
  await nina.keyboard.press("Enter");
  await expect(nina.getByText("At least 12 characters, please.").first()).toBeVisible();
  await typeInto(nina, field(nina, "password"), PASSWORD);
  await nina.keyboard.press("Enter");
  await expect(nina.getByRole("heading", { level: 1 })).toHaveText("Today");
  await nina.goto(link);
  await expect(nina.getByRole("heading", { level: 1 })).toHaveText("This invitation is no longer valid");
}

/** The colleague writes a honey in three languages, with two pictures, and puts it in the shop. Answers with its handle. */
export async function publishHoney(nina: Page): Promise<string> {
  const desk = new DeskScreens(nina);
  await desk.open("/staff");
  await expect(nina.getByText("This page is for: Board.")).toBeVisible();
  await desk.open("/products");
  await desk.follow("New product");
  for (const [id, text] of Object.entries(THYME).filter(([id]) => !/recipe|weight/.test(id)))
    await typeInto(nina, field(nina, id), text);
  await typeInto(nina, field(nina, "recipe.work"), "55");
  await typeInto(nina, field(nina, "recipe.materials"), "25");
  await typeInto(nina, field(nina, "recipe.funds"), "10");
  await expect(nina.getByText("Together 90 %: 10 % are missing.")).toBeVisible();
  await typeInto(nina, field(nina, "recipe.funds"), "20");
  await expect(nina.getByText("Together 100 %.")).toBeVisible();
  await tabTo(nina, field(nina, "category"));
  await nina.keyboard.type("Honey");
  await typeInto(nina, field(nina, "weight"), "820");
  await tabTo(nina, field(nina, "add-pictures"));
  await field(nina, "add-pictures").setInputFiles([
    await photograph("jar.jpg", "#c08a2e"),
    await photograph("hives.jpg", "#3d6b45"),
  ]);
  await pressEnterOn(nina, desk.button("Save the draft").last());
  await expect(nina.getByText("The draft is made.")).toBeVisible();
  await expect(nina.getByText("Buyers pay €6.90.")).toBeVisible();
  await expectSound(nina, "a draft with something missing", [360]);

  for (const picture of [0, 1])
    for (const [language, text] of Object.entries({ en: "A jar", it: "Un vaso", es: "Un tarro" }))
      await typeInto(nina, field(nina, `picture.${picture}.alt.${language}`), `${text} ${picture + 1}`);
  await tabTo(nina, field(nina, "picture.1.place"));
  await nina.keyboard.type("1");
  await pressEnterOn(nina, desk.button("Save and put in the shop"));
  await expect(nina.getByText("Saved. The product is in the shop.")).toBeVisible();
  await expect(field(nina, "picture.0.alt.en")).toHaveValue("A jar 2");
  await desk.follow("See it in the shop");
  await expect(nina.getByRole("heading", { level: 1 })).toHaveText("Thyme honey");
  await expect(nina.getByAltText("A jar 2").first()).toBeVisible();
  expect(
    await nina
      .getByAltText("A jar 2")
      .first()
      .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBeGreaterThan(100);
  const { pathname } = new URL(nina.url());
  await nina.goto(pathname.replace("/en/", "/it/"));
  await expect(nina.getByRole("heading", { level: 1 })).toHaveText("Miele di timo");
  return pathname.split("/").at(-1) ?? "";
}
