import { createServer, connect, type AddressInfo } from "node:net";

export interface CountingProxy {
  /** The same database, through here. */
  url: string;
  /** How many statements have passed so far. */
  statements(): number;
  stop(): Promise<void>;
}

/** Messages by which a client has a statement run: a plain query, or the parsing of one with parameters. */
const RUNS = new Set(["Q".charCodeAt(0), "P".charCodeAt(0)]);

/** Stands before PostgreSQL and counts, by its wire protocol, what a program asks of it. */
export async function countStatements(database: string): Promise<CountingProxy> {
  const target = new URL(database);
  let count = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let rest = Buffer.alloc(0);
    let begun = false;
    client.on("data", (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      for (;;) {
        // The first message has no letter before its length.
        const letter = begun ? 1 : 0;
        if (rest.length < letter + 4) break;
        const whole = letter + rest.readInt32BE(letter);
        if (rest.length < whole) break;
        if (begun && RUNS.has(rest[0] ?? 0)) count += 1;
        begun = true;
        rest = rest.subarray(whole);
      }
    });
    client.pipe(upstream).pipe(client);
    client.on("error", () => upstream.destroy());
    upstream.on("error", () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const url = new URL(database);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    statements: () => count,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
