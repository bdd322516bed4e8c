import { defineAction } from "astro:actions";
import { parseAddress } from "../features/checkout/address.ts";
import { languageOf } from "../i18n/langs.ts";
import { customerFor } from "../lib/customer.ts";
import { forgetCustomerToken, keepCustomerToken } from "../lib/customer-cookie.ts";
import { isCustomerError } from "../lib/customer-error.ts";
import {
  attemptSignedIn,
  customerProblem,
  orProblem,
  type CustomerOutcome,
  type CustomerRefused,
} from "../lib/customer-form.ts";
import { textFields } from "../lib/outcome.ts";
import { paths, safeAccountNext } from "../lib/paths.ts";
import { shop } from "../lib/shop.ts";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PASSWORD_LEAST = 12;

type Fields = Record<string, string>;

/** A password is never cut or trimmed: what was typed is what is meant. */
const passwordIn = (form: FormData, name = "password"): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, 200) : "";
};

/** What was typed, to be shown again: never a password. */
function shownAgain(form: FormData): Fields {
  const fields = Object.entries(textFields(form));
  return Object.fromEntries(fields.filter(([name]) => !["password", "old", "chosen"].includes(name)));
}

function faultsOf(fields: Fields, password: string): CustomerRefused | null {
  const faults: Fields = {};
  if (!EMAIL.test(fields["email"] ?? "")) faults["email"] = "email";
  if (password === "") faults["password"] = "missing";
  return Object.keys(faults).length > 0 ? customerProblem(null, fields, { faults }) : null;
}

type Signed = { token: string };

export const account = {
  signIn: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const fields = shownAgain(form);
      const password = passwordIn(form);
      return orProblem(visitor, fields, async () => {
        const wrong = faultsOf(fields, password);
        if (wrong) return wrong;
        const { token } = await customerFor(visitor).post<Signed>("account/sign-in", {
          email: fields["email"],
          password,
        });
        keepCustomerToken(visitor.cookies, token);
        return { go: safeAccountNext(fields["next"]) ?? paths.account.home(visitor.locals.lang) };
      });
    },
  }),

  /** An address that was known already is told nothing of it: its own password goes on counting. */
  signUp: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const fields = shownAgain(form);
      const password = passwordIn(form);
      const { lang } = visitor.locals;
      const next = safeAccountNext(fields["next"]) ?? undefined;
      return orProblem(visitor, fields, async () => {
        const wrong = faultsOf(fields, password);
        if (wrong) return wrong;
        if (password.length < PASSWORD_LEAST)
          return customerProblem(null, fields, { faults: { password: "short" } });
        const customer = customerFor(visitor);
        const { email, first_name = "", last_name = "" } = fields;
        await customer.post("account/sign-up", {
          email,
          password,
          first_name,
          last_name,
          language: languageOf(lang),
        });
        try {
          const { token } = await customer.post<Signed>("account/sign-in", { email, password });
          keepCustomerToken(visitor.cookies, token);
          return { go: next ?? paths.account.home(lang) };
        } catch (error) {
          if (!isCustomerError(error, "account.wrong_login")) throw error;
          return { go: `${paths.account.signIn(lang, { next })}${next ? "&" : "?"}done=up` };
        }
      });
    },
  }),

  /** The same answer for every address. */
  forgotten: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const fields = shownAgain(form);
      const { lang } = visitor.locals;
      return orProblem(visitor, fields, async () => {
        const { email = "" } = fields;
        if (!EMAIL.test(email)) return customerProblem(null, fields, { faults: { email: "email" } });
        await customerFor(visitor).post("account/forgotten", { email, language: languageOf(lang) });
        return { go: `${paths.account.forgotten(lang)}?done=sent#message` };
      });
    },
  }),

  reset: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const { token = "" } = textFields(form);
      const password = passwordIn(form);
      return orProblem(visitor, {}, async () => {
        if (password.length < PASSWORD_LEAST)
          return customerProblem(null, {}, { faults: { password: "short" } });
        await customerFor(visitor).post("account/reset", { token, password });
        forgetCustomerToken(visitor.cookies);
        return { go: `${paths.account.signIn(visitor.locals.lang)}?done=password` };
      });
    },
  }),

  /** A press and not the opening of the link: programs that look into mail open links too. */
  confirm: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const { token = "" } = textFields(form);
      return orProblem(visitor, {}, async () => {
        await customerFor(visitor).post("account/confirm", { token });
        return { go: `${paths.account.confirm(visitor.locals.lang)}?done=confirmed#message` };
      });
    },
  }),

  mailConfirmation: defineAction({
    accept: "form",
    handler: (_form, visitor): Promise<CustomerOutcome> =>
      attemptSignedIn(visitor, {}, async (customer) => {
        const { lang } = visitor.locals;
        await customer.post("account/confirmation-mail", { language: languageOf(lang) });
        return { go: `${paths.account.home(lang)}?done=mailed#message` };
      }),
  }),

  signOut: defineAction({
    accept: "form",
    handler: (_form, visitor): CustomerOutcome => {
      forgetCustomerToken(visitor.cookies);
      return { go: `${paths.account.signIn(visitor.locals.lang)}?done=out` };
    },
  }),

  signOutEverywhere: defineAction({
    accept: "form",
    handler: (_form, visitor): Promise<CustomerOutcome> =>
      attemptSignedIn(visitor, {}, async (customer) => {
        await customer.post("account/sign-out-everywhere");
        forgetCustomerToken(visitor.cookies);
        return { go: `${paths.account.signIn(visitor.locals.lang)}?done=everywhere` };
      }),
  }),

  password: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const old = passwordIn(form, "old");
      const chosen = passwordIn(form, "chosen");
      return attemptSignedIn(visitor, { form: "password" }, async (customer) => {
        const faults: Fields = {};
        if (old === "") faults["old"] = "missing";
        if (chosen.length < PASSWORD_LEAST) faults["chosen"] = "short";
        if (Object.keys(faults).length > 0) return customerProblem(null, { form: "password" }, { faults });
        await customer.post("account/password", { old, chosen });
        forgetCustomerToken(visitor.cookies);
        return { go: `${paths.account.signIn(visitor.locals.lang)}?done=password` };
      });
    },
  }),

  remove: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const password = passwordIn(form);
      return attemptSignedIn(visitor, { form: "remove" }, async (customer) => {
        if (password === "")
          return customerProblem(null, { form: "remove" }, { faults: { password: "missing" } });
        await customer.post("account/delete", { password });
        forgetCustomerToken(visitor.cookies);
        return { go: `${paths.account.signUp(visitor.locals.lang)}?done=deleted` };
      });
    },
  }),

  addAddress: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const values = textFields(form);
      const { lang, place, store } = visitor.locals;
      return attemptSignedIn(visitor, values, async (customer) => {
        const { countries } = await shop(store);
        // Of somebody signed in no e-mail is asked, so that none can be wrong.
        const parsed = parseAddress(
          { ...values, email: "known@account.invalid" },
          { code: place.code, countries },
        );
        if (!parsed.ok) return customerProblem(null, values, { faults: parsed.faults });
        await customer.post("account/addresses", withoutEmpty(parsed.address));
        return { go: `${paths.account.addresses(lang)}?done=added#message` };
      });
    },
  }),

  removeAddress: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const { id = "" } = textFields(form);
      return attemptSignedIn(visitor, {}, async (customer) => {
        await customer.post(`account/addresses/${encodeURIComponent(id)}/remove`);
        return { go: `${paths.account.addresses(visitor.locals.lang)}?done=removed#message` };
      });
    },
  }),

  keepOrder: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome> => {
      const { follow_token = "" } = textFields(form);
      return attemptSignedIn(visitor, {}, async (customer) => {
        await customer.post("account/orders", { follow_token });
        return { go: `${paths.account.home(visitor.locals.lang)}#orders` };
      });
    },
  }),
};

/** The backend takes a field that says something or none at all. */
function withoutEmpty(address: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== ""));
}
