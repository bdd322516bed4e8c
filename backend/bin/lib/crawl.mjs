import { Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent as SafeAgent, request as safeRequest } from "node:https";
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from "node:zlib";
import { Fault } from "./fault.mjs";
import { namedByPage, namedByScript, namedByStyle } from "./page-links.mjs";

/** @typedef {import("./page-links.mjs").Named} Named */

/**
 * @typedef {{
 *   timeout_ms?: number,
 *   queries?: number,
 *   onPage?: (seen: { pages: number, waiting: number, broken: number }) => void,
 *   onBroken?: (fault: { url: string, why: string, from: string }) => void,
 * }} CrawlOptions `queries` is how many questions, as filters ask them, are followed to one path
 * @typedef {{ pages: number, broken: number, max_js_bytes: number, max_html_css_bytes: number, left_out: number }} Crawled
 * @typedef {{ status: number, type: string, location: string, bytes: number, body: Buffer }} Answer `bytes` as they were sent
 * @typedef {{ bytes: number, needs: Named[] } | { why: string }} File
 */

const AT_ONCE = 4;
const MOST_REDIRECTS = 10;
const MOST_BYTES = 64 * 1024 * 1024;
/** A co-op's desk is for who signs in there; its front door leads to the sign-in page, which anybody may see. */
const PRIVATE = /^\/[a-z]{2}(-[a-z]{2})?\/portal\/(?!sign-in$)/;

const TYPES = /** @type {Record<Named["kind"], RegExp>} */ ({
  style: /^text\/css\b/,
  script: /^(text|application)\/javascript\b/,
  picture: /^image\//,
  font: /^(font\/|application\/(x-)?font|application\/octet-stream)/,
  other: /./,
});

/**
 * Visits every page that links lead to from `start`, without leaving its origin, and every file those pages need.
 * @param {string} start
 * @param {CrawlOptions} [options]
 * @returns {Promise<Crawled>}
 * @throws Fault when the first page cannot be had
 */
export async function crawl(start, { timeout_ms = 20_000, queries = 40, onPage, onBroken } = {}) {
  const { origin } = new URL(start);
  const agents = {
    "http:": new PlainAgent({ keepAlive: true, maxSockets: AT_ONCE }),
    "https:": new SafeAgent({ keepAlive: true, maxSockets: AT_ONCE }),
  };
  /** @param {string} url */
  const get = (url) => ask(url, timeout_ms, agents);

  /** @type {Crawled} */
  const result = { pages: 0, broken: 0, max_js_bytes: 0, max_html_css_bytes: 0, left_out: 0 };
  /** Addresses that wait or were visited, in one way of writing them. @type {Set<string>} */
  const known = new Set();
  /** @type {Map<string, number>} */
  const asked = new Map();
  /** @type {Map<string, Promise<File>>} */
  const files = new Map();
  /** @type {{ url: string, from: string }[]} */
  const waiting = [];

  /** @param {string} url @param {string} why @param {string} from */
  const broken = (url, why, from) => {
    result.broken += 1;
    onBroken?.({ url, why, from });
  };

  /** @param {string} link @param {string} from */
  const meet = (link, from) => {
    const url = new URL(link);
    if (url.origin !== origin || PRIVATE.test(url.pathname)) return;
    url.searchParams.sort();
    if (known.has(url.href)) return;
    known.add(url.href);
    if (url.search !== "") {
      const count = (asked.get(url.pathname) ?? 0) + 1;
      asked.set(url.pathname, count);
      if (count > queries) {
        result.left_out += 1;
        return;
      }
    }
    waiting.push({ url: url.href, from });
  };

  /** @param {Named} file @param {string} from @returns {Promise<File>} */
  const fileOf = (file, from) => {
    const key = `${file.kind} ${file.url}`;
    let found = files.get(key);
    if (!found) {
      found = fetchFile(get, file, origin).then((had) => {
        if ("why" in had) broken(file.url, had.why, from);
        return had;
      });
      files.set(key, found);
    }
    return found;
  };

  /**
   * The bytes of some files of a page and of all that they need in turn, each once.
   * @param {Named[]} wanted @param {string} from
   */
  const weigh = async (wanted, from) => {
    const sum = { style: 0, script: 0 };
    const seen = new Set();
    for (let round = wanted; round.length > 0;) {
      const fresh = round.filter(
        ({ kind, url }) => !seen.has(`${kind} ${url}`) && seen.add(`${kind} ${url}`),
      );
      const had = await Promise.all(fresh.map((file) => fileOf(file, from)));
      round = [];
      for (const [index, file] of had.entries()) {
        if ("why" in file) continue;
        const kind = fresh[index]?.kind;
        if (kind === "style" || kind === "script") sum[kind] += file.bytes;
        round.push(...file.needs);
      }
    }
    return sum;
  };

  /** @param {{ url: string, from: string }} link */
  const visit = async ({ url, from }) => {
    const end = await follow(get, url, origin);
    if ("why" in end) return broken(url, end.why, from);
    if (!end.answer) return;
    if (end.url !== url) {
      const target = new URL(end.url);
      target.searchParams.sort();
      if (known.has(target.href)) return;
      known.add(target.href);
    }
    if (!/^text\/html\b/.test(end.answer.type)) return;
    const { links, files: needed, inline } = namedByPage(end.answer.body.toString("utf8"), end.url);
    for (const link of links) meet(link, end.url);
    const { style, script } = await weigh(needed, end.url);
    // Script in the page is counted with the script too, as small as it would travel alone.
    const in_page = inline.trim() === "" ? 0 : brotliCompressSync(inline).length;
    result.pages += 1;
    result.max_js_bytes = Math.max(result.max_js_bytes, script + in_page);
    result.max_html_css_bytes = Math.max(result.max_html_css_bytes, end.answer.bytes + style);
  };

  try {
    const home = await follow(get, start, origin);
    if ("why" in home) throw new Fault(`The shop's home ${start} cannot be had: ${home.why}.`);
    meet(start, "the beginning");
    /** @type {Set<Promise<void>>} */
    const busy = new Set();
    while (waiting.length > 0 || busy.size > 0) {
      while (busy.size < AT_ONCE && waiting.length > 0) {
        const next = /** @type {{ url: string, from: string }} */ (waiting.shift());
        const work = visit(next).finally(() => {
          busy.delete(work);
          onPage?.({ pages: result.pages, waiting: waiting.length, broken: result.broken });
        });
        busy.add(work);
      }
      await Promise.race(busy);
    }
  } finally {
    for (const agent of Object.values(agents)) agent.destroy();
  }
  return result;
}

/**
 * Follows redirects within the origin. Without an answer the way led elsewhere, which is no fault and no page of ours.
 * @param {(url: string) => Promise<Answer>} get
 * @param {string} url
 * @param {string} origin
 * @returns {Promise<{ url: string, answer: Answer | null } | { why: string }>}
 */
async function follow(get, url, origin) {
  const way = [url];
  for (let at = url; ;) {
    /** @type {Answer} */
    let answer;
    try {
      answer = await get(at);
    } catch (error) {
      return { why: error instanceof Error ? error.message : String(error) };
    }
    if (answer.status >= 400) return { why: `answers ${answer.status}` };
    if (answer.status < 300 || answer.status === 304) return { url: at, answer };
    if (answer.location === "" || !URL.canParse(answer.location, at))
      return { why: `answers ${answer.status} and leads nowhere` };
    const next = new URL(answer.location, at);
    next.hash = "";
    if (next.origin !== origin) return { url: next.href, answer: null };
    if (way.includes(next.href)) return { why: `leads in a circle by way of ${next.pathname}` };
    if (way.push(next.href) > MOST_REDIRECTS) return { why: `leads on more than ${MOST_REDIRECTS} times` };
    at = next.href;
  }
}

/**
 * @param {(url: string) => Promise<Answer>} get
 * @param {Named} file
 * @param {string} origin
 * @returns {Promise<File>}
 */
async function fetchFile(get, { kind, url }, origin) {
  // A file of somebody else's is none that we send.
  if (new URL(url).origin !== origin) return { bytes: 0, needs: [] };
  const end = await follow(get, url, origin);
  if ("why" in end) return end;
  if (!end.answer) return { bytes: 0, needs: [] };
  const { type, bytes, body } = end.answer;
  if (!TYPES[kind].test(type)) return { why: `is a ${kind} and sent as ${type || "nothing in particular"}` };
  if (kind === "style") return { bytes, needs: namedByStyle(body.toString("utf8"), end.url) };
  if (kind === "script") return { bytes, needs: namedByScript(body.toString("utf8"), end.url) };
  return { bytes, needs: [] };
}

/**
 * @param {string} url
 * @param {number} timeout_ms until the last byte
 * @param {{ "http:": PlainAgent, "https:": SafeAgent }} agents
 * @returns {Promise<Answer>}
 */
function ask(url, timeout_ms, agents) {
  const safe = url.startsWith("https:");
  return new Promise((resolve, reject) => {
    const sent = (safe ? safeRequest : plainRequest)(
      url,
      {
        agent: safe ? agents["https:"] : agents["http:"],
        headers: { "accept-encoding": "br, gzip", accept: "*/*", "user-agent": "arnia-crawl" },
      },
      (answer) => {
        /** @type {Buffer[]} */
        const chunks = [];
        let bytes = 0;
        answer.on("data", (/** @type {Buffer} */ chunk) => {
          bytes += chunk.length;
          if (bytes > MOST_BYTES) sent.destroy(new Error(`sends more than ${MOST_BYTES} bytes`));
          chunks.push(chunk);
        });
        answer.on("error", fail);
        answer.on("end", () => {
          clearTimeout(timer);
          try {
            const {
              "content-type": type = "",
              "content-encoding": encoding = "",
              location = "",
            } = answer.headers;
            const body = unpacked(Buffer.concat(chunks), encoding);
            resolve({ status: answer.statusCode ?? 0, type, location, bytes, body });
          } catch (error) {
            reject(new Error(`cannot be unpacked (${String(error)})`));
          }
        });
      },
    );
    const timer = setTimeout(
      () => sent.destroy(new Error(`does not end within ${timeout_ms / 1000} s`)),
      timeout_ms,
    );
    /** @param {Error} error */
    function fail(error) {
      clearTimeout(timer);
      reject(error);
    }
    sent.on("error", fail);
    sent.end();
  });
}

/** @param {Buffer} body @param {string} encoding */
function unpacked(body, encoding) {
  if (body.length === 0) return body;
  if (encoding === "br") return brotliDecompressSync(body);
  return encoding === "gzip" ? gunzipSync(body) : body;
}
