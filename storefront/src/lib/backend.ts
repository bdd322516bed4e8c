import { StoreError } from "./store-error.ts";

const READ_TIMEOUT_MS = 10_000;
const WRITE_TIMEOUT_MS = 20_000;

type Asked = Omit<RequestInit, "signal" | "redirect"> & { method: string; timeout_ms?: number };
type Answered = { ok: boolean; status: number; headers: Headers; answer: unknown };

/** Asks the backend, with a time limit. Whatever it answers is an answer; only silence is an error. */
export async function askBackend(url: URL, { timeout_ms, ...asked }: Asked): Promise<Answered> {
  const reads = asked.method === "GET";
  try {
    const response = await fetch(url, {
      ...asked,
      redirect: "error",
      signal: AbortSignal.timeout(timeout_ms ?? (reads ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS)),
    });
    const answer: unknown = await response.json().catch(() => null);
    return { ok: response.ok, status: response.status, headers: response.headers, answer };
  } catch (cause) {
    // A read that failed changed nothing. A write that failed may have been done: its outcome is unknown.
    const code = reads || isRefusedConnection(cause) ? "store.unavailable" : "store.outcome_unknown";
    throw new StoreError(
      code,
      503,
      `${asked.method} ${url.pathname.replace(/cart_\w+/, "cart")}: ${String(cause)}`,
    );
  }
}

function isRefusedConnection(cause: unknown): boolean {
  const inner = cause instanceof Error ? cause.cause : undefined;
  return inner instanceof Error && "code" in inner && inner.code === "ECONNREFUSED";
}
