import type { Lang } from "../i18n/langs.ts";
import type { Dictionary } from "../i18n/index.ts";
import { DeskError } from "./desk-error.ts";
import type { Capability, Me } from "./desk-wire.ts";
import type { Desk } from "./desk.ts";

/** Who asks for a file of the desk. The middleware has let them in; what the file needs beyond that is asked here. */
export function deskOf(
  locals: App.Locals,
  needs?: Capability,
): { desk: Desk; me: Me; lang: Lang; t: Dictionary } {
  const { desk, me, lang, t } = locals;
  if (!desk || !me) throw new DeskError("staff.signed_out", 401, "Nobody is signed in");
  if (needs && !me.capabilities.includes(needs))
    throw new DeskError("staff.not_allowed", 403, `Needs ${needs}`);
  return { desk, me, lang, t };
}

/** A file to look at or to keep; its name is made of our own words and numbers. */
export function fileAnswer(
  content: Buffer | string,
  { type, name, keep = false }: { type: string; name: string; keep?: boolean },
): Response {
  const body = typeof content === "string" ? content : new Uint8Array(content);
  const safe = name.replaceAll(/[^\w.-]+/g, "-");
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `${keep ? "attachment" : "inline"}; filename="${safe}"`,
    },
  });
}
