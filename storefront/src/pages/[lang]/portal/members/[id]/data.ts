import type { APIRoute } from "astro";
import { inLines } from "../../../../../features/portal/print/in-lines.ts";
import { deskOf, fileAnswer } from "../../../../../lib/desk-file.ts";

/** All that is kept of a member. Asked for by a form: accounts are in it, so no browser asks by itself. */
export const POST: APIRoute = async ({ locals, params, request }) => {
  const { desk } = deskOf(locals, "members.verify");
  const id = encodeURIComponent(params["id"] ?? "");
  const { export: all } = await desk.get<{ export: { code: string } }>(`/coop/members/${id}/export`);
  const form = await request.formData();
  const answer =
    form.get("as") === "json"
      ? fileAnswer(JSON.stringify(all, null, 2), {
          ...{ type: "application/json; charset=utf-8", name: `${all.code}.json`, keep: true },
        })
      : fileAnswer(inLines(all), { type: "text/plain; charset=utf-8", name: `${all.code}.txt` });
  answer.headers.set("cache-control", "no-store");
  return answer;
};
