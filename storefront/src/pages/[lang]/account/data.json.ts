import type { APIRoute } from "astro";
import { signedIn } from "../../../lib/customer.ts";
import { fileAnswer } from "../../../lib/desk-file.ts";

/** Everything that is kept of whoever is signed in, to take along. */
export const GET: APIRoute = async (context) => {
  const { customer } = await signedIn(context);
  const kept = await customer.get<object>("account/export");
  const type = "application/json; charset=utf-8";
  return fileAnswer(JSON.stringify(kept, null, 2), { type, name: "arnia-account.json", keep: true });
};
