import { defineAction } from "astro:actions";
import { parseAddress } from "../features/checkout/address.ts";
import { pasteRest, takenUnits } from "../features/wholesale/lines.ts";
import { languageOf } from "../i18n/langs.ts";
import type { PasteLine, WholesaleBasket } from "../lib/customer-wire.ts";
import { attemptSignedIn, customerProblem, type CustomerOutcome } from "../lib/customer-form.ts";
import { textFields } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";
import { shop } from "../lib/shop.ts";

const ID = /^[A-Za-z0-9_]{4,80}$/;
const PASTE_LONGEST = 12_000;

const wholeNumber = (text: string | undefined): number | null =>
  /^\d{1,5}$/.test(text ?? "") ? Number(text) : null;

/** What became of a paste: every line beside what is wrong with it, or, once the right ones are taken, those that are left. */
export type PasteLooked = { text: string; lines: PasteLine[]; taken: boolean };

export const wholesale = {
  apply: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const values = textFields(form, 1000);
      const { lang } = visitor.locals;
      return attemptSignedIn(visitor, values, async (customer) => {
        const { name = "", registration_number = "", country_code = "", message = "" } = values;
        const faults: Record<string, string> = {};
        if (name === "") faults["name"] = "missing";
        if (registration_number.replaceAll(/[\s.-]/g, "").length < 4)
          faults["registration_number"] = "missing";
        if (!/^[a-z]{2}$/.test(country_code)) faults["country_code"] = "missing";
        if (Object.keys(faults).length > 0) return customerProblem(null, values, { faults });
        const language = languageOf(lang);
        await customer.post("wholesale/applications", {
          name: name.slice(0, 200),
          registration_number: registration_number.slice(0, 40),
          country_code,
          language,
          message,
        });
        return { go: `${paths.wholesale.apply(lang)}?done=applied#message` };
      });
    },
  }),

  add: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const values = textFields(form);
      return attemptSignedIn(visitor, values, async (customer) => {
        const quantity = wholeNumber(values["quantity"]);
        const variant_id = values["variant_id"] ?? "";
        if (!ID.test(variant_id)) return customerProblem("good.not_found", values);
        if (!quantity) return customerProblem("cart.quantity", values);
        await customer.post("wholesale/basket/lines", { lines: [{ variant_id, quantity }] });
        return { go: `${paths.wholesale.basket(visitor.locals.lang)}?done=added#message` };
      });
    },
  }),

  change: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const values = textFields(form);
      return attemptSignedIn(visitor, values, async (customer) => {
        const quantity = wholeNumber(values["to"] ?? values["quantity"]);
        const line_id = values["line_id"] ?? "";
        if (!ID.test(line_id)) return customerProblem("cart.line_not_found", values);
        if (quantity === null) return customerProblem("cart.quantity", values);
        await customer.post(`wholesale/basket/lines/${line_id}`, { quantity });
        const done = quantity === 0 ? "removed" : "changed";
        return { go: `${paths.wholesale.basket(visitor.locals.lang)}?done=${done}#message` };
      });
    },
  }),

  /**
   * A paste without a fault goes into the basket. With one it comes back, every line with its fault, and the buyer decides:
   * `take` puts in the lines that are right and leaves the others in the field.
   */
  paste: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome<PasteLooked>> => {
      const typed = form.get("text");
      const text = typeof typed === "string" ? typed.slice(0, PASTE_LONGEST) : "";
      const take = form.get("take") === "yes";
      return attemptSignedIn<PasteLooked>(visitor, { text }, async (customer) => {
        const { lines } = await customer.post<{ lines: PasteLine[] }>("wholesale/paste", { text });
        const right = takenUnits(lines);
        const rest = pasteRest(lines);
        if (lines.length === 0) return customerProblem(null, { text }, { faults: { text: "missing" } });
        if (right.length === 0 || (rest !== "" && !take)) return { shown: { text, lines, taken: false } };
        await customer.post("wholesale/basket/lines", { lines: right });
        const { lang } = visitor.locals;
        if (rest === "") return { go: `${paths.wholesale.basket(lang)}?done=added#message` };
        // The lines that were not taken stay in the field, and are said to be all that is left.
        return { shown: { text: rest, lines: lines.filter(({ fault }) => fault !== null), taken: true } };
      });
    },
  }),

  address: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const values = textFields(form);
      const { lang, place, store } = visitor.locals;
      return attemptSignedIn(visitor, values, async (customer) => {
        const { countries } = await shop(store);
        const parsed = parseAddress(
          { ...values, email: "known@account.invalid" },
          { code: place.code, countries },
        );
        if (!parsed.ok) return customerProblem(null, values, { faults: parsed.faults });
        const said = Object.entries(parsed.address).filter(([, value]) => value !== "");
        const { basket } = await customer.post<{ basket: WholesaleBasket }>("wholesale/basket/address", {
          shipping_address: Object.fromEntries(said),
        });
        // The cheapest of each co-op, until the next page says otherwise.
        const option_ids = basket.groups.flatMap(
          ({ shipping }) => shipping.chosen ?? shipping.options[0]?.id ?? [],
        );
        if (option_ids.length > 0) await customer.post("wholesale/basket/shipping", { option_ids });
        return { go: paths.wholesale.confirm(lang) };
      });
    },
  }),

  shipping: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const values = textFields(form);
      return attemptSignedIn(visitor, values, async (customer) => {
        const option_ids = Object.entries(values)
          .filter(([name, value]) => name.startsWith("coop-") && ID.test(value))
          .map(([, value]) => value);
        if (option_ids.length === 0) return customerProblem("shipping.missing", values);
        await customer.post("wholesale/basket/shipping", { option_ids });
        return { go: `${paths.wholesale.confirm(visitor.locals.lang)}#sums` };
      });
    },
  }),

  order: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const values = textFields(form);
      return attemptSignedIn(visitor, values, async (customer) => {
        const { cart_id = "", amount = "", currency_code = "" } = values;
        // The total that was seen goes along: if it is no longer the basket's, the backend refuses.
        if (!/^\d{1,12}(\.\d{1,4})?$/.test(amount) || !/^[a-z]{3}$/.test(currency_code))
          return customerProblem("checkout.total_changed", values);
        const { order } = await customer.post<{ order: { display_id: number } }>("wholesale/basket/order", {
          cart_id,
          total: { amount, currency_code },
        });
        return { go: `${paths.wholesale.order(visitor.locals.lang, order.display_id)}?done=ordered#message` };
      });
    },
  }),

  /** Puts in again what can be put in; the page has said what cannot. */
  again: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const values = textFields(form, 20_000);
      return attemptSignedIn(visitor, values, async (customer) => {
        const lines = (values["lines"] ?? "").split(" ").flatMap((pair) => {
          const [variant_id = "", quantity] = pair.split(":");
          const units = wholeNumber(quantity);
          return ID.test(variant_id) && units ? [{ variant_id, quantity: units }] : [];
        });
        if (lines.length === 0) return customerProblem("wholesale.not_on_list", values);
        await customer.post("wholesale/basket/lines", { lines });
        return { go: `${paths.wholesale.basket(visitor.locals.lang)}?done=added#message` };
      });
    },
  }),
};
