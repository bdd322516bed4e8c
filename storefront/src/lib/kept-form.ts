import { safeNext } from "./paths.ts";

/** A form that was sent when the log-in had ended: where it was going, and what was typed into it. */
export type KeptForm = { to: string; fields: [name: string, value: string][] };

const MOST_CHARACTERS = 200_000;
const MOST_FIELDS = 3_000;
/** What nobody but its field should hold; it is typed once more. */
const SECRET = /password|current|account_holder_name|account_number/;

const characters = ({ fields }: KeptForm): number =>
  fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);

const bearable = (kept: KeptForm): boolean =>
  kept.fields.length > 0 && kept.fields.length <= MOST_FIELDS && characters(kept) <= MOST_CHARACTERS;

/** Only to a form of the desk, and never to the one that signs in. */
function isFormOfDesk(to: string): boolean {
  return safeNext(to) !== null && !to.includes("portalSession");
}

/** What a posted form carries and can be sent again after signing in. Files and secrets are left out. */
export async function keptFrom(request: Request, url: URL): Promise<KeptForm | null> {
  const to = url.pathname + url.search;
  if (request.method !== "POST" || !isFormOfDesk(to)) return null;
  const form = await request.formData().catch(() => null);
  if (!form) return null;
  const fields = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !SECRET.test(entry[0]),
  );
  return bearable({ to, fields }) ? { to, fields } : null;
}

export function writeKept(kept: KeptForm): string {
  return JSON.stringify(kept);
}

/** The same from the hidden field that carried it over the sign-in page; null for anything else. */
export function readKept(text: unknown): KeptForm | null {
  if (typeof text !== "string" || text.length > 3 * MOST_CHARACTERS) return null;
  try {
    const { to, fields } = JSON.parse(text) as Partial<Record<"to" | "fields", unknown>>;
    if (typeof to !== "string" || !isFormOfDesk(to) || !Array.isArray(fields)) return null;
    const pairs = (fields as unknown[]).filter(
      (pair): pair is [string, string] =>
        Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === "string"),
    );
    const kept = { to, fields: pairs };
    return bearable(kept) ? kept : null;
  } catch {
    return null;
  }
}
