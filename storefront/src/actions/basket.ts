import { defineAction } from "astro:actions";
import { addToBasket, changeLine, dropCode, removeLine, useCode } from "../features/basket/basket.server.ts";
import { parseQuantity } from "../features/basket/quantity.ts";
import { attempt, problem, textFields, type Outcome, type Visit } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";
import { shop } from "../lib/shop.ts";

const ID = /^[A-Za-z0-9_]{4,80}$/;
const CODE = /^[\p{L}\p{N}_-]{2,40}$/u;

type Fields = Record<string, string>;

/** Work on the basket a visitor has; without one the page was stale, and says so. */
function onBasket(
  visit: Visit,
  form: FormData,
  work: (cart_id: string, fields: Fields) => Promise<Outcome>,
): Promise<Outcome> {
  const fields = textFields(form);
  const basket = visit.locals.basket;
  if (!basket) return Promise.resolve(problem("cart.not_found", fields));
  return attempt(visit, fields, () => work(basket.cart_id, fields));
}

export const basket = {
  add: defineAction({
    accept: "form",
    handler: (form, visit): Promise<Outcome> => {
      const fields = textFields(form);
      return attempt(visit, fields, async () => {
        const quantity = parseQuantity(fields["quantity"]);
        if (quantity === null) return problem("cart.quantity", fields);
        const variant_id = fields["variant_id"] ?? "";
        if (!ID.test(variant_id)) return problem("good.not_found", fields);
        const { region_id } = await shop(visit.locals.store);
        await addToBasket(visit, region_id, { variant_id, quantity });
        return { go: `${paths.basket(visit.locals.lang)}?done=added#message` };
      });
    },
  }),

  change: defineAction({
    accept: "form",
    handler: (form, visit): Promise<Outcome> =>
      onBasket(visit, form, async (cart_id, fields) => {
        // The − and + buttons say what the quantity should become; otherwise the typed number counts.
        const text = fields["to"] ?? fields["quantity"];
        const line_id = fields["line_id"] ?? "";
        if (!ID.test(line_id)) return problem("store.refused", fields);
        if (fields["to"] === "0") {
          await removeLine(visit, cart_id, line_id);
          return { go: `${paths.basket(visit.locals.lang)}?done=removed#message` };
        }
        const quantity = parseQuantity(text);
        if (quantity === null) return problem("cart.quantity", fields);
        await changeLine(visit, cart_id, line_id, quantity);
        return { go: `${paths.basket(visit.locals.lang)}?done=changed#${line_id}` };
      }),
  }),

  code: defineAction({
    accept: "form",
    handler: (form, visit): Promise<Outcome> =>
      onBasket(visit, form, async (cart_id, fields) => {
        const code = (fields["code"] ?? "").toUpperCase();
        if (!CODE.test(code)) return problem("promotion.unknown", fields);
        await useCode(visit, cart_id, code);
        return { go: `${paths.basket(visit.locals.lang)}?done=changed#codes` };
      }),
  }),

  dropCode: defineAction({
    accept: "form",
    handler: (form, visit): Promise<Outcome> =>
      onBasket(visit, form, async (cart_id, fields) => {
        await dropCode(visit, cart_id, fields["code"] ?? "");
        return { go: `${paths.basket(visit.locals.lang)}?done=changed#codes` };
      }),
  }),
};
