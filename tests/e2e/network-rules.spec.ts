import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { ROOT } from "../../backend/bin/lib/paths.mjs";
import { expect, test } from "../support/browser";
import { expectAccessible, expectFits, WIDE, WIDTHS } from "./accessibility";
import { AdminScreens, MEDUSAS_OWN } from "./network";
import { cellsOf } from "./shopper";

// A published version takes the ground from under a co-op's attestation, so nobody else may be paying by it.
test.use({ shopOf: "the_rules" });

const PERU = "pe-dleg-1343";
const NAME = "Peru, DLeg 1343";
const file = (id: string): string => join(ROOT, "seed", "rule-sets", `${id}.json`);
/** The cost of the work is a share of 10 % in the first version, and of 9 % in the second. */
const changed = (text: string): string =>
  text.replace('"bps": 7000', '"bps": 7100').replace('"bps": 1000', '"bps": 900');

/** A page of ours within Medusa's, at each width. */
async function expectSoundPage(page: Page, what: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    // A button that has just stopped waiting fades back into its colour.
    await page.evaluate(() => {
      const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      return Promise.allSettled(fading.map(({ finished }) => finished));
    });
    await expectFits(page, `${what} at ${width}`);
    await expectAccessible(page, `${what} at ${width}`, { region: `[data-testid="${what}-page"]` });
  }
  await page.setViewportSize({ width: WIDE, height: 900 });
}

test("the network drafts a version, sees what is different, publishes it and retires it", async ({
  page,
  shop,
  expectConsoleErrors,
}) => {
  test.setTimeout(240_000);
  expectConsoleErrors(new RegExp(`${MEDUSAS_OWN.source}|the server responded with a status of 400`));
  const admin = new AdminScreens(page, shop);
  const versionOf = (number: number): Locator => page.getByTestId(`${PERU}-${number}`);
  const form = page.getByRole("form", { name: "Draft a version" });
  const text = form.getByLabel("Rule set");

  await test.step("Every rule set is listed with who pays by it, and the places that have none", async () => {
    await admin.signIn();
    await admin.open("/rule-sets");
    await expect(versionOf(1)).toContainText("Published");
    await expect(versionOf(1)).toContainText("Holds from 27 February 2021.");
    await expect(versionOf(1)).toContainText("3 co-ops pay by it.");
    await expect(page.getByTestId("rule-set-manual")).toContainText("Any place · manual");
    await expect(page.getByTestId("not-found-et")).toContainText("Proclamations 985/2016 and 1174/2019");
    await expectSoundPage(page, "rule-sets");
  });

  await test.step("A version is read with its articles, regimes and open questions", async () => {
    await versionOf(1)
      .getByRole("link", { name: `Read version 1 of ${NAME}` })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: `${NAME}: Version 1` })).toBeVisible();
    const heads = await cellsOf(page.getByTestId("rule-set-heads"));
    expect(heads.slice(1).map(([, how]) => how)).toEqual([
      "70 % of what is left.",
      "20 % of what is left. Only where damages are owed. Otherwise to: Member's own. Until what is owed is paid; above that to: Member's own.",
      "10 % of what is left.",
      "As much as was ordered, out of: Member's own. Only where maintenance is due.",
    ]);
    await expect(page.getByTestId("rule-set-regime-day_release")).toContainText("No rule");
    await expect(page.getByTestId("rule-set-questions").getByRole("listitem")).toHaveCount(3);
    await expect(page.getByTestId("rule-set-changes")).toContainText("This is the only version.");
  });

  await test.step("What is no JSON, and what is no rule set, is said with its place", async () => {
    await page.getByRole("button", { name: "Draft the next version" }).click();
    const before = await text.inputValue();
    expect(JSON.parse(before)).toEqual(JSON.parse(readFileSync(file(PERU), "utf8")));
    const submit = form.getByRole("button", { name: "Draft a rule set" });
    await text.fill(before.slice(0, -2));
    await submit.click();
    await expect(form.getByText(/^This is not JSON: .+ Nothing was sent\.$/)).toBeVisible();
    await expect(text).toBeFocused();
    await text.fill(before.replace('"bps": 2000', '"bps": 20000'));
    await submit.click();
    await expect(form.getByRole("alert")).toContainText("Not a rule set: heads.1.bps");
    await expect(form.getByRole("alert")).toContainText("Nothing was changed.");
    await text.fill(before.replace('"bps": 7000', '"bps": 7100'));
    await submit.click();
    await expect(form.getByRole("alert")).toContainText("remand: The last head has to be the remainder");
    await expectSoundPage(page, "rule-set-version");
    await text.fill(changed(before));
    await submit.dblclick();
    await expect(page.getByRole("heading", { level: 1, name: `${NAME}: Version 2` })).toBeVisible();
  });

  await test.step("The draft says what is different from what is published", async () => {
    const changes = page.getByTestId("rule-set-changes");
    expect((await cellsOf(changes)).slice(1)).toEqual([
      ["heads.own.bps", "7000", "7100"],
      ["heads.upkeep.bps", "1000", "900"],
    ]);
    await expect(changes.getByLabel("Compared with")).toHaveValue("1");
  });

  await test.step("Publishing says first that co-ops have to attest anew", async () => {
    await page.getByRole("button", { name: `Publish version 2 of ${NAME}` }).click();
    const question = page.getByRole("alertdialog");
    await expect(question).toContainText("From today on the version before pays nothing");
    await expect(question).toContainText(
      "the 3 co-ops that pay by it can approve no pay until their boards attest this one",
    );
    await admin.agree("Publish");
    await expect(page.getByRole("button", { name: "Retire", exact: true })).toBeVisible();
    await expectSoundPage(page, "rule-set-version");
    await admin.open("/rule-sets");
    await expect(versionOf(2)).toContainText("Published");
    await expect(versionOf(2)).toContainText("No co-op pays by it.");
    await expect(versionOf(1)).toContainText("Version 2 took its place.");
  });

  await test.step("A version is retired with a reason, and then there is nothing more to press", async () => {
    await versionOf(2).getByRole("link").click();
    await page.getByRole("button", { name: "Retire", exact: true }).click();
    const retire = page.getByRole("form", { name: `Retire version 2 of ${NAME}` });
    await retire.getByRole("button", { name: "Retire" }).click();
    await expect(retire.getByText("Fill this in.")).toBeVisible();
    await retire.getByLabel("Reason").fill("The percentage was read wrongly");
    await admin.act(retire.getByRole("button", { name: "Retire" }), "Retire");
    await expect(page.getByTestId("rule-set-version-page")).toContainText(
      ": The percentage was read wrongly",
    );
    await expect(page.getByRole("button", { name: /Retire|Publish/ })).toHaveCount(0);
    await admin.open("/rule-sets");
    await expect(versionOf(2)).toContainText("Retired");
    // What the board attested of the first version holds again, since nothing newer is published.
    await expect(versionOf(1)).toContainText("3 co-ops pay by it.");
  });

  await test.step("A draft may come from a file too, of a rule set that was not there", async () => {
    const law = readFileSync(file("manual"), "utf8").replace('"id": "manual"', '"id": "by-agreement"');
    await page.getByRole("button", { name: "Draft a rule set" }).click();
    await form.getByLabel("Or pick a file").setInputFiles({
      name: "by-agreement.json",
      mimeType: "application/json",
      buffer: Buffer.from(law),
    });
    await expect(text).toHaveValue(law);
    await form.getByRole("button", { name: "Draft a rule set" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /: Version 1$/ })).toBeVisible();
    await expect(page.getByTestId("rule-set-settings").getByRole("listitem")).toHaveCount(4);
    await page.getByRole("link", { name: "All rule sets" }).click();
    await expect(page.getByTestId("rule-set-by-agreement")).toContainText("Draft");
  });
});
