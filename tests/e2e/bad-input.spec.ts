import type { APIResponse, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import type { Shop } from "../support/shop";
import { HONEY } from "../support/store-client";
import { Network } from "./network";
import { Shopper } from "./shopper";

const CANDLES = "beeswax-candles-pair";
const SPOON = "olive-shepherds-spoon-7";

const ordersOf = async (shop: Shop): Promise<number> => {
  const [row] = await shop.query<{ count: number }>(`select count(*)::int as count from "order"`);
  return row?.count ?? -1;
};

/** Posts a form of the page by hand, with the fields it had and those given, as a stranger's program could. */
async function postByHand(
  page: Page,
  form: string,
  fields: Record<string, string>,
  origin?: string,
): Promise<APIResponse> {
  const found = page.locator(`form[action*="${form}"]`).first();
  const action = (await found.getAttribute("action")) ?? "";
  const hidden: Record<string, string> = {};
  for (const input of await found.locator("input[type=hidden]").all())
    hidden[(await input.getAttribute("name")) ?? ""] = await input.inputValue();
  const url = new URL(action, page.url());
  return page.request.post(url.toString(), {
    form: { ...hidden, ...fields },
    headers: { origin: origin ?? url.origin },
    maxRedirects: 0,
  });
}

test.describe("Doing things twice", () => {
  test("a double click on Order and pay makes one order", async ({ page, shop }) => {
    const shopper = new Shopper(page);
    await shopper.addToBasket(CANDLES);
    await shopper.goToPayment();
    const before = await ordersOf(shop);
    await page.getByRole("radio", { name: "Demo payment" }).check();
    await shopper.button("Order and pay").dblclick();
    await shopper.arriveAtOrder();
    expect(await ordersOf(shop)).toBe(before + 1);
  });

  test("the form of Order and pay sent twice at once leads to one order", async ({ page, shop }) => {
    const shopper = new Shopper(page);
    await shopper.addToBasket(CANDLES);
    await shopper.goToPayment();
    const before = await ordersOf(shop);
    const answers = await Promise.all([
      postByHand(page, "checkout.pay", { method: "demo" }),
      postByHand(page, "checkout.pay", { method: "demo" }),
    ]);
    expect(answers.map((answer) => answer.status())).toEqual([303, 303]);
    const [first, second] = answers.map((answer) => answer.headers()["location"]);
    expect(first).toMatch(/^\/en\/orders\/./);
    expect(second).toBe(first);
    expect(await ordersOf(shop)).toBe(before + 1);
  });

  test("reload and back on every step of the checkout lose nothing and order once", async ({
    page,
    shop,
  }) => {
    const shopper = new Shopper(page);
    const before = await ordersOf(shop);
    // While a page is still coming a browser has nothing to reload.
    const reload = async (): Promise<void> => {
      await page.waitForLoadState();
      await page.reload();
    };
    await shopper.addToBasket(CANDLES, 2);
    await reload();
    await expect(page.getByLabel("Quantity of Beeswax candles, a pair")).toHaveValue("2");
    await shopper.goToCheckout();
    await reload();
    await shopper.giveAddress();
    await expect(page).toHaveURL(/\/checkout\/shipping$/);
    await reload();
    await page.goBack();
    await expect(page.getByLabel("First name", { exact: true })).toHaveValue("Ada");
    await page.goForward();
    await shopper.chooseCheapestShipping();
    await reload();
    await page.goBack();
    await expect(page.getByRole("radio").first()).toBeChecked();
    await page.goForward();
    const link = await shopper.orderAndPay("demo");
    await reload();
    await expect(page).toHaveURL(link);
    for (const step of ["/checkout/payment", "/checkout/shipping", "/checkout"]) {
      await page.goto(`/en${step}`);
      await expect(page).toHaveURL(link);
    }
    await page.goto("/en/goods");
    await page.goBack();
    await expect(page).toHaveURL(link);
    expect(await ordersOf(shop)).toBe(before + 1);
  });

  test("going back from the confirmation does not offer to pay again", async ({ page, shop }) => {
    const shopper = new Shopper(page);
    await shopper.addToBasket(CANDLES);
    await shopper.goToPayment();
    const link = await shopper.orderAndPay("demo");
    const orders = await ordersOf(shop);
    await page.goBack();
    await expect(page).toHaveURL(link);
    await expect(shopper.button("Order and pay")).toHaveCount(0);
    expect(await ordersOf(shop)).toBe(orders);
  });
});

test.describe("Two tabs", () => {
  test("a basket changed in one tab is not paid at the old total in the other", async ({
    page,
    context,
    shop,
    expectConsoleErrors,
  }) => {
    expectConsoleErrors(/status of 400/);
    const shopper = new Shopper(page);
    await shopper.addToBasket(CANDLES);
    await shopper.goToPayment();
    const before = await ordersOf(shop);

    const other = await context.newPage();
    await other.goto("/en/basket");
    await other.getByRole("button", { name: /^One more/ }).click();
    await expect(other.getByLabel(/Quantity of/)).toHaveValue("2");

    await page.getByRole("radio", { name: "Demo payment" }).check();
    await shopper.button("Order and pay").click();
    await expect(page.getByRole("alert")).toContainText(
      "The total changed while this page was open. Nothing was charged.",
    );
    expect(await ordersOf(shop)).toBe(before);

    await shopper.orderAndPay("demo");
    await expect(page.getByRole("article")).toContainText("2 ×");
    expect(await ordersOf(shop)).toBe(before + 1);
  });

  test("a basket ordered in one tab leads to its order in the other", async ({ page, context, shop }) => {
    const shopper = new Shopper(page);
    await shopper.addToBasket(CANDLES);
    await shopper.goToPayment();
    const other = new Shopper(await context.newPage());
    await other.open("/checkout/payment");
    const link = await shopper.orderAndPay("demo");
    const orders = await ordersOf(shop);
    await other.button("Order and pay").click();
    await expect(other.page).toHaveURL(link);
    expect(await ordersOf(shop)).toBe(orders);
  });
});

test.describe("What a browser could forge", () => {
  test("a basket cookie that was tampered with counts as no basket", async ({ page, context }) => {
    const shopper = new Shopper(page);
    await shopper.addToBasket(CANDLES);
    const cookie = (await context.cookies()).find(({ name }) => name === "basket");
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
    const value = cookie?.value ?? "";
    const tampered = [
      value.slice(0, -2) + (value.endsWith("AA") ? "BB" : "AA"),
      value.replace(/cart_./, "cart_9"),
      "cart_01ABCDEF~1",
      "%00",
    ];
    for (const forged of tampered) {
      await context.addCookies([{ ...cookie!, value: forged }]);
      await shopper.open("/basket");
      await expect(page.getByText("Your basket is empty.")).toBeVisible();
      expect((await context.cookies()).map(({ name }) => name)).not.toContain("basket");
    }
  });

  test("a total, a method or a payment that a browser made up is refused", async ({ page, shop }) => {
    const shopper = new Shopper(page);
    await shopper.addToBasket(CANDLES);
    await shopper.goToPayment();
    const before = await ordersOf(shop);
    const total = "The total changed while this page was open. Nothing was charged.";
    for (const [fields, words] of [
      [{ method: "demo", seen: "0.01" }, total],
      [{ method: "demo", seen: "-1" }, total],
      [{ method: "demo", seen: "many" }, total],
      [{ method: "free" }, "That way of paying is not offered. Nothing was charged."],
      [{}, "That way of paying is not offered. Nothing was charged."],
    ] as const) {
      const answer = await postByHand(page, "checkout.pay", fields);
      expect(answer.status()).toBe(400);
      expect(await answer.text()).toContain(words);
    }
    expect(await ordersOf(shop)).toBe(before);

    const claimed = await postByHand(page, "checkout.pay", {
      method: "bank-transfer",
      received: "true",
      amount: "999",
      status: "captured",
    });
    expect(claimed.status()).toBe(303);
    await page.goto(claimed.headers()["location"] ?? "");
    await expect(page.locator("dl").first()).toContainText("Waiting for your transfer");
  });

  test("a shipping choice of another co-op is refused, and the form says which", async ({ page }) => {
    const shopper = new Shopper(page);
    await shopper.addToBasket(CANDLES);
    await shopper.open("/basket");
    await shopper.goToCheckout();
    await shopper.giveAddress();
    await expect(page.getByRole("radiogroup")).toHaveCount(1);
    for (const choice of ["so_0123456789", "", "../../admin"]) {
      const answer = await postByHand(page, "checkout.shipping", { valdemiel: choice });
      expect(answer.status()).toBe(400);
      expect(await answer.text()).toContain("Choose how the parcel from Valdemiel should come.");
    }
  });

  test("quantities that are not whole numbers from 1 to 99 change nothing", async ({ page }) => {
    const shopper = new Shopper(page);
    await shopper.addToBasket(CANDLES, 2);
    const words = "The quantity must be a whole number from 1 to 99. Your basket has not changed.";
    for (const quantity of [
      "-1",
      "1.5",
      "1,5",
      "1e9",
      "100",
      "abc",
      "",
      "0x2",
      " ",
      "99999999999999999999",
    ]) {
      const changed = await postByHand(page, "basket.change", { quantity });
      expect(changed.status(), quantity).toBe(400);
      expect(await changed.text()).toContain(words);
    }
    await shopper.open(`/goods/${CANDLES}`);
    for (const quantity of ["0", "-1", "1.5", "1e9", "abc"]) {
      const added = await postByHand(page, "basket.add", { quantity });
      expect(added.status(), quantity).toBe(400);
      expect(await added.text()).toContain(words);
    }
    const unknown = await postByHand(page, "basket.add", { quantity: "1", variant_id: "variant_0000" });
    expect(unknown.status()).toBe(400);
    expect(await unknown.text()).toContain("We could not find that product. Your basket has not changed.");
    await shopper.open("/basket");
    await expect(page.getByLabel(/Quantity of/)).toHaveValue("2");
  });

  test("more than there is of a good is refused with what to do", async ({ page, expectConsoleErrors }) => {
    expectConsoleErrors(/status of 400/);
    const shopper = new Shopper(page);
    await shopper.open(`/goods/${SPOON}`);
    const answer = await postByHand(page, "basket.add", { quantity: "99" });
    expect(answer.status()).toBe(400);
    expect(await answer.text()).toContain("There are not enough left for that quantity.");
  });

  test("a form of more than a megabyte is refused politely", async ({ page }) => {
    const shopper = new Shopper(page);
    await shopper.open(`/goods/${CANDLES}`);
    const answer = await postByHand(page, "basket.add", { quantity: "1", note: "x".repeat(1_200_000) });
    expect(answer.status()).toBeGreaterThanOrEqual(400);
    expect(answer.status()).toBeLessThan(500);
    expect(await answer.text()).toContain("We could not accept that form");
    await shopper.open("/basket");
    await expect(page.getByText("Your basket is empty.")).toBeVisible();
  });

  test("a form sent from another site is refused", async ({ page }) => {
    const shopper = new Shopper(page);
    await shopper.open(`/goods/${CANDLES}`);
    const answer = await postByHand(page, "basket.add", { quantity: "1" }, "https://elsewhere.example");
    expect(answer.status()).toBe(403);
    await shopper.open("/basket");
    await expect(page.getByText("Your basket is empty.")).toBeVisible();
  });
});

test("goods that sell out between basket and payment are not paid for", async ({ page, shop }) => {
  const network = await Network.signIn(shop);
  const shopper = new Shopper(page);
  await network.leave(SPOON, 1);
  await shopper.addToBasket(SPOON);
  await shopper.goToPayment();
  const before = await ordersOf(shop);
  await network.leave(SPOON, 0);
  await page.getByRole("radio", { name: "Demo payment" }).check();
  await shopper.button("Order and pay").click();
  await expect(page.getByText("Sold out in the meantime. Please remove it.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Go to checkout" })).toHaveCount(0);
  expect(await ordersOf(shop)).toBe(before);
  await network.leave(SPOON, 1);
});

test.describe("Addresses that lead nowhere", () => {
  const LOST = [
    { path: "/en/goods/no-such-thing", title: "We don't have that product" },
    { path: "/it/goods/non-esiste", title: "Questo prodotto non l'abbiamo" },
    { path: "/es/co-ops/no-existe", title: "No conocemos esa cooperativa" },
    { path: "/en/orders/not-a-token", title: "This order link does not work" },
    { path: "/en/orders/..%2F..%2Fadmin", title: "This order link does not work" },
    { path: "/de", title: "We don't speak that language yet" },
    { path: "/de/goods", title: "We don't speak that language yet" },
    { path: "/en/nothing/here", title: "This page is not here" },
    { path: "/it/nulla", title: "Questa pagina non c'è" },
  ];
  test("answer 404 and offer ways on", async ({ page, expectConsoleErrors }) => {
    expectConsoleErrors(/status of 404/);
    for (const { path, title } of LOST)
      await test.step(path, async () => {
        const answer = await page.goto(path);
        expect(answer?.status()).toBe(404);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
        const links = page.getByRole("main").getByRole("link");
        expect(await links.count()).toBeGreaterThanOrEqual(3);
        const [first] = await links.all();
        await first?.click();
        await expect(page).toHaveURL(/\/goods$/);
      });
  });

  test("an order's link with one letter changed opens nothing", async ({ page, expectConsoleErrors }) => {
    expectConsoleErrors(/status of 404/);
    const shopper = new Shopper(page);
    await shopper.addToBasket(CANDLES);
    await shopper.goToPayment();
    const link = await shopper.orderAndPay("demo");
    const answer = await page.goto(link.slice(0, -3) + (link.endsWith("AAA") ? "BBB" : "AAA"));
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This order link does not work");
  });
});

test.describe("Forms filled wrongly", () => {
  test("a wrong promotion code changes no price and stays to be corrected", async ({
    page,
    expectConsoleErrors,
  }) => {
    expectConsoleErrors(/status of 400/);
    const shopper = new Shopper(page);
    await shopper.addToBasket(HONEY);
    for (const code of ["WRONG15", "'; drop table"]) {
      await page.getByLabel("Promotion code").fill(code);
      await shopper.button("Use code").click();
      await expect(page.getByRole("alert")).toContainText(
        "That code is not valid for the goods in your basket.",
      );
      await expect(page.getByLabel("Promotion code")).toHaveAttribute("aria-invalid", "true");
    }
    await expect(page.getByText("Discount")).toHaveCount(0);
  });

  test("missing address fields are summed up in links that lead to them", async ({
    page,
    expectConsoleErrors,
  }) => {
    expectConsoleErrors(/status of 400/);
    const shopper = new Shopper(page);
    await shopper.addToBasket(CANDLES);
    await shopper.goToCheckout();
    await shopper.giveAddress({ email: "nobody", lastName: "", postcode: "" });
    const summary = page.getByRole("alert");
    await expect(summary).toContainText("Please check 3 fields.");
    await expect(summary.getByRole("link")).toHaveText([
      "That email address does not look complete. Example: name@example.org",
      "Last name is missing.",
      "Postcode is missing.",
    ]);
    await summary.getByRole("link", { name: "Last name is missing." }).click();
    await expect(page.getByLabel("Last name", { exact: true })).toBeFocused();
    await expect(page.getByLabel("Last name", { exact: true })).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("First name", { exact: true })).toHaveValue("Ada");
  });

  test("a country we do not deliver to is refused, and its tax is not invented", async ({ page }) => {
    const shopper = new Shopper(page);
    await shopper.addToBasket(CANDLES);
    await shopper.goToCheckout();
    const answer = await postByHand(page, "checkout.address", {
      email: "ada@example.org",
      first_name: "Ada",
      last_name: "Rossi",
      address_1: "Via Po 1",
      postal_code: "10124",
      city: "Torino",
      country_code: "us",
    });
    expect(answer.status()).toBe(400);
    expect(await answer.text()).toContain("Choose one of the countries in the list.");
    await shopper.open(`/goods/${CANDLES}?country=us`);
    await expect(page.getByText("We don't sell to that country yet")).toBeVisible();
    await expect(page.getByText("including 22% VAT for Italy")).toBeVisible();
  });
});
