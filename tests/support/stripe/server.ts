import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { expireOverdue } from "./checkout.ts";
import { expanded, takeExpand } from "./expand.ts";
import { newFaults, type Fault, type Faults } from "./faults.ts";
import { parseForm } from "./form.ts";
import { IdempotencyKeys, type Answer } from "./idempotency.ts";
import { page } from "./page.ts";
import { Refusal } from "./refusal.ts";
import { ENDPOINTS, PAGES, routeOf } from "./routes.ts";
import { newId, type Store } from "./store.ts";

/** One call that came in, in the order of its answer. */
export interface Call {
  route: string;
  path: string;
  /** Body or query as it came. */
  sent: string;
  idempotency_key: string | null;
  /** 0 where the caller never heard. */
  status: number;
  /** Answered from what was kept under the key. */
  replayed: boolean;
}

interface Given {
  store: Store;
  secret_key: string;
  api_version: string;
}

/** Everything one request is about, once it is read whole. */
interface Incoming extends Given {
  request: IncomingMessage;
  response: ServerResponse;
  route: string;
  id: string;
  path: string;
  sent: string;
  fault: Fault | null;
}

/** The HTTP side: the API under `/v1`, the buyers' pages under `/c/pay`. */
export function newServer(given: Given): { server: Server; faults: Faults; calls: Call[] } {
  const { take, ...faults } = newFaults((route) => Object.hasOwn(ENDPOINTS, route) || PAGES.includes(route));
  const keys = new IdempotencyKeys(given.store.now);
  const calls: Call[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET" } = request;
    const { pathname: path, search } = new URL(request.url ?? "/", "http://stand-in");
    if (path === "/health") {
      write(response, { status: 200, body: "{}" });
      return;
    }
    const body = await readBody(request);
    const found = routeOf(method, path);
    const sent = method === "GET" ? search.slice(1) : body;
    if (found === null) {
      const refusal = new Refusal(`Unrecognized request URL (${method}: ${path}).`, { status: 404 });
      write(response, { status: 404, body: JSON.stringify(refusal.body) });
      return;
    }
    expireOverdue(given.store);
    const incoming = { ...given, request, response, path, sent, ...found, fault: take(found.route) };
    if (PAGES.includes(found.route)) await servePage(incoming);
    else await serveCall(incoming, keys, calls);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A fault of the stand-in itself must be seen, and must not look like one of the shop's.
      console.error("The Stripe stand-in failed:", error);
      request.socket.destroy();
    });
  });
  return { server, faults, calls };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

async function serveCall(incoming: Incoming, keys: IdempotencyKeys, calls: Call[]): Promise<void> {
  const { request, response, route, path, sent, fault } = incoming;
  const header = request.headers["idempotency-key"];
  const key = request.method === "POST" && typeof header === "string" ? header : null;
  const call: Call = { route, path, sent, idempotency_key: key, status: 0, replayed: false };
  calls.push(call);
  if (fault === "cut before commit") {
    request.socket.destroy();
    return;
  }
  const reply = (answer: Answer): void => {
    call.status = answer.status;
    write(response, answer, {
      "request-id": newId("req_", 14),
      "stripe-version": incoming.api_version,
      ...(key === null ? {} : { "idempotency-key": key }),
      ...(call.replayed ? { "idempotent-replayed": "true" } : {}),
    });
  };
  let begun: string | null = null;
  try {
    allowed(incoming);
    if (fault === "error before commit")
      throw new Refusal("An unknown error occurred", { status: 500, type: "api_error" });
    if (fault === "too many requests")
      throw new Refusal("Request rate limit exceeded.", { status: 429, code: "rate_limit" });
    const earlier = key === null ? null : keys.begin(key, `${route} ${path} ${sent}`);
    if (earlier !== null) {
      call.replayed = true;
      // The SDK repeats by itself what was cut: the answer is lost to that as well.
      if (fault === "answer lost after commit") request.socket.destroy();
      else reply(earlier);
      return;
    }
    begun = key;
    if (typeof fault === "object" && fault !== null && "before_commit_ms" in fault)
      await wait(fault.before_commit_ms);
    const { answer, done } = perform(incoming);
    if (typeof fault === "object" && fault !== null && "after_commit_ms" in fault)
      await wait(fault.after_commit_ms);
    if (begun !== null) keys.end(begun, done ? answer : null);
    if (fault === "answer lost after commit") request.socket.destroy();
    else reply(answer);
  } catch (error) {
    if (!(error instanceof Refusal)) {
      if (begun !== null) keys.end(begun, null);
      throw error;
    }
    reply({ status: error.status, body: JSON.stringify(error.body) });
  }
}

/** Does the call. `done` says whether it got as far as acting, which is what a key remembers. */
function perform({ store, route, id, path, sent, fault }: Incoming): { answer: Answer; done: boolean } {
  let done = false;
  try {
    const form = parseForm(sent);
    const expand = takeExpand(form);
    const act = ENDPOINTS[route]!(store, form, id, path);
    done = true;
    const body = JSON.stringify(expanded(store, act(), expand), null, 2);
    if (fault === "error after commit")
      throw new Refusal("An unknown error occurred", { status: 500, type: "api_error" });
    return { answer: { status: 200, body }, done };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { answer: { status: error.status, body: JSON.stringify(error.body) }, done };
  }
}

/** Throws Stripe's refusal for a wrong key, or for a version other than the one the shop is built for. */
function allowed({ request, secret_key, api_version }: Incoming): void {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (given === undefined) throw new Refusal("You did not provide an API key.", { status: 401 });
  if (given !== secret_key)
    throw new Refusal(`Invalid API Key provided: ${given.slice(0, 7)}****${given.slice(-4)}`, {
      status: 401,
    });
  const version = request.headers["stripe-version"];
  if (version !== api_version)
    throw new Refusal(
      `Invalid Stripe API version: ${String(version)}. The shop is built for ${api_version}.`,
    );
}

async function servePage({ store, request, response, route, id, sent, fault }: Incoming): Promise<void> {
  if (fault === "cut before commit") {
    request.socket.destroy();
    return;
  }
  if (fault === "error before commit" || fault === "too many requests") {
    response.writeHead(fault === "too many requests" ? 429 : 500).end();
    return;
  }
  if (typeof fault === "object" && fault !== null && "before_commit_ms" in fault)
    await wait(fault.before_commit_ms);
  const { status, location, html } = page(store, route, id, parseForm(sent));
  if (typeof fault === "object" && fault !== null && "after_commit_ms" in fault)
    await wait(fault.after_commit_ms);
  if (fault === "answer lost after commit") request.socket.destroy();
  else if (fault === "error after commit") response.writeHead(500).end();
  else
    response
      .writeHead(status, {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
        ...(location === undefined ? {} : { location }),
      })
      .end(html);
}

function write(
  response: ServerResponse,
  { status, body }: Answer,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
