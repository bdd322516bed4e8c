import type { APIRoute } from "astro";
import { settings } from "../../../lib/env.ts";

const TIMEOUT_MS = 10_000;
/** Only what an upload could be called is asked for. */
const NAME = /^pic_[0-9A-Z]{26}-\d{3,4}\.(avif|webp|jpg)$/;
const TYPES: Record<string, string> = { avif: "image/avif", webp: "image/webp", jpg: "image/jpeg" };

/** A picture that a co-op uploaded, handed on from the backend. Its name stands for its bytes, so it is kept for ever. */
export const GET: APIRoute = async ({ params: { file = "" } }) => {
  const type = TYPES[file.split(".")[1] ?? ""];
  if (!type || !NAME.test(file)) return plain(404, "There is no such picture.");
  try {
    const answer = await fetch(`${settings().backend_url}/store/pictures/${file}`, {
      headers: {
        "x-publishable-api-key": settings().publishable_key,
        "x-arnia-storefront": settings().storefront_secret,
      },
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status === 404) return plain(404, "There is no such picture.");
    if (!answer.ok) return plain(503, "The picture cannot be had at this moment.");
    return new Response(await answer.arrayBuffer(), {
      headers: {
        "content-type": type,
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'",
        "cross-origin-resource-policy": "same-site",
      },
    });
  } catch {
    return plain(503, "The picture cannot be had at this moment.");
  }
};

function plain(status: number, words: string): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(words, { status, headers });
}
