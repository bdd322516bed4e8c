import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils";
import type { Context } from "@medusajs/framework/types";
import { dayOf } from "../../adapters/clock";
import { readIban } from "../../adapters/pay-files/iban";
import { open, seal, vaultKeys, type VaultKeys } from "../../adapters/vault-cipher";
import type { Currency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import { ID_PREFIXES } from "../../domain/ids";
import {
  checkCash,
  inForce,
  parseAccountHolder,
  parseAccountNumber,
  parseMemberCode,
  railFor,
} from "../../domain/members";
import type { EraseReason, Flag, PayeeKind, Rail, Regime } from "../../domain/members";
import { amountsOf, keepAmount, sealAmount } from "./amounts";
import { type Proof, takesAPlace } from "../../domain/payees";
import { dropAccounts, eraseMember, forgetReads, oldAccounts } from "./erase";
import { beginVersion, endVersion, resealSome, versionOf } from "./reseal";
import { keepConsent, keepProof, livePayee, payeeChanges, payeeKinds, payeesInForce } from "./payees";
import {
  FLAG_COLUMNS,
  flagFrom,
  MEMBER_COLUMNS,
  PAYEE_COLUMNS,
  payeeFrom,
  readFrom,
  REGIME_COLUMNS,
  regimeFrom,
  type FlagRow,
  type Of,
  type PayeeRow,
  type ReadRow,
  type RegimeRow,
  type SealedRow,
  type Sql,
} from "./rows";
import type {
  Account,
  AttestAmountInput,
  MemberCode,
  MemberExport,
  MemberRecord,
  OpenedPayee,
  Payee,
  PayeeChange,
  PayeeInForce,
  ReadKind,
  SealedAmount,
  SealedPayee,
  VaultRead,
  Who,
} from "./types";

/**
 * The vault: members of a co-op as codes, and who receives their pay. It has no link to anything that the shop reads; other
 * modules keep a member's id and nothing more. Every method begins with the co-op, and what belongs to another is simply
 * not there. Whatever shows more than codes and the kind of payee writes down who looked, in the same transaction as the look.
 */
export default class MemberService extends MedusaService({}) {
  private readonly keys: VaultKeys;

  constructor(container: object, options: { vault_key: string }) {
    super(container);
    this.keys = vaultKeys(options.vault_key);
  }

  /** Codes and nothing else, those who have left too: what work and pay go by. Opens nothing, so nothing is written down. */
  @InjectTransactionManager()
  async listMembers(coop_id: string, @MedusaContext() ctx: Context = {}): Promise<MemberCode[]> {
    return sqlOf(ctx).execute<MemberCode>(
      `select ${MEMBER_COLUMNS} from member where coop_id = ? order by code`,
      [coop_id],
    );
  }

  /**
   * Whom a pay run's payments may go to: of each member the payees in force, the last added first, and nothing that is sealed
   * or says who added it. Opens nothing and shows no history, so nothing is written down.
   */
  @InjectTransactionManager()
  async payeesInForce(coop_id: string, @MedusaContext() ctx: Context = {}): Promise<PayeeInForce[]> {
    return payeesInForce(sqlOf(ctx), coop_id);
  }

  /** Of which kind payees are, those whose place another has too. Opens nothing, so nothing is written down. */
  @InjectTransactionManager()
  async payeeKinds(
    coop_id: string,
    payee_ids: readonly string[],
    @MedusaContext() ctx: Context = {},
  ): Promise<Map<string, PayeeKind>> {
    return payeeKinds(sqlOf(ctx), coop_id, payee_ids);
  }

  /** Whose place another has taken since then, for whoever tells the co-op's board. Shows no account. */
  @InjectTransactionManager()
  async payeeChangesSince(since: Date, @MedusaContext() ctx: Context = {}): Promise<PayeeChange[]> {
    return payeeChanges(sqlOf(ctx), "p.created_at >= ?", since);
  }

  /** One of them, by the payee's id; undefined where it is gone. */
  @InjectTransactionManager()
  async payeeChange(payee_id: string, @MedusaContext() ctx: Context = {}): Promise<PayeeChange | undefined> {
    return (await payeeChanges(sqlOf(ctx), "p.id = ?", payee_id))[0];
  }

  /** Every member with all but the accounts themselves; written down once, as a look at the list. */
  @InjectTransactionManager()
  async readMembers(coop_id: string, who: Who, @MedusaContext() ctx: Context = {}): Promise<MemberRecord[]> {
    const sql = sqlOf(ctx);
    await this.note_(sql, coop_id, "list", null, who);
    return this.records_(sql, coop_id);
  }

  /** One member with all but the accounts themselves; the look is written down. Refuses `member.not_found`. */
  @InjectTransactionManager()
  async readMember(
    coop_id: string,
    member_id: string,
    who: Who,
    @MedusaContext() ctx: Context = {},
  ): Promise<MemberRecord> {
    const sql = sqlOf(ctx);
    const [found] = await this.records_(sql, coop_id, member_id);
    if (!found) return refuseMember();
    await this.note_(sql, coop_id, "record", member_id, who);
    return found;
  }

  /** Where a payment to one payee goes; the look is written down. Refuses `member.payee_not_found`. */
  @InjectTransactionManager()
  async openPayee(
    coop_id: string,
    input: { member_id: string; payee_id: string },
    who: Who,
    @MedusaContext() ctx: Context = {},
  ): Promise<Account> {
    const sql = sqlOf(ctx);
    const [row] = await sql.execute<SealedRow>(
      `select id, account_holder_name, account_number from payee where coop_id = ? and member_id = ? and id = ?`,
      [coop_id, input.member_id, input.payee_id],
    );
    if (!row) return refusePayee();
    await this.note_(sql, coop_id, "account", input.member_id, who);
    return this.opened_(coop_id, row);
  }

  /**
   * Where many payments go, at once, and where they went: payees whose place another has are opened too. Each member's is
   * written down as a look. What was erased is not among them.
   */
  @InjectTransactionManager()
  async openPayees(
    coop_id: string,
    payee_ids: readonly string[],
    who: Who,
    @MedusaContext() ctx: Context = {},
  ): Promise<OpenedPayee[]> {
    const sql = sqlOf(ctx);
    const rows = await sql.execute<SealedRow & Pick<OpenedPayee, "member_id" | "kind" | "rail">>(
      `select id, member_id, kind, rail, account_holder_name, account_number from payee
       where coop_id = ? and id in (select jsonb_array_elements_text(?::jsonb)) order by id`,
      [coop_id, JSON.stringify(payee_ids)],
    );
    await sql.execute(
      `insert into vault_read (coop_id, what, member_id, read_by, read_at)
       select ?, 'account', member_id, ?, ? from jsonb_array_elements_text(?::jsonb) as member_id`,
      [coop_id, who.by, who.now, JSON.stringify([...new Set(rows.map(({ member_id }) => member_id))])],
    );
    return rows.map((row) => {
      const { id, member_id, kind, rail } = row;
      return { id, member_id, kind, rail, ...this.opened_(coop_id, row) };
    });
  }

  /**
   * Everything of one member, accounts opened, those that ended too: one look, written down. Refuses `member.not_found`,
   * `member.erased`.
   */
  @InjectTransactionManager()
  async exportMember(
    coop_id: string,
    member_id: string,
    who: Who,
    @MedusaContext() ctx: Context = {},
  ): Promise<MemberExport> {
    const sql = sqlOf(ctx);
    await this.lock_(sql, coop_id, member_id);
    const [record] = await this.records_(sql, coop_id, member_id);
    if (!record) return refuseMember();
    await this.note_(sql, coop_id, "export", member_id, who);
    const rows = await sql.execute<SealedRow & Pick<OpenedPayee, "member_id" | "kind" | "rail">>(
      `select id, member_id, kind, rail, account_holder_name, account_number from payee
       where coop_id = ? and member_id = ? order by created_at, id`,
      [coop_id, member_id],
    );
    const looks = await sql.execute<ReadRow>(
      `select what, member_id, null as code, read_by, read_at from vault_read
       where coop_id = ? and member_id = ? order by seq`,
      [coop_id, member_id],
    );
    return {
      record,
      accounts: rows.map((row) => {
        const { id, kind, rail } = row;
        return { id, member_id, kind, rail, ...this.opened_(coop_id, row) };
      }),
      reads: looks.map(readFrom),
    };
  }

  /**
   * Takes out what is known of a member who left. Whoever calls this has asked the book first that nothing is held for them
   * and no payment is out. Again: nothing more. Refuses `member.not_found`, `member.not_left`.
   */
  @InjectTransactionManager()
  async eraseMember(
    coop_id: string,
    input: { member_id: string; why: EraseReason },
    who: Who,
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    await this.lock_(sql, coop_id, input.member_id, "erased too");
    await eraseMember(sql, coop_id, input, who);
  }

  /** Looks that nobody is asked about any more go. Returns how many. */
  @InjectTransactionManager()
  async forgetReads(now: Date, @MedusaContext() ctx: Context = {}): Promise<number> {
    return forgetReads(sqlOf(ctx), now);
  }

  /** Of many co-ops: payees that ended long ago and still have an account. */
  @InjectTransactionManager()
  async oldAccounts(now: Date, most: number, @MedusaContext() ctx: Context = {}): Promise<string[]> {
    return oldAccounts(sqlOf(ctx), now, most);
  }

  /** Takes those accounts out. Returns how many. */
  @InjectTransactionManager()
  async dropAccounts(payee_ids: readonly string[], @MedusaContext() ctx: Context = {}): Promise<number> {
    return dropAccounts(sqlOf(ctx), payee_ids);
  }

  /** Who looked at what, the latest first. */
  @InjectTransactionManager()
  async listReads(
    coop_id: string,
    page: { limit: number; offset: number },
    @MedusaContext() ctx: Context = {},
  ): Promise<VaultRead[]> {
    const found = await sqlOf(ctx).execute<ReadRow>(
      `select r.what, r.member_id, m.code, r.read_by, r.read_at from vault_read r
       left join member m on m.coop_id = r.coop_id and m.id = r.member_id
       where r.coop_id = ? order by r.seq desc limit ? offset ?`,
      [coop_id, page.limit, page.offset],
    );
    return found.map(readFrom);
  }

  /**
   * Adds a member with the regime they begin with. Again with the same request: the same member.
   * Refuses `member.code_invalid`, `member.code_taken`, `member.request_reused`.
   */
  @InjectTransactionManager()
  async addMember(
    coop_id: string,
    input: { code: string; regime: Regime; effective_from: string; request_id: string },
    who: Who,
    @MedusaContext() ctx: Context = {},
  ): Promise<MemberCode> {
    const sql = sqlOf(ctx);
    const code = parseMemberCode(input.code);
    const [added] = await sql.execute<MemberCode>(
      `insert into member (id, coop_id, code, request_id, created_by, created_at) values (?, ?, ?, ?, ?, ?)
       on conflict do nothing returning ${MEMBER_COLUMNS}`,
      [generateEntityId("", ID_PREFIXES.member), coop_id, code, input.request_id, who.by, who.now],
    );
    if (added) {
      await this.attestRegime_(sql, coop_id, { ...input, member_id: added.id }, who);
      return added;
    }
    const [same] = await sql.execute<MemberCode & { regime: Regime; effective_from: string }>(
      `select m.id, m.code, to_char(m.left_on, 'YYYY-MM-DD') as left_on, r.regime,
              to_char(r.effective_from, 'YYYY-MM-DD') as effective_from
       from member m join member_regime r on r.member_id = m.id
       where m.coop_id = ? and m.request_id = ? order by r.seq limit 1`,
      [coop_id, input.request_id],
    );
    if (!same)
      return refuse("member.code_taken", `${code} is another member's code. Choose another.`, { code });
    if (same.code !== code || same.regime !== input.regime || same.effective_from !== input.effective_from)
      refuseReused();
    return { id: same.id, code: same.code, left_on: same.left_on };
  }

  /** A regime from a day on, by whoever attests it. Again with nothing new: nothing changes. Refuses `member.not_found`. */
  @InjectTransactionManager()
  async attestRegime(
    coop_id: string,
    input: { member_id: string; regime: Regime; effective_from: string },
    who: Who,
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    await this.lock_(sql, coop_id, input.member_id);
    const [same] = await sql.execute<{ regime: Regime }>(
      `select regime from member_regime where coop_id = ? and member_id = ? and effective_from = ?
       order by seq desc limit 1`,
      [coop_id, input.member_id, input.effective_from],
    );
    if (same?.regime !== input.regime) await this.attestRegime_(sql, coop_id, input, who);
  }

  /** A flag from a day on, by whoever attests it. Again with nothing new: nothing changes. Refuses `member.not_found`. */
  @InjectTransactionManager()
  async attestFlag(
    coop_id: string,
    input: { member_id: string; flag: Flag; value: boolean; effective_from: string },
    who: Who,
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    await this.lock_(sql, coop_id, input.member_id);
    const [same] = await sql.execute<{ value: boolean }>(
      `select value from member_flag where coop_id = ? and member_id = ? and flag = ? and effective_from = ?
       order by seq desc limit 1`,
      [coop_id, input.member_id, input.flag, input.effective_from],
    );
    if (same?.value === input.value) return;
    await sql.execute(
      `insert into member_flag (coop_id, member_id, flag, value, effective_from, attested_by, attested_at)
       values (?, ?, ?, ?, ?, ?, ?)`,
      [coop_id, input.member_id, input.flag, input.value, input.effective_from, who.by, who.now],
    );
  }

  /** Seals an amount for a row of its own before anything else sees it; null ends what was attested. Keeps nothing. */
  @InjectTransactionManager()
  async sealAmount(
    coop_id: string,
    given: { amount: bigint | null; currency: Currency },
    @MedusaContext() ctx: Context = {},
  ): Promise<SealedAmount> {
    return sealAmount(this.keys, coop_id, { ...given, version: await versionOf(sqlOf(ctx), coop_id) });
  }

  /** The co-op's key gets a new version, or goes on with one that is not at its end. */
  @InjectTransactionManager()
  async beginKeyVersion(coop_id: string, now: Date, @MedusaContext() ctx: Context = {}): Promise<number> {
    return beginVersion(sqlOf(ctx), coop_id, now);
  }

  /** Seals so many rows at most anew. Answers how many; zero: there are none left. */
  @InjectTransactionManager()
  async reseal(
    input: { coop_id: string; version: number; most: number },
    @MedusaContext() ctx: Context = {},
  ): Promise<number> {
    return resealSome(sqlOf(ctx), this.keys, input);
  }

  @InjectTransactionManager()
  async endKeyVersion(
    coop_id: string,
    version: number,
    now: Date,
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    await endVersion(sqlOf(ctx), coop_id, version, now);
  }

  /**
   * A sealed amount from a day on, by whoever attests it. Again with the same request: nothing changes. Refuses
   * `member.not_found`, `member.request_reused`.
   */
  @InjectTransactionManager()
  async attestAmount(
    coop_id: string,
    input: AttestAmountInput,
    who: Who,
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    await this.lock_(sql, coop_id, input.member_id);
    if (!(await keepAmount(sql, this.keys, coop_id, input, who))) refuseReused();
  }

  /** Since when a member works no more; null: they are back. Refuses `member.not_found`. */
  @InjectTransactionManager()
  async setLeft(
    coop_id: string,
    input: { member_id: string; on: string | null },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    await this.lock_(sql, coop_id, input.member_id);
    await sql.execute(`update member set left_on = ? where coop_id = ? and id = ?`, [
      input.on,
      coop_id,
      input.member_id,
    ]);
  }

  /**
   * Checks and seals what a payee is told by, before anything else sees it: a workflow's input may be written to the
   * database or to a log. The road is chosen here, while the account can be read. Keeps nothing. Refuses
   * `member.account_invalid`, `member.rail_not_allowed`.
   */
  @InjectTransactionManager()
  async sealPayee(
    coop_id: string,
    given: { kind: PayeeKind; rail?: Rail; account_holder_name?: string; account_number?: string },
    @MedusaContext() ctx: Context = {},
  ): Promise<SealedPayee> {
    const version = await versionOf(sqlOf(ctx), coop_id);
    const id = generateEntityId("", ID_PREFIXES.payee);
    const sealed = (column: keyof Account, text: string): string =>
      seal(this.keys, text, { coop_id, row_id: id, column }, version);
    const { kind, account_holder_name: holder, account_number: number } = given;
    const account = number ? (readIban(number) ? "iban" : "other") : null;
    return {
      id,
      rail: railFor({ kind, account }, given.rail ?? null),
      account_holder_name: holder ? sealed("account_holder_name", parseAccountHolder(holder)) : null,
      account_number: number ? sealed("account_number", parseAccountNumber(number)) : null,
    };
  }

  /**
   * Keeps a sealed payee, which takes the place of an earlier one of its kind. Again with the same request: the same payee.
   * Refuses `member.not_found`, `member.request_reused`, `member.rail_not_allowed`.
   */
  @InjectTransactionManager()
  async addPayee(
    coop_id: string,
    input: {
      member_id: string;
      kind: PayeeKind;
      sealed: SealedPayee;
      /** The member agreed to it on paper. */
      consented?: boolean;
      request_id: string;
    },
    who: Who,
    @MedusaContext() ctx: Context = {},
  ): Promise<Payee> {
    const sql = sqlOf(ctx);
    const { member_id, kind, sealed } = input;
    await this.lock_(sql, coop_id, member_id);
    checkCash(sealed.rail, kind, await this.regimeNow_(sql, member_id, who));
    const [same] = await sql.execute<PayeeRow & SealedRow & { member_id: string }>(
      `select ${PAYEE_COLUMNS}, member_id, account_holder_name, account_number from payee
       where coop_id = ? and request_id = ?`,
      [coop_id, input.request_id],
    );
    if (same) {
      if (
        same.member_id !== member_id ||
        same.kind !== kind ||
        same.rail !== sealed.rail ||
        !this.sameAccount_(coop_id, same, sealed)
      )
        refuseReused();
      return payeeFrom(same);
    }
    const in_force = await payeesInForce(sql, coop_id, member_id);
    await sql.execute(
      `update payee set ended_at = ? where coop_id = ? and member_id = ? and kind = ? and ended_at is null`,
      [who.now, coop_id, member_id, kind],
    );
    const [added] = await sql.execute<PayeeRow>(
      `insert into payee (id, coop_id, member_id, kind, rail, account_holder_name, account_number,
                          takes_a_place, consented_by, consented_at, request_id, created_by, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (coop_id, request_id) do nothing returning ${PAYEE_COLUMNS}`,
      [
        sealed.id,
        coop_id,
        member_id,
        kind,
        sealed.rail,
        sealed.account_holder_name,
        sealed.account_number,
        takesAPlace(kind, in_force),
        ...(input.consented ? [who.by, who.now] : [null, null]),
        input.request_id,
        who.by,
        who.now,
      ],
    );
    // The same request for another member at the same moment: the lock is the member's.
    return added ? payeeFrom(added) : refuseReused();
  }

  /** The member agreed to a payee on paper. Again: the first time counts. Refuses `member.payee_not_found`. */
  @InjectTransactionManager()
  async consentToPayee(
    coop_id: string,
    of: { member_id: string; payee_id: string },
    who: Who,
    @MedusaContext() ctx: Context = {},
  ): Promise<Payee> {
    return (await keepConsent(sqlOf(ctx), coop_id, of, who)) ?? refusePayee();
  }

  /** One payee that is in force, without its account. Refuses `member.payee_not_found`. */
  @InjectTransactionManager()
  async payee(
    coop_id: string,
    of: { member_id: string; payee_id: string },
    @MedusaContext() ctx: Context = {},
  ): Promise<Payee> {
    return (await livePayee(sqlOf(ctx), coop_id, of)) ?? refusePayee();
  }

  /**
   * Somebody has compared a payee with a paper, and is not who wrote it down. Again: the first time counts. Refuses
   * `member.payee_not_found`, `member.consent_missing`, `member.same_person`.
   */
  @InjectTransactionManager()
  async verifyPayee(
    coop_id: string,
    of: { member_id: string; payee_id: string; proof: Proof },
    who: Who,
    @MedusaContext() ctx: Context = {},
  ): Promise<Payee> {
    return (await keepProof(sqlOf(ctx), coop_id, of, who)) ?? refusePayee();
  }

  private async regimeNow_(sql: Sql, member_id: string, { now }: Who): Promise<Regime | null> {
    const history = await sql.execute<RegimeRow>(
      `select ${REGIME_COLUMNS} from member_regime where member_id = ? order by seq`,
      [member_id],
    );
    return inForce(history.map(regimeFrom), dayOf(now))?.regime ?? null;
  }

  private async records_(sql: Sql, coop_id: string, member_id?: string): Promise<MemberRecord[]> {
    const params = member_id ? [coop_id, member_id] : [coop_id];
    const scope = (column: string): string => `coop_id = ?${member_id ? ` and ${column} = ?` : ""}`;
    const members = await sql.execute<MemberCode>(
      `select ${MEMBER_COLUMNS} from member where ${scope("id")} order by code`,
      params,
    );
    const [regimes, flags, amounts, payees] = [
      await sql.execute<RegimeRow>(
        `select ${REGIME_COLUMNS} from member_regime where ${scope("member_id")} order by seq`,
        params,
      ),
      await sql.execute<FlagRow>(
        `select ${FLAG_COLUMNS} from member_flag where ${scope("member_id")} order by seq`,
        params,
      ),
      await amountsOf(sql, this.keys, coop_id, member_id),
      await sql.execute<Of<PayeeRow>>(
        `select ${PAYEE_COLUMNS}, member_id from payee where ${scope("member_id")} order by created_at, id`,
        params,
      ),
    ];
    return members.map((member) => {
      const own = (row: { member_id: string }): boolean => row.member_id === member.id;
      return {
        ...member,
        regimes: regimes.filter(own).map(regimeFrom),
        flags: flags.filter(own).map(flagFrom),
        amounts: amounts.get(member.id) ?? [],
        payees: payees.filter(own).map(payeeFrom),
      };
    });
  }

  private async attestRegime_(
    sql: Sql,
    coop_id: string,
    input: { member_id: string; regime: Regime; effective_from: string },
    who: Who,
  ): Promise<void> {
    await sql.execute(
      `insert into member_regime (coop_id, member_id, regime, effective_from, attested_by, attested_at)
       values (?, ?, ?, ?, ?, ?)`,
      [coop_id, input.member_id, input.regime, input.effective_from, who.by, who.now],
    );
  }

  private opened_(coop_id: string, row: SealedRow): Account {
    const opened = (column: keyof Account): string | null => {
      const sealed = row[column];
      return sealed === null ? null : open(this.keys, sealed, { coop_id, row_id: row.id, column });
    };
    return {
      account_holder_name: opened("account_holder_name"),
      account_number: opened("account_number"),
    };
  }

  /** A seal is another one each time, so contents are compared. They go nowhere. */
  private sameAccount_(coop_id: string, kept: SealedRow, given: SealedPayee): boolean {
    const [a, b] = [this.opened_(coop_id, kept), this.opened_(coop_id, given)];
    return a.account_holder_name === b.account_holder_name && a.account_number === b.account_number;
  }

  private async note_(
    sql: Sql,
    coop_id: string,
    what: ReadKind,
    member_id: string | null,
    who: Who,
  ): Promise<void> {
    await sql.execute(
      `insert into vault_read (coop_id, what, member_id, read_by, read_at) values (?, ?, ?, ?, ?)`,
      [coop_id, what, member_id, who.by, who.now],
    );
  }

  /** One act on a member at a time, so that two of the same are one. */
  private async lock_(sql: Sql, coop_id: string, member_id: string, which?: "erased too"): Promise<void> {
    const [found] = await sql.execute<{ erased: boolean }>(
      `select erased_at is not null as erased from member where coop_id = ? and id = ? for update`,
      [coop_id, member_id],
    );
    if (!found) return refuseMember();
    if (found.erased && !which)
      refuse("member.erased", "This member was erased. What was known of them is gone, and stays so.");
  }
}

function refuseMember(): never {
  return refuse("member.not_found", "There is no such member. Look at the list again.");
}

function refusePayee(): never {
  return refuse("member.payee_not_found", "There is no such payee. Look at the member again.");
}

/** Does not repeat what was typed. */
function refuseReused(): never {
  return refuse(
    "member.request_reused",
    "This form was sent before with something else in it. Open it again.",
  );
}

function sqlOf(ctx: Context): Sql {
  const manager = ctx.transactionManager as Sql | undefined;
  if (!manager) throw new Error("member: no transaction manager in the context");
  return manager;
}
