import { expect, type Locator, type Page } from "@playwright/test";
import { TEST_STAFF_PASSWORD } from "../support/template";

/** Presses Tab until the element has the focus, as somebody does who has no mouse. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let stops = 0; stops < 90; stops += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not lead to ${String(wanted)}.`);
}

export async function pressEnterOn(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("Enter");
}

export async function typeInto(page: Page, wanted: Locator, text: string): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

/** Somebody of a co-op at their desk, in a browser of their own. */
export class DeskScreens {
  constructor(
    readonly page: Page,
    readonly lang = "en",
  ) {}

  async signIn(email: string): Promise<void> {
    await this.page.goto(`/${this.lang}/portal/sign-in`);
    await typeInto(this.page, this.page.locator("#email"), email);
    await typeInto(this.page, this.page.locator("#password"), TEST_STAFF_PASSWORD);
    await this.page.keyboard.press("Enter");
    await expect(this.page).toHaveURL(new RegExp(`/${this.lang}/portal$`));
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`/${this.lang}/portal${path}`);
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole("main").getByRole("link", { name });
  }

  /** By keyboard. */
  async press(name: string): Promise<void> {
    await pressEnterOn(this.page, this.button(name));
  }

  async follow(name: string | RegExp): Promise<void> {
    await pressEnterOn(this.page, this.link(name));
  }

  async fill(label: string | RegExp, text: string): Promise<void> {
    await typeInto(this.page, this.page.getByLabel(label), text);
  }
}
