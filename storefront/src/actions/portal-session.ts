import { defineAction } from "astro:actions";
import { forgetDeskToken, keepDeskToken } from "../lib/desk-cookie.ts";
import { attemptAtDesk, deskProblem, orProblem, type DeskOutcome } from "../lib/desk-form.ts";
import type { SignedIn } from "../lib/desk-wire.ts";
import { isLanguage, languageOf } from "../i18n/langs.ts";
import { readKept, writeKept } from "../lib/kept-form.ts";
import { textFields } from "../lib/outcome.ts";
import { paths, safeNext } from "../lib/paths.ts";

const LONGEST_PASSWORD = 200;
const EMAIL = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:.]+(\.[^\s@<>"(),;:.]+)+$/;

/** A password is taken as it was typed, spaces and all, and is never given back to a page. */
function passwordOf(form: FormData, name = "password"): string {
  const given = form.get(name);
  return typeof given === "string" ? given.slice(0, LONGEST_PASSWORD) : "";
}

function fieldsOf(form: FormData): Record<string, string> {
  const fields = Object.entries(textFields(form)).filter(([name]) => name !== "password");
  const kept = readKept(form.get("kept"));
  return { ...Object.fromEntries(fields), ...(kept ? { kept: writeKept(kept) } : {}) };
}

export const portalSession = {
  signIn: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = fieldsOf(form);
      const password = passwordOf(form);
      return orProblem(visit, values, async () => {
        const email = (values["email"] ?? "").toLowerCase();
        const faults: Record<string, string> = {};
        if (!EMAIL.test(email)) faults["email"] = email === "" ? "missing" : "email";
        if (password === "") faults["password"] = "missing";
        const { desk, lang } = visit.locals;
        if (!desk || Object.keys(faults).length > 0) return deskProblem(null, values, { faults });
        const { token } = await desk.post<SignedIn>("/coop/login", { email, password });
        keepDeskToken(visit.cookies, token);
        if (readKept(values["kept"])) return { shown: { kept: values["kept"] ?? "" } };
        // In the language of the page they signed in on: they have just read it.
        return { go: safeNext(values["next"]) ?? paths.desk.home(lang) };
      });
    },
  }),

  accept: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = fieldsOf(form);
      const password = passwordOf(form);
      return orProblem(visit, values, async () => {
        const { desk, lang } = visit.locals;
        const language = isLanguage(values["language"] ?? "") ? values["language"] : languageOf(lang);
        // Whoever has a log-in already gives the password they have; the rule for a new one is not for it.
        const long_enough = password.length >= (values["known"] ? 1 : 12);
        if (!desk || !long_enough)
          return deskProblem(null, values, {
            faults: { password: password === "" ? "missing" : "password" },
          });
        const { token, me } = await desk.post<SignedIn>("/coop/invitations/accept", {
          token: values["token"] ?? "",
          password,
          language,
        });
        keepDeskToken(visit.cookies, token);
        return { go: paths.desk.home(me.language) };
      });
    },
  }),

  signOut: defineAction({
    accept: "form",
    handler: async (_, visit): Promise<DeskOutcome> => {
      forgetDeskToken(visit.cookies);
      return { go: `${paths.desk.signIn(visit.locals.lang)}?done=out` };
    },
  }),

  signOutEverywhere: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      attemptAtDesk(visit, fieldsOf(form), async (desk) => {
        await desk.post("/coop/sign-out-everywhere", {});
        forgetDeskToken(visit.cookies);
        return { go: `${paths.desk.signIn(visit.locals.lang)}?done=everywhere` };
      }),
  }),

  /** Every other device is signed out with it; this one goes on. */
  changePassword: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const [current, password] = [passwordOf(form, "current"), passwordOf(form)];
      return attemptAtDesk(visit, {}, async (desk) => {
        const faults: Record<string, string> = {};
        if (current === "") faults["current"] = "missing";
        if (password.length < 12) faults["password"] = "password";
        if (Object.keys(faults).length > 0) return deskProblem(null, {}, { faults });
        const { token } = await desk.post<SignedIn>("/coop/password", { current, password });
        keepDeskToken(visit.cookies, token);
        return { go: `${paths.desk.me(visit.locals.lang)}?done=password#message` };
      });
    },
  }),

  language: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = fieldsOf(form);
      return attemptAtDesk(visit, values, async (desk) => {
        const language = values["language"] ?? "";
        if (!isLanguage(language)) return deskProblem("store.refused", values);
        await desk.post("/coop/me", { language });
        return { go: `${paths.desk.me(language)}?done=saved#message` };
      });
    },
  }),
};
