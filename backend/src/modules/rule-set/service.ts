import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils";
import type { Context } from "@medusajs/framework/types";
import { instant } from "../../adapters/clock";
import { documentHash, hashOf, type RuleSetGap } from "../../adapters/rule-sets";
import { refuse } from "../../domain/errors";
import { ID_PREFIXES } from "../../domain/ids";
import { canonicalText } from "../../domain/pay/canonical";
import { settle, type RuleSetDocument } from "../../domain/pay/rule-set";
import type { AttestInput, Kept, StoredAttestation, StoredVersion, WithdrawInput } from "./types";

type Sql = { execute<T>(query: string, params?: unknown[]): Promise<T[]> };
type VersionRow = Omit<StoredVersion, "created_at" | "published_at" | "retired_at"> & {
  created_at: Date | string;
  published_at: Date | string | null;
  retired_at: Date | string | null;
};
type AttestationRow = Omit<StoredAttestation, "seq" | "attested_at"> & {
  seq: string;
  attested_at: Date | string;
};

const VERSION = `rule_set_id, version, document_hash, document, state, to_char(effective_from, 'YYYY-MM-DD') as effective_from,
  to_char(effective_to, 'YYYY-MM-DD') as effective_to, created_at, published_at, retired_at, reason`;
const ATTESTATION = `seq, id, coop_id, rule_set_id, version, document_hash, hash, settings,
  to_char(effective_from, 'YYYY-MM-DD') as effective_from, note, attested_by, attested_at`;

/**
 * Rule sets with their versions, and what each co-op's officers attested. Versions are the network's to write; an attestation
 * is a co-op's. Every method is one transaction.
 */
export default class RuleSetService extends MedusaService({}) {
  /** Every version, those of one rule set together and the newest first. */
  @InjectTransactionManager()
  async versions(@MedusaContext() ctx: Context = {}): Promise<StoredVersion[]> {
    const rows = await sqlOf(ctx).execute<VersionRow>(
      `select ${VERSION} from rule_set_version order by rule_set_id, version desc`,
    );
    return rows.map(versionFrom);
  }

  /** Refuses `pay.rule_set_not_found`. */
  @InjectTransactionManager()
  async version(
    rule_set_id: string,
    version: number,
    @MedusaContext() ctx: Context = {},
  ): Promise<StoredVersion> {
    return versionOf(sqlOf(ctx), rule_set_id, version);
  }

  /** A file that ships with the shop is published as it is, once: a text that was ever published is not published again. */
  @InjectTransactionManager()
  async publishFile(document: RuleSetDocument, now: Date, @MedusaContext() ctx: Context = {}): Promise<Kept> {
    const sql = sqlOf(ctx);
    await lock(sql);
    const hash = documentHash(document);
    const known = await versionsOf(sql, document.id);
    if (known.some((one) => one.document_hash === hash && one.state !== "draft")) return "unchanged";
    await insertVersion(sql, document, hash, { version: nextOf(known), state: "published", now });
    return "new";
  }

  /**
   * A draft of the next version. Another draft of the same rule set gives way to it. Refuses `pay.rule_set_exists` for a
   * text that is published already.
   */
  @InjectTransactionManager()
  async draft(
    document: RuleSetDocument,
    now: Date,
    @MedusaContext() ctx: Context = {},
  ): Promise<StoredVersion> {
    const sql = sqlOf(ctx);
    await lock(sql);
    const hash = documentHash(document);
    const known = await versionsOf(sql, document.id);
    const same = known.find((one) => one.document_hash === hash && one.state === "published");
    if (same) {
      refuse(
        "pay.rule_set_exists",
        `This is version ${same.version} as it is published. Nothing was drafted.`,
        {
          rule_set_id: document.id,
          version: same.version,
        },
      );
    }
    const open = known.find(({ state }) => state === "draft");
    if (open) {
      await sql.execute(
        `update rule_set_version set document_hash = ?, document = ?, effective_from = ?, effective_to = ?, created_at = ?
         where rule_set_id = ? and version = ?`,
        [
          hash,
          JSON.stringify(document),
          document.effective.from,
          document.effective.to,
          now,
          document.id,
          open.version,
        ],
      );
      return versionOf(sql, document.id, open.version);
    }
    const version = nextOf(known);
    await insertVersion(sql, document, hash, { version, state: "draft", now });
    return versionOf(sql, document.id, version);
  }

  /** Co-ops may attest it from now on. Again: nothing changes. Refuses `pay.rule_set_not_found`, `pay.rule_set_retired`. */
  @InjectTransactionManager()
  async publish(
    of: { rule_set_id: string; version: number; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<StoredVersion> {
    const sql = sqlOf(ctx);
    await lock(sql);
    const found = await versionOf(sql, of.rule_set_id, of.version);
    if (found.state === "retired") refuseRetired(found);
    if (found.state === "draft")
      await sql.execute(
        `update rule_set_version set state = 'published', published_at = ? where rule_set_id = ? and version = ?`,
        [of.now, of.rule_set_id, of.version],
      );
    return versionOf(sql, of.rule_set_id, of.version);
  }

  /** It pays nothing any more. Again: the first reason counts. Refuses `pay.rule_set_not_found` for a draft too. */
  @InjectTransactionManager()
  async retire(
    of: { rule_set_id: string; version: number; reason: string; made_by: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<StoredVersion> {
    const sql = sqlOf(ctx);
    await lock(sql);
    const found = await versionOf(sql, of.rule_set_id, of.version);
    if (found.state === "draft") refuseNotFound(of.rule_set_id, of.version);
    if (found.state === "published")
      await sql.execute(
        `update rule_set_version set state = 'retired', retired_at = ?, retired_by = ?, reason = ?
         where rule_set_id = ? and version = ?`,
        [of.now, of.made_by, of.reason, of.rule_set_id, of.version],
      );
    return versionOf(sql, of.rule_set_id, of.version);
  }

  /** Places for which there is no rule set. */
  @InjectTransactionManager()
  async gaps(@MedusaContext() ctx: Context = {}): Promise<RuleSetGap[]> {
    const rows = await sqlOf(ctx).execute<{ gap: RuleSetGap }>(`select gap from rule_set_gap order by id`);
    return rows.map(({ gap }) => gap);
  }

  /** The list of gaps becomes this one. */
  @InjectTransactionManager()
  async keepGaps(gaps: readonly RuleSetGap[], @MedusaContext() ctx: Context = {}): Promise<void> {
    const sql = sqlOf(ctx);
    await lock(sql);
    await sql.execute(`delete from rule_set_gap`);
    for (const gap of gaps)
      await sql.execute(`insert into rule_set_gap (id, gap) values (?, ?)`, [gap.id, JSON.stringify(gap)]);
  }

  /** What a co-op attested, the newest first. */
  @InjectTransactionManager()
  async attestations(coop_id: string, @MedusaContext() ctx: Context = {}): Promise<StoredAttestation[]> {
    return attestationsWhere(sqlOf(ctx), "coop_id = ?", [coop_id]);
  }

  /** What every co-op attested, the newest first. */
  @InjectTransactionManager()
  async allAttestations(@MedusaContext() ctx: Context = {}): Promise<StoredAttestation[]> {
    return attestationsWhere(sqlOf(ctx), "true", []);
  }

  /**
   * An officer attests a version and what the co-op settled for itself. Again with the same request: the same attestation.
   * Refuses `pay.rule_set_not_found`, `pay.rule_set_changed` where another text is published now, `pay.rule_set_retired`,
   * `pay.settings_invalid`, `book.request_reused`.
   */
  @InjectTransactionManager()
  async attest(input: AttestInput, @MedusaContext() ctx: Context = {}): Promise<StoredAttestation> {
    const sql = sqlOf(ctx);
    await lock(sql);
    const before = await sentBefore(sql, input);
    if (before) return before;
    const known = (await versionsOf(sql, input.rule_set_id)).filter(({ state }) => state !== "draft");
    const [newest] = known;
    if (!newest) refuseNotFound(input.rule_set_id, 1);
    const read = known.find(({ document_hash }) => document_hash === input.document_hash);
    if (!read || (read.version !== newest.version && newest.state === "published")) {
      refuse(
        "pay.rule_set_changed",
        `Another version of ${newest.document.name.en} is published now. Open it, read it, and attest that one.`,
        { rule_set_id: input.rule_set_id, version: newest.version },
      );
    }
    if (read.state === "retired") refuseRetired(read);
    settle(read.document, input.settings);
    return keep(sql, {
      ...input,
      version: read.version,
      hash: hashOf(read.document, input.settings),
    });
  }

  /** From a day on nothing is attested. Again with the same request: the same. Refuses `book.request_reused`. */
  @InjectTransactionManager()
  async withdraw(input: WithdrawInput, @MedusaContext() ctx: Context = {}): Promise<StoredAttestation> {
    const sql = sqlOf(ctx);
    await lock(sql);
    const before = await sentBefore(sql, { ...input, document_hash: null, settings: null });
    if (before) return before;
    return keep(sql, {
      ...input,
      ...{ rule_set_id: null, version: null, document_hash: null, hash: null, settings: null },
    });
  }
}

type NewAttestation = Omit<StoredAttestation, "seq" | "id" | "attested_by" | "attested_at"> & {
  request_id: string;
  made_by: string;
  now: Date;
};

/** What the same form brought before; null where it is new. Refuses `book.request_reused` where something else was in it. */
async function sentBefore(
  sql: Sql,
  given: Pick<
    NewAttestation,
    "coop_id" | "request_id" | "document_hash" | "settings" | "effective_from" | "note"
  >,
): Promise<StoredAttestation | null> {
  const [before] = await attestationsWhere(sql, "coop_id = ? and request_id = ?", [
    given.coop_id,
    given.request_id,
  ]);
  if (!before) return null;
  const told = ({ document_hash, settings, effective_from, note }: typeof given): string =>
    canonicalText({ document_hash, settings, effective_from, note });
  if (told({ ...before, request_id: given.request_id }) === told(given)) return before;
  return refuse("book.request_reused", "This form was sent before with something else in it. Open it again.");
}

async function keep(sql: Sql, given: NewAttestation): Promise<StoredAttestation> {
  const id = generateEntityId("", ID_PREFIXES.attestation);
  await sql.execute(
    `insert into rule_set_attestation
       (id, coop_id, rule_set_id, version, document_hash, hash, settings, effective_from, note, attested_by, attested_at,
        request_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      given.coop_id,
      given.rule_set_id,
      given.version,
      given.document_hash,
      given.hash,
      given.settings && JSON.stringify(given.settings),
      given.effective_from,
      given.note,
      given.made_by,
      given.now,
      given.request_id,
    ],
  );
  const [kept] = await attestationsWhere(sql, "id = ?", [id]);
  if (!kept) throw new Error("rule_set: an attestation was written and is not there");
  return kept;
}

async function attestationsWhere(
  sql: Sql,
  condition: string,
  params: unknown[],
): Promise<StoredAttestation[]> {
  const rows = await sql.execute<AttestationRow>(
    `select ${ATTESTATION} from rule_set_attestation where ${condition} order by seq desc`,
    params,
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq), attested_at: at(row.attested_at) }));
}

async function versionsOf(sql: Sql, rule_set_id: string): Promise<StoredVersion[]> {
  const rows = await sql.execute<VersionRow>(
    `select ${VERSION} from rule_set_version where rule_set_id = ? order by version desc`,
    [rule_set_id],
  );
  return rows.map(versionFrom);
}

async function versionOf(sql: Sql, rule_set_id: string, version: number): Promise<StoredVersion> {
  const found = (await versionsOf(sql, rule_set_id)).find((one) => one.version === version);
  return found ?? refuseNotFound(rule_set_id, version);
}

async function insertVersion(
  sql: Sql,
  document: RuleSetDocument,
  hash: string,
  { version, state, now }: { version: number; state: "draft" | "published"; now: Date },
): Promise<void> {
  await sql.execute(
    `insert into rule_set_version
       (rule_set_id, version, document_hash, document, state, effective_from, effective_to, created_at, published_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      document.id,
      version,
      hash,
      JSON.stringify(document),
      state,
      document.effective.from,
      document.effective.to,
      now,
      state === "published" ? now : null,
    ],
  );
}

function versionFrom(row: VersionRow): StoredVersion {
  return {
    ...row,
    created_at: at(row.created_at),
    published_at: row.published_at === null ? null : at(row.published_at),
    retired_at: row.retired_at === null ? null : at(row.retired_at),
  };
}

/** A moment as the driver hands it over. */
function at(value: Date | string): Date {
  return typeof value === "string" ? instant(value) : value;
}

function nextOf(known: readonly StoredVersion[]): number {
  return known.reduce((highest, { version }) => Math.max(highest, version), 0) + 1;
}

/** One writer of versions at a time: two drafts at once would both be the next. */
async function lock(sql: Sql): Promise<void> {
  await sql.execute(`lock table rule_set_version in share row exclusive mode`);
}

function refuseNotFound(rule_set_id: string, version: number): never {
  return refuse("pay.rule_set_not_found", `There is no rule set ${rule_set_id} in version ${version}.`, {
    rule_set_id,
    version,
  });
}

function refuseRetired({ rule_set_id, version, reason }: StoredVersion): never {
  return refuse(
    "pay.rule_set_retired",
    `Version ${version} of ${rule_set_id} was retired: ${reason ?? ""} Choose another.`,
    { rule_set_id, version },
  );
}

function sqlOf(ctx: Context): Sql {
  const manager = ctx.transactionManager as Sql | undefined;
  if (!manager) throw new Error("rule_set: no transaction manager in the context");
  return manager;
}
