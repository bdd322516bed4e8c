/**
 * What a page, a style sheet or a script names, read without a browser. Addresses are whole ones, as the browser would ask
 * for them.
 * @typedef {{ kind: "style" | "script" | "picture" | "font" | "other", url: string }} Named
 * @typedef {{ links: string[], files: Named[], inline: string }} PageNames `inline` is all script that stands in the page
 */

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const TAG = /<([a-zA-Z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/g;
const ENTITIES = /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" });

/** @param {string} text */
function plain(text) {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[name] ?? all;
  });
}

/** @param {string} text @returns {Record<string, string>} */
function attributes(text) {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = "", ...values]) => [
      name.toLowerCase(),
      plain(values.find((value) => value !== undefined) ?? "").trim(),
    ]),
  );
}

/** @param {string} text @param {string} base @returns {string | null} null for what is no address of a web page */
function whole(text, base) {
  if (text === "" || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  url.hash = "";
  return /^https?:$/.test(url.protocol) ? url.href : null;
}

/** @param {string} srcset */
const candidates = (srcset) =>
  [...srcset.matchAll(/(\S*[^\s,])(?:\s+[\d.]+[wxh])?\s*(?:,|$)/g)].map(([, url = ""]) => url);

/** How a `<link>` is used, by its `rel`. @param {Record<string, string>} tag @returns {Named["kind"] | "page" | null} */
function useOf({ rel = "", as = "" }) {
  const words = rel.toLowerCase().split(/\s+/);
  if (words.includes("stylesheet")) return "style";
  if (words.includes("modulepreload")) return "script";
  if (words.some((word) => word.endsWith("icon"))) return "picture";
  if (words.includes("preload"))
    return as === "font"
      ? "font"
      : as === "style" || as === "script"
        ? as
        : as === "image"
          ? "picture"
          : "other";
  if (words.includes("manifest")) return "other";
  return words.some((word) => ["alternate", "canonical", "next", "prev"].includes(word)) ? "page" : null;
}

const IS_SCRIPT = /^(module|(text|application)\/(x-)?(java|ecma)script)?$/i;

/** @param {string} html @param {string} address @returns {PageNames} */
export function namedByPage(html, address) {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)];
  const styles = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)];
  // What stands in comments, scripts and styles is no tag; the tags themselves stay.
  const bare = html
    .replaceAll(/<!--[\s\S]*?-->/g, "")
    .replaceAll(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/gi, "$1");
  const tags = [...bare.matchAll(TAG)].map(([, name = "", text = ""]) => ({
    name: name.toLowerCase(),
    tag: attributes(text),
  }));
  const base = whole(tags.find(({ name }) => name === "base")?.tag["href"] ?? "", address) ?? address;
  /** @type {PageNames} */
  const found = { links: [], files: [], inline: "" };
  /** @param {Named["kind"] | "page"} kind @param {string | undefined} text */
  const take = (kind, text) => {
    const url = whole(text ?? "", base);
    if (!url) return;
    if (kind === "page") found.links.push(url);
    else found.files.push({ kind, url });
  };
  for (const { name, tag } of tags) {
    if (name === "a" || name === "area") take("page", tag["href"]);
    if (name === "script" && IS_SCRIPT.test(tag["type"] ?? "")) take("script", tag["src"]);
    if (["img", "source", "video", "audio", "track"].includes(name)) {
      const kind = name === "img" ? "picture" : "other";
      take(kind, tag["src"]);
      take("picture", tag["poster"]);
      for (const one of candidates(tag["srcset"] ?? "")) take("picture", one);
    }
    if (name === "meta" && /^(og|twitter):image$/.test(tag["property"] ?? tag["name"] ?? ""))
      take("picture", tag["content"]);
    const use = name === "link" ? useOf(tag) : null;
    if (use) take(use, tag["href"]);
    if (tag["style"]) found.files.push(...namedByStyle(tag["style"], base));
  }
  for (const [, text = ""] of styles) found.files.push(...namedByStyle(text, base));
  found.inline = scripts
    .filter(([, text = "", code = ""]) => code.trim() && IS_SCRIPT.test(attributes(text)["type"] ?? ""))
    .map(([, , code = ""]) => code)
    .join("\n");
  return found;
}

/** @param {string} css @param {string} address @returns {Named[]} */
export function namedByStyle(css, address) {
  const text = css.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const imported = [...text.matchAll(/@import\s+(?:url\()?\s*["']?([^"')\s;]+)/g)].map(
    ([, file = ""]) => file,
  );
  const pointed = [...text.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]+))\s*\)/g)]
    .map((match) => match.slice(1).find(Boolean) ?? "")
    .filter((file) => !imported.includes(file));
  /** @param {Named["kind"]} kind @param {string} file @returns {Named[]} */
  const named = (kind, file) => {
    const url = whole(file, address);
    return url ? [{ kind, url }] : [];
  };
  return [
    ...imported.flatMap((file) => named("style", file)),
    ...pointed.flatMap((file) => named(/\.(woff2?|ttf|otf)([?#]|$)/.test(file) ? "font" : "picture", file)),
  ];
}

/** The modules that a module needs before it runs. @param {string} code @param {string} address @returns {Named[]} */
export function namedByScript(code, address) {
  const found = [...code.matchAll(/(?:\bimport|\bfrom)\s*["'](\.{0,2}\/[^"']+)["']/g)];
  return found.flatMap(([, file = ""]) => {
    const url = whole(file, address);
    return url ? [{ kind: /** @type {const} */ ("script"), url }] : [];
  });
}
