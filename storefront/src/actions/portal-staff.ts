import { defineAction } from "astro:actions";
import { attemptAtDesk, deskProblem, type DeskOutcome } from "../lib/desk-form.ts";
import { ROLES, type Role } from "../lib/desk-wire.ts";
import { textFields, type Visit } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

const EMAIL = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:.]+(\.[^\s@<>"(),;:.]+)+$/;
const ID = /^\w{4,80}$/;

const rolesIn = (form: FormData): Role[] => ROLES.filter((role) => form.getAll("role").includes(role));

/** The roles go back to the page as one field, since a form may name several. */
function fieldsOf(form: FormData): Record<string, string> {
  return { ...textFields(form), roles: rolesIn(form).join(" ") };
}

const done = (visit: Visit, what: string): DeskOutcome => ({
  go: `${paths.desk.staff(visit.locals.lang)}?done=${what}#message`,
});

/** Work on one person or one invitation, named in the form. */
function onOne(
  visit: Visit,
  form: FormData,
  work: (id: string) => { path: string; body: Record<string, unknown>; done: string },
): Promise<DeskOutcome> {
  const values = fieldsOf(form);
  return attemptAtDesk(visit, values, async (desk) => {
    const id = values["id"] ?? "";
    if (!ID.test(id)) return deskProblem("store.refused", values);
    const asked = work(id);
    await desk.post(asked.path, asked.body);
    return done(visit, asked.done);
  });
}

export const portalStaff = {
  invite: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const values = fieldsOf(form);
      return attemptAtDesk(visit, values, async (desk) => {
        const email = (values["email"] ?? "").toLowerCase();
        const roles = rolesIn(form);
        const faults: Record<string, string> = {};
        if (!EMAIL.test(email)) faults["email"] = email === "" ? "missing" : "email";
        if (roles.length === 0) faults["roles"] = "roles";
        if (Object.keys(faults).length > 0) return deskProblem(null, values, { faults });
        const { link_token } = await desk.post<{ link_token: string | null }>("/coop/invitations", {
          email,
          roles,
          request_id: values["request_id"] ?? "",
        });
        return { shown: { email, token: link_token ?? "" } };
      });
    },
  }),

  withdraw: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onOne(visit, form, (id) => ({
        path: `/coop/invitations/${id}/withdraw`,
        body: {},
        done: "withdrawn",
      })),
  }),

  roles: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> => {
      const roles = rolesIn(form);
      if (roles.length === 0)
        return Promise.resolve(deskProblem(null, fieldsOf(form), { faults: { person: "roles" } }));
      return onOne(visit, form, (id) => ({ path: `/coop/staff/${id}`, body: { roles }, done: "changed" }));
    },
  }),

  leave: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onOne(visit, form, (id) => ({ path: `/coop/staff/${id}/leave`, body: {}, done: "ended" })),
  }),
};
