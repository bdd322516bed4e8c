import { crawl } from "./lib/crawl.mjs";
import { Fault, say } from "./lib/fault.mjs";

/**
 * `npm run crawl -- ADDRESS`: visits every page that can be reached from a shop's home, in all languages and places, and
 * everything those pages need. Words go to stderr; the last and only line of stdout is JSON. Exits with 1 when anything is
 * broken, and with 2 when there was nothing to visit.
 */

const QUERIES = 40;
const TIMEOUT_S = 20;
const EVERY_MS = 2_000;

/** @param {string[]} words */
function addressFrom(words) {
  const [given, ...more] = words;
  const usage = "Say where the shop's home is: npm run crawl -- http://localhost:4321";
  if (!given || more.length > 0) throw new Fault(usage);
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !["http:", "https:"].includes(url.protocol))
    throw new Fault(`"${given}" is not an address. ${usage}`);
  return url.href;
}

try {
  const start = addressFrom(process.argv.slice(2));
  const { host } = new URL(start);
  console.error(
    `Visiting ${host}, four at a time. Of each list at most ${QUERIES} filters, and ${TIMEOUT_S} s for each answer.`,
  );
  let said = Date.now();
  const { left_out, ...counted } = await crawl(start, {
    queries: QUERIES,
    timeout_ms: TIMEOUT_S * 1000,
    onPage: ({ pages, waiting, broken }) => {
      if (Date.now() - said < EVERY_MS) return;
      said = Date.now();
      console.error(`  ${pages} pages, ${waiting} waiting, ${broken} broken`);
    },
    onBroken: ({ url, why, from }) => console.error(`  ✗ ${url} ${why} (named by ${from})`),
  });
  if (left_out > 0) console.error(`  ${left_out} further filters of lists were left out.`);
  console.log(JSON.stringify(counted));
  process.exitCode = counted.broken > 0 ? 1 : 0;
} catch (error) {
  say(error);
  process.exitCode = 2;
}
