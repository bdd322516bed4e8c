import { defineAction } from "astro:actions";
import { parseAddress } from "../features/checkout/address.ts";
import { keepAddress, keepShipping, orderAndPay, pageForCard } from "../features/checkout/checkout.server.ts";
import { keepInAccount } from "../features/order/account-order.server.ts";
import { openCheckout } from "../lib/open-basket.ts";
import { attempt, goToOrder, problem, textFields, type Outcome } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";
import { shop } from "../lib/shop.ts";

export const checkout = {
  address: defineAction({
    accept: "form",
    handler: (form, visit): Promise<Outcome> => {
      const values = textFields(form);
      return attempt(visit, values, async () => {
        const opened = await openCheckout(visit, "address");
        if ("go" in opened) return opened;
        const { countries } = await shop(visit.locals.store);
        const parsed = parseAddress(values, { code: visit.locals.place.code, countries });
        if (!parsed.ok) return { problem: null, faults: parsed.faults, values };
        await keepAddress(visit, opened.basket.id, parsed.email, parsed.address);
        return { go: paths.shipping(visit.locals.lang) };
      });
    },
  }),

  shipping: defineAction({
    accept: "form",
    handler: (form, visit): Promise<Outcome> => {
      const values = textFields(form);
      return attempt(visit, values, async () => {
        const opened = await openCheckout(visit, "shipping");
        if ("go" in opened) return opened;
        const chosen = new Map<string, string>();
        const faults: Record<string, string> = {};
        for (const { coop, shipping } of opened.basket.groups) {
          const option = shipping.options.find(({ id }) => id === values[coop.handle]);
          if (option) chosen.set(coop.handle, option.id);
          else faults[coop.handle] = "choice";
        }
        if (Object.keys(faults).length > 0) return { problem: null, faults, values };
        await keepShipping(visit, opened.basket.id, opened.basket, chosen);
        return { go: paths.payment(visit.locals.lang) };
      });
    },
  }),

  pay: defineAction({
    accept: "form",
    handler: (form, visit): Promise<Outcome> => {
      const values = textFields(form);
      return attempt(visit, values, async () => {
        const opened = await openCheckout(visit, "payment");
        if ("go" in opened) return opened;
        const { payment_methods } = await shop(visit.locals.store);
        const method = payment_methods.find((offered) => offered === values["method"]);
        if (!method) return problem("payment.method_unknown", values);
        // The total the buyer saw goes along: if it is no longer the basket's, the backend refuses.
        const amount = values["seen"] ?? "";
        if (!/^\d{1,12}(\.\d{1,4})?$/.test(amount)) return problem("checkout.total_changed", values);
        const total = { amount, currency_code: opened.basket.currency_code };
        if (method === "card") return { go: await pageForCard(visit, opened.basket.id, { method, total }) };
        const follow_token = await orderAndPay(visit, opened.basket.id, { method, total });
        await keepInAccount(visit, follow_token);
        return goToOrder(visit, follow_token);
      });
    },
  }),
};
