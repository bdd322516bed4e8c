import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { now } from "../../adapters/clock";
import { refuse } from "../../domain/errors";
import { PASSWORD_LEAST } from "../../domain/staff/access";
import { companies, staff } from "../services";

/** Where Medusa's auth module keeps whose login it is: one may be a person's at a desk and a shopper's. */
const STAFF_KEY = "coop_staff_id";
export const CUSTOMER_KEY = "customer_id";

type Login = { id: string; app_metadata: Record<string, unknown> };
type Given = { email: string; password: string };

/** The login of an address in Medusa's auth module; null when it has none. */
export async function loginOf(container: MedusaContainer, email: string): Promise<Login | null> {
  const auth = container.resolve(Modules.AUTH);
  const [known] = await auth.listProviderIdentities({ entity_id: email, provider: "emailpass" });
  if (!known?.auth_identity_id) return null;
  const identity = await auth.retrieveAuthIdentity(known.auth_identity_id);
  return { id: identity.id, app_metadata: identity.app_metadata ?? {} };
}

/** The id of the login that a password opens; null when it opens none. */
export async function opened(container: MedusaContainer, given: Given): Promise<Login | null> {
  const { success, authIdentity } = await container
    .resolve(Modules.AUTH)
    .authenticate("emailpass", { body: { ...given } });
  return success && authIdentity ? loginOf(container, given.email) : null;
}

/** The person of a co-op that a login belongs to, if they have not left. */
export async function personOfLogin(container: MedusaContainer, login: Login) {
  const id = login.app_metadata[STAFF_KEY];
  return typeof id === "string" ? staff(container).activeStaff(id) : undefined;
}

/**
 * Whether somebody logs in with it: the network's people, or staff that has not left. Only then is its password anybody's
 * to know; a login that a power cut left half-made, or whose person has left, opens nothing and may be taken up anew.
 */
export async function isInUse(container: MedusaContainer, login: Login): Promise<boolean> {
  const others = Object.entries(login.app_metadata).some(
    ([key, value]) => key !== STAFF_KEY && key.endsWith("_id") && Boolean(value),
  );
  return others || (await personOfLogin(container, login)) !== undefined;
}

/** Whether a login is somebody's besides their account: at a desk that they have not left, or of the network. */
export async function isUsedElsewhere(container: MedusaContainer, login: Login): Promise<boolean> {
  return isInUse(container, { ...login, app_metadata: { ...login.app_metadata, [CUSTOMER_KEY]: null } });
}

/** Makes every token that a login has opened worthless, at a desk and in an account. Again: the same. */
async function endAllTokens(container: MedusaContainer, { app_metadata }: Login): Promise<void> {
  const { [STAFF_KEY]: staff_id, [CUSTOMER_KEY]: customer_id } = app_metadata;
  const at = now();
  if (typeof staff_id === "string") await staff(container).endTokens({ id: staff_id, now: at });
  if (typeof customer_id === "string") await companies(container).startTokens({ customer_id, now: at });
}

/**
 * Gives a login another password. Whoever is in with the old one, at a desk or in an account, is out before there is a new
 * one: cut short in between, one comes in again with the old one and has lost nothing. Repeatable, so nothing is undone.
 */
export async function setPassword(container: MedusaContainer, given: Given): Promise<void> {
  const login = await loginOf(container, given.email);
  if (!login) throw new Error("login: a password was changed of an address that has none");
  await endAllTokens(container, login);
  await container
    .resolve(Modules.AUTH)
    .updateProvider("emailpass", { entity_id: given.email, password: given.password });
}

/** Refuses `staff.password_short`. */
export function checkPassword(password: string): void {
  if (password.length < PASSWORD_LEAST)
    refuse("staff.password_short", `A password has ${PASSWORD_LEAST} signs or more. Make it longer.`, {
      least: PASSWORD_LEAST,
    });
}

/**
 * Refuses `staff.password_short` for a password that would be chosen; one that a login in use is opened with is a guess,
 * whatever its length. Reads only.
 */
export async function checkChoice(container: MedusaContainer, { email, password }: Given): Promise<void> {
  if (password.length >= PASSWORD_LEAST) return;
  const login = await loginOf(container, email);
  if (!login || !(await isInUse(container, login))) checkPassword(password);
}

/**
 * The login of an address under this password: made, taken up again, or opened when somebody uses it already. Again, and by
 * two at once: the same login. Null when it is in use and the password is wrong. Refuses `staff.password_short`.
 */
export async function takeLogin(container: MedusaContainer, given: Given): Promise<string | null> {
  const auth = container.resolve(Modules.AUTH);
  const before = await loginOf(container, given.email);
  if (before && (await isInUse(container, before))) return (await opened(container, given))?.id ?? null;
  checkPassword(given.password);
  // Whoever comes second at the same moment is told that it exists, and finds it below.
  if (!before) await auth.register("emailpass", { body: { ...given } });
  const made = await loginOf(container, given.email);
  if (!made) throw new Error("staff: a login was neither made nor found");
  if (!(await opened(container, given)))
    await auth.updateProvider("emailpass", { entity_id: given.email, password: given.password });
  return made.id;
}

/** Writes on the login whose it is. What else it is for stays. */
export async function bindLogin(
  container: MedusaContainer,
  input: { auth_identity_id: string; staff_id: string },
): Promise<void> {
  const auth = container.resolve(Modules.AUTH);
  const { app_metadata } = await auth.retrieveAuthIdentity(input.auth_identity_id);
  if (app_metadata?.[STAFF_KEY] === input.staff_id) return;
  await auth.updateAuthIdentities({
    id: input.auth_identity_id,
    app_metadata: { ...app_metadata, [STAFF_KEY]: input.staff_id },
  });
}
