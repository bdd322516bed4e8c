import { extractText, getDocumentProxy } from "unpdf";
import type { Shop } from "./shop";

/** What a page or paper of the desk answered, with all that can be read in it. */
export interface Sheet {
  /**
   * In one word what became of the request: the status, `sign-in` when it led there, and `done:…` when a form was
   * taken and the next page says so.
   */
  outcome: string;
  /** The page, or the text of the paper without its form. */
  text: string;
  type: string;
}

/** What somebody would read on a paper. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return text;
}

function outcomeOf(answer: Response): string {
  if (answer.status !== 303) return String(answer.status);
  const next = new URL(answer.headers.get("location") ?? "", "http://shop.test");
  if (next.pathname.endsWith("/portal/sign-in") && !next.searchParams.has("done")) return "sign-in";
  return `done:${next.searchParams.get("done") ?? next.pathname}`;
}

/** Asks the portal as a browser would that holds this token in its cookie, or none. */
export async function askPortal(
  shop: Shop,
  path: string,
  { token, form }: { token?: string | undefined; form?: Record<string, string> } = {},
): Promise<Sheet> {
  const answer = await fetch(`${shop.shopUrl}/en/portal${path}`, {
    method: form ? "POST" : "GET",
    redirect: "manual",
    headers: {
      ...(token ? { cookie: `desk=${token}` } : {}),
      // A browser names the page that the form stood on; without it the form is refused as a stranger's.
      ...(form ? { origin: shop.shopUrl, "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  });
  const type = (answer.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = type === "application/pdf" ? await textOfPdf(bytes) : new TextDecoder().decode(bytes);
  return { outcome: outcomeOf(answer), text, type };
}
