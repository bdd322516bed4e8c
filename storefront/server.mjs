// The storefront's front door, in plain Node: one address, files that never change served with a long life,
// pages compressed, an orderly end. Everything a page is made of lives in `src`.
import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { isIP } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

process.env.ASTRO_NODE_LOGGING = "disabled";

const here = path.dirname(fileURLToPath(import.meta.url));
const client_folder = path.join(here, "dist", "client");
const port = Number(process.env.SHOP_PORT ?? 4321);
const shop_url = process.env.SHOP_URL ?? `http://localhost:${port}`;
// How many proxies of ours stand in front, each adding the address it was asked from. None unless we are told.
const trusted_proxies = Number(process.env.TRUSTED_PROXIES ?? 0);
const PAGE_LIMIT_BYTES = 4 * 1024 * 1024;
const STOP_WAIT_MS = 5_000;
const FORM_TIMEOUT_MS = 60_000;
// Photographs over a workshop's thin line take longer than any other form.
const PICTURE_FORM = /^\/[a-z]{2}\/portal\/products\/[\w-]+$/;
const PICTURE_FORM_TIMEOUT_MS = 10 * 60_000;

const TYPES = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const SQUEEZED = /^(text\/|application\/json|image\/svg|application\/javascript)/;

if (!Number.isInteger(port) || port < 1 || port > 65535)
  stop(`SHOP_PORT is not a port: "${process.env.SHOP_PORT}"`);
if (!Number.isInteger(trusted_proxies) || trusted_proxies < 0 || trusted_proxies > 5)
  stop(`TRUSTED_PROXIES is not a number from 0 to 5: "${process.env.TRUSTED_PROXIES}"`);
if (!URL.canParse(shop_url)) stop(`SHOP_URL is not an address: "${shop_url}"`);

const own = new URL(shop_url);
// Loopback names are for health checks and for trying the shop on its own machine.
const hosts = new Map([
  [own.host, own.protocol.slice(0, -1)],
  [`localhost:${port}`, "http"],
  [`127.0.0.1:${port}`, "http"],
  [`[::1]:${port}`, "http"],
]);

const { handler } = await import("./dist/server/entry.mjs").catch((error) => {
  stop(`The storefront is not built, or its build is broken: ${error.message}`);
});
const files = await listFiles(client_folder);

/** Every file we may send, listed once: a request can name one of these or nothing. */
async function listFiles(folder, prefix = "/") {
  const found = new Map();
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      for (const [name, value] of await listFiles(file, `${prefix}${entry.name}/`)) found.set(name, value);
    } else {
      const { size, mtimeMs } = await stat(file);
      found.set(prefix + entry.name, {
        file,
        size,
        etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
      });
    }
  }
  return found;
}

const squeeze = { br: promisify(brotliCompress), gzip: promisify(gzip) };
const squeeze_options = {
  br: (best) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: best ? 11 : 5 } }),
  gzip: (best) => ({ level: best ? 9 : 6 }),
};

function encodingFor(req) {
  const accepted = String(req.headers["accept-encoding"] ?? "");
  if (/\bbr\b(?!;\s*q=0(\.0+)?(,|$))/.test(accepted)) return "br";
  if (/\bgzip\b(?!;\s*q=0(\.0+)?(,|$))/.test(accepted)) return "gzip";
  return null;
}

const squeezed_files = new Map();

async function sendFile(req, res, name, { file, size, etag }) {
  const type = TYPES[path.extname(file)] ?? "application/octet-stream";
  const lasts = name.startsWith("/_astro/") || /\.[0-9a-f]{8,}\.\w+$/.test(name);
  res.setHeader("content-type", type);
  res.setHeader("cache-control", lasts ? "public, max-age=31536000, immutable" : "public, max-age=86400");
  res.setHeader("x-content-type-options", "nosniff");
  res.setHeader("etag", etag);
  if (req.headers["if-none-match"] === etag) return res.writeHead(304).end();
  const encoding = SQUEEZED.test(type) && size > 600 ? encodingFor(req) : null;
  if (SQUEEZED.test(type)) res.setHeader("vary", "accept-encoding");
  if (encoding) {
    const key = `${encoding} ${name}`;
    if (!squeezed_files.has(key))
      squeezed_files.set(key, squeeze[encoding](readFileSync(file), squeeze_options[encoding](true)));
    const body = await squeezed_files.get(key);
    res.writeHead(200, { "content-encoding": encoding, "content-length": body.length });
    return res.end(req.method === "HEAD" ? undefined : body);
  }
  res.writeHead(200, { "content-length": size });
  if (req.method === "HEAD") return res.end();
  createReadStream(file)
    .on("error", () => res.destroy())
    .pipe(res);
}

/** Holds a page back until it is whole, then sends it compressed, with a tag where it may be cached. */
function holdBack(req, res) {
  const { writeHead, write, end } = res;
  const chunks = [];
  let size = 0;
  const keep = (chunk, encoding) => {
    if (chunk === undefined || chunk === null || typeof chunk === "function") return;
    const bytes = typeof chunk === "string" ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
    size += bytes.length;
    chunks.push(bytes);
    if (size > PAGE_LIMIT_BYTES) res.destroy(new Error("A page grew beyond its limit"));
  };
  res.writeHead = (status, ...rest) => {
    res.statusCode = status;
    const headers = rest.at(-1);
    if (headers && typeof headers === "object")
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) res.setHeader(name, value);
    return res;
  };
  res.write = (chunk, encoding) => {
    keep(chunk, encoding);
    return true;
  };
  res.end = (chunk, encoding) => {
    keep(chunk, encoding);
    Object.assign(res, { writeHead, write, end });
    finish(req, res, Buffer.concat(chunks)).catch((error) => res.destroy(error));
    return res;
  };
}

async function finish(req, res, body) {
  const type = String(res.getHeader("content-type") ?? "");
  // A page that was refused while it was made still carries the "OK" it began with: Node finds the right word.
  res.statusMessage = "";
  if (type === "text/html") res.setHeader("content-type", "text/html; charset=utf-8");
  res.removeHeader("content-length");
  res.removeHeader("transfer-encoding");
  if (res.statusCode === 200 && String(res.getHeader("cache-control") ?? "").startsWith("public")) {
    const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    res.setHeader("etag", etag);
    if (req.headers["if-none-match"] === etag) {
      for (const name of ["content-type", "content-encoding"]) res.removeHeader(name);
      return res.writeHead(304).end();
    }
  }
  const encoding = SQUEEZED.test(type) && body.length > 600 ? encodingFor(req) : null;
  if (SQUEEZED.test(type)) res.appendHeader("vary", "Accept-Encoding");
  const sent = encoding ? await squeeze[encoding](body, squeeze_options[encoding](false)) : body;
  if (encoding) res.setHeader("content-encoding", encoding);
  res.writeHead(res.statusCode, sent.length > 0 ? { "content-length": sent.length } : {});
  res.end(req.method === "HEAD" ? undefined : sent);
}

const server = createServer((req, res) => {
  const protocol = hosts.get(String(req.headers.host ?? "").toLowerCase());
  if (!protocol) return refuse(res, 421, "This is not the address of the shop.");
  // Only what we know ourselves may say where a request came from; a visitor's own claims are dropped.
  req.headers["x-arnia-visitor"] = addressOf(req);
  for (const name of Object.keys(req.headers))
    if (name.startsWith("x-forwarded-") || name === "forwarded") delete req.headers[name];
  req.headers["x-forwarded-proto"] = protocol;
  let pathname;
  try {
    pathname = decodeURIComponent(new URL(req.url ?? "/", "http://shop").pathname);
  } catch {
    return refuse(res, 400, "This address cannot be read.");
  }
  const file = files.get(pathname);
  if (file && (req.method === "GET" || req.method === "HEAD"))
    return sendFile(req, res, pathname, file).catch((error) => res.destroy(error));
  // A missing file is no reason to build a page.
  // Pictures that co-ops uploaded are no files of ours; the backend has them.
  if (/^\/(_astro|fonts|pictures(?!\/u\/))\//.test(pathname))
    return refuse(res, 404, "There is no such file.");
  hurry(req, res, pathname);
  holdBack(req, res);
  return handler(req, res);
});

/**
 * Who is asking: the address that the outermost of our own proxies saw. What stands further left in the list, a visitor
 * may have written.
 */
function addressOf(req) {
  const hops = String(req.headers["x-forwarded-for"] ?? "").split(",");
  const seen = trusted_proxies > 0 ? (hops.at(-trusted_proxies) ?? "").trim() : "";
  return isIP(seen) ? seen : (req.socket.remoteAddress ?? "");
}

/** Ends a form that does not arrive. The server's own limit has to be the longest of all. */
function hurry(req, res, pathname) {
  if (req.method === "GET" || req.method === "HEAD" || PICTURE_FORM.test(pathname)) return;
  const timer = setTimeout(() => req.complete || req.destroy(), FORM_TIMEOUT_MS);
  res.once("close", () => clearTimeout(timer));
}

function refuse(res, status, words) {
  res.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  res.end(words);
}

function stop(words) {
  console.error(words);
  process.exit(1);
}

server.headersTimeout = 15_000;
server.requestTimeout = PICTURE_FORM_TIMEOUT_MS;
server.on("error", (error) =>
  stop(error.code === "EADDRINUSE" ? `Port ${port} is taken. Set SHOP_PORT to a free one.` : error.message),
);

let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"])
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), STOP_WAIT_MS).unref();
  });

server.listen(port, process.env.SHOP_HOST, async () => {
  // Asking ourselves once reads the settings, so that a missing one stops the start, and warms the pages.
  const answer = await fetch(`http://127.0.0.1:${port}/health`).catch((error) => ({
    ok: false,
    text: async () => String(error),
  }));
  if (!answer.ok) stop(await answer.text());
  console.log(`The shop is at ${shop_url}`);
});
