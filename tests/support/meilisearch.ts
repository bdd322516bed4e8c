import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Socket } from "node:net";

interface Index {
  primaryKey: string | null;
  settings: { filterableAttributes?: string[]; sortableAttributes?: string[]; rankingRules?: string[] };
  documents: Map<string, Record<string, unknown>>;
}

interface Query {
  indexUid: string;
  filter?: string;
  sort?: string[];
}

export interface MeilisearchStandIn {
  url: string;
  /** What it keeps, by name. */
  indexes: Map<string, Index>;
  /** From now on every connection breaks, or is answered again. */
  away: (is: boolean) => void;
  stop: () => Promise<void>;
}

/**
 * A Meilisearch that keeps and forgets, and finds nothing: what it answers of indexes, settings, documents and tasks is said as
 * the real one says it, its refusals too. A document of an index that is not there makes one without settings.
 */
export async function startMeilisearch(): Promise<MeilisearchStandIn> {
  const indexes = new Map<string, Index>();
  const sockets = new Set<Socket>();
  let away = false;
  let tasks = 0;

  const made = (uid: string): Index => {
    const index = indexes.get(uid) ?? { primaryKey: null, settings: {}, documents: new Map() };
    indexes.set(uid, index);
    return index;
  };
  const task = (uid: string) => [
    202,
    { taskUid: (tasks += 1), indexUid: uid, status: "enqueued", type: "x", enqueuedAt: DAWN },
  ];
  const refused = (status: number, code: string) => [
    status,
    { message: `As asked: ${code}`, code, type: "invalid_request", link: "" },
  ];
  const described = ([uid, { primaryKey }]: [string, Index]) => ({
    uid,
    primaryKey,
    createdAt: DAWN,
    updatedAt: DAWN,
  });

  /** What is wrong with a question, as the real one sees it. */
  function faultOf({ indexUid, filter, sort = [] }: Query): string | null {
    const index = indexes.get(indexUid);
    if (!index) return "index_not_found";
    const { filterableAttributes = [], sortableAttributes = [] } = index.settings;
    const filtered = [...(filter ?? "").matchAll(/([a-z_]+) (?:=|IN|>|<)/g)].map(([, name = ""]) => name);
    if (filtered.some((name) => !filterableAttributes.includes(name))) return "invalid_search_filter";
    const sorted = sort.map((one) => one.split(":")[0] ?? "");
    return sorted.some((name) => !sortableAttributes.includes(name)) ? "invalid_search_sort" : null;
  }

  function answer(way: string, uid: string, body: unknown): unknown[] {
    const index = indexes.get(uid);
    switch (way) {
      case "GET /stats":
        return [
          200,
          {
            databaseSize: 0,
            indexes: Object.fromEntries(
              [...indexes].map(([name, { documents }]) => [name, { numberOfDocuments: documents.size }]),
            ),
          },
        ];
      case "GET /indexes":
        return [200, { results: [...indexes].map(described), offset: 0, limit: 1000, total: indexes.size }];
      case "POST /indexes": {
        const { uid: name, primaryKey } = body as { uid: string; primaryKey: string };
        made(name).primaryKey = primaryKey;
        return task(name);
      }
      case "GET /indexes/:uid":
        return index ? [200, described([uid, index])] : refused(404, "index_not_found");
      case "DELETE /indexes/:uid":
        indexes.delete(uid);
        return task(uid);
      case "PATCH /indexes/:uid/settings":
        made(uid).settings = body as Index["settings"];
        return task(uid);
      case "POST /indexes/:uid/documents":
        for (const document of body as Record<string, unknown>[])
          made(uid).documents.set(String(document["id"]), document);
        return task(uid);
      case "POST /indexes/:uid/documents/delete-batch":
        for (const id of body as string[]) made(uid).documents.delete(id);
        return task(uid);
      case "GET /tasks/:uid":
        return [200, { uid: Number(uid), indexUid: null, status: "succeeded", type: "x", enqueuedAt: DAWN }];
      case "POST /multi-search": {
        const { queries } = body as { queries: Query[] };
        const [fault] = queries.flatMap((query) => faultOf(query) ?? []);
        if (fault) return refused(400, fault);
        const nothing = { hits: [], query: "", processingTimeMs: 0, totalHits: 0, estimatedTotalHits: 0 };
        return [200, { results: queries.map(({ indexUid }) => ({ indexUid, ...nothing })) }];
      }
      default:
        return refused(404, "not_found");
    }
  }

  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = (request.url ?? "").replace(/\?.*/, "");
      const [, kind = "", uid = ""] = /^\/(indexes|tasks)\/([^/]+)/.exec(path) ?? [];
      const way = `${request.method ?? ""} ${kind ? path.replace(`/${kind}/${uid}`, `/${kind}/:uid`) : path}`;
      const [status, told] = answer(way, uid, body);
      response.writeHead(Number(status), { "content-type": "application/json" }).end(JSON.stringify(told));
      return undefined;
    });
  });
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    if (away) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    indexes,
    away: (is) => {
      away = is;
      if (is) hangUp();
    },
    stop: () =>
      new Promise((resolve) => {
        hangUp();
        server.close(() => resolve());
      }),
  };
}

const DAWN = "2026-01-01T00:00:00Z";

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text ? (JSON.parse(text) as unknown) : null;
}
