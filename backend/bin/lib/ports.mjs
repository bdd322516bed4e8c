import { createServer } from "node:net";
import { Fault } from "./fault.mjs";

/**
 * @param {number} port 0 asks the system for any free one
 * @returns {Promise<number | null>} the port, or null when somebody has it
 */
function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, exclusive: true }, () => {
      const address = server.address();
      const found = address && typeof address === "object" ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}

/** @param {number} [preferred] @returns {Promise<number>} `preferred` when it is free, otherwise any port that is */
export async function freePort(preferred) {
  const port = (preferred ? await tryPort(preferred) : null) ?? (await tryPort(0));
  if (port === null) throw new Fault("This machine has no free port left.");
  return port;
}

/**
 * Refuses a taken port before anything slow has begun.
 * @param {{ name: string, port: number }[]} wanted `name` is the setting that chooses the port
 */
export async function requireFreePorts(wanted) {
  const faults = [];
  for (const [index, { name, port }] of wanted.entries()) {
    if (wanted.slice(0, index).some((other) => other.port === port))
      faults.push(`Port ${port} is asked for twice: give ${name} another number in .env.`);
    else if ((await tryPort(port)) === null)
      faults.push(
        `Port ${port} is taken by another program: stop that one, or set ${name} to a free port in .env.`,
      );
  }
  if (faults.length > 0) throw new Fault(faults.join("\n"));
}
