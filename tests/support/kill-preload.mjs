import { AsyncLocalStorage } from "node:async_hooks";
import http from "node:http";
import Module from "node:module";
import v8 from "node:v8";
import vm from "node:vm";

/**
 * Loaded into a shop before the shop (`node --import`), for the tests that cut its power: counts the moments after which a
 * database or the card provider knows something that this process may forget, and ends the process at the one that was asked
 * for. A moment is before and after each commit that wrote, and before each call to the provider and as its answer comes.
 * Only what a request has set off is counted, so that the same act comes by the same moments. The shop itself knows nothing of this.
 */

/** What is armed: the acts that began since then, and the moments they came by. */
/** @typedef {{ at: number, moments: string[] }} Watch */

/** @type {Watch | null} */
let armed = null;
/** @type {AsyncLocalStorage<Watch>} */
const acts = new AsyncLocalStorage();

/** @param {Watch | undefined} watch @param {string} name */
function moment(watch, name) {
  if (!watch || watch !== armed) return;
  watch.moments.push(name);
  // As a power cut: no handler runs, no buffer is flushed, no connection is closed by us.
  if (watch.moments.length === watch.at) process.kill(process.pid, "SIGKILL");
}

const WRITES =
  /\b(?:insert\s+into|(?<!for )update(?!\s+(?:set|skip)\b)|delete\s+from)\s+"?(?:public"?\.")?([a-z_]+)/gi;
/** What a connection has written since its transaction began; null outside of one. @type {WeakMap<object, Set<string> | null>} */
const written = new WeakMap();

/** The commit that this statement is, if it is one that writes; else empty. @param {object} client @param {string} text */
function commitOf(client, text) {
  const open = written.get(client) ?? null;
  if (/^\s*(begin|start transaction)\b/i.test(text)) written.set(client, new Set());
  else if (/^\s*rollback\b(?!\s+to)/i.test(text)) written.set(client, null);
  else if (/^\s*commit\b/i.test(text)) {
    written.set(client, null);
    return open && open.size > 0 ? `commit ${[...open].sort().join("+")}` : "";
  } else {
    const tables = [...text.matchAll(WRITES)].map(([, table = ""]) => table.toLowerCase());
    if (!open) return tables.length > 0 ? `commit ${[...new Set(tables)].join("+")}` : "";
    for (const table of tables) open.add(table);
  }
  return "";
}

/** @param {{ Client: { prototype: { query: Function } } }} pg */
function watchCommits({ Client }) {
  const { query } = Client.prototype;
  /** @this {object} @param {...any} given */
  Client.prototype.query = function (...given) {
    const [first] = given;
    const text = typeof first === "string" ? first : first?.text;
    const commit = typeof text === "string" ? commitOf(this, text) : "";
    const watch = acts.getStore();
    if (!commit || !watch) return query.apply(this, given);
    moment(watch, `before ${commit}`);
    const last = given.at(-1);
    if (typeof last === "function") {
      const told = [...given.slice(0, -1), told_];
      return query.apply(this, told);
    }
    return Promise.resolve(query.apply(this, given)).finally(() => moment(watch, `after ${commit}`));

    /** @this {unknown} @param {...unknown} answer */
    function told_(...answer) {
      moment(watch, `after ${commit}`);
      return last.apply(this, answer);
    }
  };
}

// The driver is watched from the moment somebody asks for it.
const loader = /** @type {{ _load: (request: string, ...more: unknown[]) => any }} */ (
  /** @type {unknown} */ (Module)
);
const load = loader._load;
const watched = new WeakSet();
/** @param {string} request @param {...unknown} more */
loader._load = function (request, ...more) {
  const loaded = load.call(this, request, ...more);
  if (request === "pg" && !watched.has(loaded.Client)) {
    watched.add(loaded.Client);
    watchCommits(loaded);
  }
  return loaded;
};

const provider = process.env["STRIPE_PORT"];
/** @type {Function} */
const request = http.request;
/** @param {any} asked @param {...any} more */
http.request = function (asked, ...more) {
  const sent = request.call(this, asked, ...more);
  const watch = acts.getStore();
  if (!watch || String(asked?.port) !== provider) return sent;
  const call = `${asked.method} ${String(asked.path)
    .replace(/\?.*/, "")
    .replace(/(cs|pi|re)_\w+/, ":id")}`;
  // Nothing has left yet: that happens once the caller writes.
  moment(watch, `before ${call}`);
  sent.prependListener("response", () => moment(watch, `after ${call}`));
  return sent;
};

/** @type {Function} */
const emit = http.Server.prototype.emit;
/** @this {http.Server} @param {string | symbol} name @param {...any} given @returns {boolean} */
http.Server.prototype.emit = function (name, ...given) {
  const watch = armed;
  if (name !== "request" || !watch || this === control) return emit.call(this, name, ...given);
  return acts.run(watch, () => emit.call(this, name, ...given));
};

v8.setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collect = vm.runInNewContext("gc");

/** @type {Record<string, (query: URLSearchParams) => unknown>} */
const ORDERS = {
  "/arm": (query) => {
    armed = { at: Number(query.get("at")), moments: [] };
    return {};
  },
  "/moments": () => armed?.moments ?? [],
  "/memory": () => {
    collect();
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return { bytes: heapUsed + external };
  },
};

const control = http.createServer((asked, answer) => {
  const { pathname, searchParams } = new URL(asked.url ?? "/", "http://control");
  const order = ORDERS[pathname];
  answer.writeHead(order ? 200 : 404, { "content-type": "application/json" });
  answer.end(JSON.stringify(order?.(searchParams) ?? null));
});
// It keeps nobody alive, and the shop's own end is not held up by it.
control.listen(Number(process.env["TEST_CONTROL_PORT"]), "127.0.0.1").unref();
