import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { Context, DAL } from "@medusajs/framework/types";
import { InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { type PublicFigures, publicFigures } from "../../domain/books/public-figures";
import type { Currency } from "../../domain/currency";
import type { Taken } from "../../domain/pay/amounts";
import * as certificates from "./certificates";
import type { Certificate, CertificateOf, IssueCertificateInput } from "./certificates";
import * as book from "./coop-book";
import { sqlOf } from "./medusa-sql";
import * as bankAnswers from "./pay-answers";
import type {
  AnsweredPayment,
  BankAnswersInput,
  KeepPayFilesInput,
  PaidByFileInput,
  PayFile,
  PayFileOf,
  SavePayAccountInput,
  WithdrawPayFileInput,
} from "./pay-file-types";
import * as files from "./pay-files";
import * as balances from "./pay-balances";
import * as payments from "./pay-payments";
import * as payrolls from "./pay-payrolls";
import * as last from "./pay-last";
import type { SinceLast } from "./pay-last";
import * as held from "./pay-held";
import * as locked from "./pay-locked";
import * as reversals from "./pay-reversals";
import { type MemberTies, memberTies, payeesOnTheWay } from "./pay-member";
import * as runs from "./pay-runs";
import * as third from "./pay-third";
import * as thresholds from "./pay-thresholds";
import * as statements from "./pay-statements";
import type { StatementSums } from "./pay-statements";
import * as years from "./pay-years";
import type { YearOfMember } from "./pay-years";
import type {
  ApprovePayRunInput,
  BookGrant,
  ClosePayRunInput,
  CoopMoneyInput,
  CoopSettlement,
  CreditSettlementInput,
  DraftPayRunInput,
  DraftPayrollInput,
  EndGrantInput,
  EndPayRunInput,
  GrantInput,
  LockedHeld,
  PayAllInput,
  PayRun,
  PayRunDraft,
  PayRunOf,
  PayRunRow,
  PayThreshold,
  PaymentOutcomeInput,
  ProposeLockedInput,
  ProposePayRunInput,
  ProposePayrollInput,
  RefuseAsNetworkInput,
  ReversePayRunInput,
  RunToSign,
  SaveWorkInput,
  SetPayThresholdInput,
  SpendInput,
  TakeBackCreditInput,
  WorkMonth,
  WorkMonthSummary,
  WorkState,
} from "./pay-types";
import { yearsOfPay } from "./public-figures";
import * as questions from "./questions-coop";
import * as work from "./pay-work";
import type { Balance, PostingFilter, PostingPage } from "./types";

/**
 * The co-ops' own books: what their banks credited, the work they recorded and the pay that came of it. Every method is
 * about one co-op and finds nothing of another's, but for the few at the end. As in the network's book each is one transaction, begins by locking
 * that co-op's book, and may be asked for twice.
 */
export class CoopBooksService extends MedusaService({}) {
  protected readonly baseRepository_: DAL.RepositoryService;

  constructor(dependencies: { baseRepository: DAL.RepositoryService }) {
    super(dependencies);
    this.baseRepository_ = dependencies.baseRepository;
  }

  // The book.

  /**
   * Posts C1: what the co-op's bank credited for a settlement, cut over its parts. One credit at a time. Refuses
   * `settlement.not_found`, `settlement.already_credited`, `settlement.not_paid`, `settlement.credit_too_much`,
   * `settlement.funds_too_small`, `book.credit_day_invalid`.
   */
  @InjectTransactionManager()
  async creditSettlement(
    input: CreditSettlementInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<CoopSettlement> {
    return book.creditSettlement(sqlOf(context), input);
  }

  /**
   * Posts the reversal of C1, after which the settlement can be credited anew. Refuses `settlement.not_found`,
   * `settlement.not_credited`, `settlement.credit_used`, `book.request_reused`.
   */
  @InjectTransactionManager()
  async takeBackCredit(
    input: TakeBackCreditInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<CoopSettlement> {
    return book.takeBackCredit(sqlOf(context), input);
  }

  /** Newest first. */
  @InjectTransactionManager()
  async coopSettlements(
    coop_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<CoopSettlement[]> {
    return book.coopSettlements(sqlOf(context), coop_id);
  }

  /** Refuses `settlement.not_found`. */
  @InjectTransactionManager()
  async coopSettlement(
    coop_id: string,
    settlement_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<CoopSettlement> {
    return book.coopSettlement(sqlOf(context), coop_id, settlement_id);
  }

  /** Posts C2: money that no settlement brought. Refuses `ledger.amount_invalid`, `book.request_reused`. */
  @InjectTransactionManager()
  async recordOtherMoney(
    input: CoopMoneyInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<void> {
    return book.recordOtherMoney(sqlOf(context), input);
  }

  /** Posts C2: from funds to work. Refuses `book.not_enough`, `ledger.amount_invalid`, `book.request_reused`. */
  @InjectTransactionManager()
  async moveToWork(
    input: CoopMoneyInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<void> {
    return book.moveToWork(sqlOf(context), input);
  }

  /** Posts C7. Refuses `book.not_enough`, `ledger.amount_invalid`, `book.request_reused`. */
  @InjectTransactionManager()
  async spend(input: SpendInput, @MedusaContext() context: Context<SqlEntityManager> = {}): Promise<void> {
    return book.spend(sqlOf(context), input);
  }

  @InjectTransactionManager()
  async coopBalances(
    coop_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Balance[]> {
    return book.coopBalances(sqlOf(context), coop_id);
  }

  /** Newest first. `account` matches either side. Refuses `ledger.account_unknown`. */
  @InjectTransactionManager()
  async coopPostings(
    filter: PostingFilter & { coop_id: string },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PostingPage> {
    return book.coopPostings(sqlOf(context), filter);
  }

  /** Lets the network read the book until the end of a day. Refuses `book.grant_day_invalid`. */
  @InjectTransactionManager()
  async grantBook(
    input: GrantInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<BookGrant> {
    return book.grantBook(sqlOf(context), input);
  }

  @InjectTransactionManager()
  async endGrant(
    input: EndGrantInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<void> {
    return book.endGrant(sqlOf(context), input);
  }

  /** The grant in force on a day, or null. */
  @InjectTransactionManager()
  async bookGrant(
    input: { coop_id: string; today: string },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<BookGrant | null> {
    return book.bookGrant(sqlOf(context), input);
  }

  // Work.

  /** Saves a whole month or nothing. Refuses `work.month_invalid`, `work.closed`, `work.changed`. */
  @InjectTransactionManager()
  async saveWorkMonth(
    input: SaveWorkInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<WorkMonth> {
    return work.saveWorkMonth(sqlOf(context), input);
  }

  /** Refuses `work.month_invalid`. */
  @InjectTransactionManager()
  async workMonth(
    coop_id: string,
    month: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<WorkMonth> {
    return work.workMonth(sqlOf(context), coop_id, month);
  }

  /** Newest first. */
  @InjectTransactionManager()
  async workMonths(
    coop_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<WorkMonthSummary[]> {
    return work.workMonths(sqlOf(context), coop_id);
  }

  // Pay runs.

  /** What the co-op has set aside for work. */
  @InjectTransactionManager()
  async workFund(
    coop_id: string,
    currency: Currency,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<bigint> {
    return runs.workFund(sqlOf(context), coop_id, currency);
  }

  /** What each member's approved pay took or added, by month and head. */
  @InjectTransactionManager()
  async takenByMember(
    coop_id: string,
    currency: Currency,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Map<string, Taken[]>> {
    return balances.takenBefore(sqlOf(context), { coop_id, currency });
  }

  /** The run that would be proposed. Refuses `pay.run_exists`, `pay.no_work`, `pay.fund_too_small`. */
  @InjectTransactionManager()
  async draftPayRun(
    input: DraftPayRunInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRunDraft> {
    return runs.draftPayRun(sqlOf(context), input);
  }

  /** What a run brings against the one approved last, or null. */
  @InjectTransactionManager()
  async sinceLastRun(
    coop_id: string,
    run: PayRunDraft,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<SinceLast | null> {
    return last.sinceLastRun(sqlOf(context), coop_id, run);
  }

  /** Each member's pay of a year, by code. */
  @InjectTransactionManager()
  async payYear(
    of: { coop_id: string; year: string },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<YearOfMember[]> {
    return years.payYear(sqlOf(context), of);
  }

  /** What members' statements say beyond the run itself, by member. */
  @InjectTransactionManager()
  async statementSums(
    run: PayRun,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Map<string, StatementSums>> {
    return statements.statementSums(sqlOf(context), run);
  }

  /** Freezes a run for another person to approve. Refuses as `draftPayRun`, `pay.work_changed`, `book.request_reused`. */
  @InjectTransactionManager()
  async proposePayRun(
    input: ProposePayRunInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return runs.proposePayRun(sqlOf(context), input);
  }

  /** What the co-op holds for a member, and what of it was let go already. */
  @InjectTransactionManager()
  async lockedHeld(
    of: { coop_id: string; member_id: string; currency: Currency },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<LockedHeld> {
    return held.lockedHeld(sqlOf(context), of);
  }

  /** Freezes what is to be let go for another person to approve. Refuses as `locked.proposeLocked`. */
  @InjectTransactionManager()
  async proposeLocked(
    input: ProposeLockedInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return locked.proposeLocked(sqlOf(context), input);
  }

  /**
   * Posts C3, or C6, and makes the payments. Refuses `pay.run_not_found`, `pay.same_person`, `pay.hash_differs`,
   * `pay.already_decided`, `pay.work_changed`, `pay.fund_too_small`, `pay.balances_changed`, `pay.locked_too_much`,
   * `book.request_reused`.
   */
  @InjectTransactionManager()
  async approvePayRun(
    input: ApprovePayRunInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return runs.approvePayRun(sqlOf(context), input);
  }

  /** Above which amount the network signs as third. */
  @InjectTransactionManager()
  async setPayThreshold(
    input: SetPayThresholdInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayThreshold> {
    return thresholds.setPayThreshold(sqlOf(context), input);
  }

  /** What was agreed with each co-op with which something was. */
  @InjectTransactionManager()
  async payThresholds(@MedusaContext() context: Context<SqlEntityManager> = {}): Promise<PayThreshold[]> {
    return thresholds.payThresholds(sqlOf(context));
  }

  /** The network's signature. Refuses `pay.not_to_sign`, and as `approvePayRun`. */
  @InjectTransactionManager()
  async signPayRun(
    input: ApprovePayRunInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return third.signPayRun(sqlOf(context), input);
  }

  /** The network does not sign. Refuses `pay.run_not_found`, `pay.not_to_sign`, `pay.already_decided`. */
  @InjectTransactionManager()
  async refuseAsNetwork(
    input: RefuseAsNetworkInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return third.refuseAsNetwork(sqlOf(context), input);
  }

  /** Refuses `pay.run_not_found`. */
  @InjectTransactionManager()
  async coopOfRun(run_id: string, @MedusaContext() context: Context<SqlEntityManager> = {}): Promise<string> {
    return third.coopOfRun(sqlOf(context), run_id);
  }

  /** What waits for the network's signature, and what it decided last: sums alone. */
  @InjectTransactionManager()
  async runsToSign(@MedusaContext() context: Context<SqlEntityManager> = {}): Promise<RunToSign[]> {
    return third.runsToSign(sqlOf(context));
  }

  /** The payroll that would be proposed. Refuses `work.month_invalid`, `pay.run_exists`, `pay.payroll_empty`. */
  @InjectTransactionManager()
  async draftPayroll(
    input: DraftPayrollInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRunDraft> {
    return payrolls.draftPayroll(sqlOf(context), input);
  }

  /** Freezes a payroll for another person to approve. Refuses as `draftPayroll`, `pay.reason_missing`, `book.request_reused`. */
  @InjectTransactionManager()
  async proposePayroll(
    input: ProposePayrollInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return payrolls.proposePayroll(sqlOf(context), input);
  }

  /** Undoes an approval. Refuses as `reversals.reversePayRun`. */
  @InjectTransactionManager()
  async reversePayRun(
    input: ReversePayRunInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return reversals.reversePayRun(sqlOf(context), input);
  }

  /** Refuses `pay.run_not_found`, `pay.already_decided`. */
  @InjectTransactionManager()
  async rejectPayRun(
    input: EndPayRunInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return runs.rejectPayRun(sqlOf(context), input);
  }

  /** Refuses `pay.run_not_found`, `pay.already_decided`. */
  @InjectTransactionManager()
  async withdrawPayRun(
    input: EndPayRunInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return runs.withdrawPayRun(sqlOf(context), input);
  }

  /** Refuses `pay.run_not_found`. */
  @InjectTransactionManager()
  async payRun(of: PayRunOf, @MedusaContext() context: Context<SqlEntityManager> = {}): Promise<PayRun> {
    return runs.payRun(sqlOf(context), of);
  }

  /** A run that members are paid by. Refuses `pay.run_not_found`, `pay.not_approved`. */
  @InjectTransactionManager()
  async approvedPayRun(
    of: PayRunOf,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return payments.approvedRun(sqlOf(context), of);
  }

  /** Newest first, without their lines. */
  @InjectTransactionManager()
  async payRunList(
    coop_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRunRow[]> {
    return runs.payRunList(sqlOf(context), coop_id);
  }

  /** Newest first, with their lines. */
  @InjectTransactionManager()
  async payRuns(
    coop_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun[]> {
    return runs.payRuns(sqlOf(context), coop_id);
  }

  /**
   * Posts C4 and C5, or their reversals. Refuses `pay.run_not_found`, `pay.not_approved`, `pay.payment_not_found`,
   * `pay.payment_not_paid`, `book.request_reused`.
   */
  @InjectTransactionManager()
  async paymentOutcome(
    input: PaymentOutcomeInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return payments.paymentOutcome(sqlOf(context), input);
  }

  /** Every payment not sent yet is paid. Refuses `pay.run_not_found`, `pay.not_approved`, `book.request_reused`. */
  @InjectTransactionManager()
  async payAll(
    input: PayAllInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return payments.payAll(sqlOf(context), input);
  }

  /** Nothing of a run can come back after this. Refuses `pay.run_not_found`, `pay.not_approved`, `pay.not_paid`. */
  @InjectTransactionManager()
  async closePayRun(
    input: ClosePayRunInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return payments.closePayRun(sqlOf(context), input);
  }

  // Files, and what banks answer.

  /** Keeps files and posts C4 of every payment in them. Refuses as `files.keepPayFiles`. */
  @InjectTransactionManager()
  async keepPayFiles(
    input: KeepPayFilesInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return files.keepPayFiles(sqlOf(context), input);
  }

  /** Newest first. */
  @InjectTransactionManager()
  async payFiles(of: PayRunOf, @MedusaContext() context: Context<SqlEntityManager> = {}): Promise<PayFile[]> {
    return files.payFiles(sqlOf(context), of);
  }

  /** Refuses `pay.file_not_found`. */
  @InjectTransactionManager()
  async payFile(of: PayFileOf, @MedusaContext() context: Context<SqlEntityManager> = {}): Promise<PayFile> {
    return files.payFile(sqlOf(context), of);
  }

  /** A file that nobody was handed. Refuses as `files.withdrawPayFile`. */
  @InjectTransactionManager()
  async withdrawPayFile(
    input: WithdrawPayFileInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return files.withdrawPayFile(sqlOf(context), input);
  }

  /** Everything in a file that was not answered is paid. Refuses as `files.paidByFile`. */
  @InjectTransactionManager()
  async paidByFile(
    input: PaidByFileInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PayRun> {
    return files.paidByFile(sqlOf(context), input);
  }

  /** What a bank says became of payments. Refuses `book.request_reused`. */
  @InjectTransactionManager()
  async applyBankAnswers(
    input: BankAnswersInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<AnsweredPayment[]> {
    return bankAnswers.applyBankAnswers(sqlOf(context), input);
  }

  /** The account that the co-op pays from, or null. */
  @InjectTransactionManager()
  async payAccount(
    coop_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<string | null> {
    return files.payAccount(sqlOf(context), coop_id);
  }

  @InjectTransactionManager()
  async savePayAccount(
    input: SavePayAccountInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<void> {
    return files.savePayAccount(sqlOf(context), input);
  }

  /** By settlement: whether the work in it has become members' pay, and in which month's run. */
  @InjectTransactionManager()
  async workStatesOf(
    coop_id: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Map<string, WorkState>> {
    return payments.workStatesOf(sqlOf(context), coop_id);
  }

  // Certificates.

  /** Freezes what the book says of a member's months. Refuses as `certificates.issueCertificate`. */
  @InjectTransactionManager()
  async issueCertificate(
    input: IssueCertificateInput,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Certificate> {
    return certificates.issueCertificate(sqlOf(context), input);
  }

  /** Refuses `certificate.not_found`. */
  @InjectTransactionManager()
  async withdrawCertificate(
    input: CertificateOf & { made_by: string; now: Date },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Certificate> {
    return certificates.withdrawCertificate(sqlOf(context), input);
  }

  /** All of a member's, who is erased. */
  @InjectTransactionManager()
  async withdrawCertificatesOf(
    of: { coop_id: string; member_id: string; made_by: string; now: Date },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<void> {
    return certificates.withdrawCertificatesOf(sqlOf(context), of);
  }

  /** Refuses `certificate.not_found`. */
  @InjectTransactionManager()
  async certificate(
    of: CertificateOf,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Certificate> {
    return certificates.certificate(sqlOf(context), of);
  }

  /** All of a member's, newest first. */
  @InjectTransactionManager()
  async certificatesOf(
    of: { coop_id: string; member_id: string },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Certificate[]> {
    return certificates.certificatesOf(sqlOf(context), of);
  }

  /** One that stands, of whichever co-op; null otherwise. */
  @InjectTransactionManager()
  async certificateByCode(
    code: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<Certificate | null> {
    return certificates.certificateByCode(sqlOf(context), code);
  }

  /** What the books of all co-ops together may say in public, newest year first. */
  @InjectTransactionManager()
  async publicFigures(
    today: string,
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<PublicFigures[]> {
    return publicFigures(await yearsOfPay(sqlOf(context)), today);
  }

  /** What ties a member to the co-op's book beyond its record, for whoever would erase them. */
  @InjectTransactionManager()
  async memberTies(
    of: { coop_id: string; member_id: string },
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<MemberTies> {
    return memberTies(sqlOf(context), of);
  }

  /** Of these payees, those to whom something is on its way, whosever they are. */
  @InjectTransactionManager()
  async payeesOnTheWay(
    payee_ids: readonly string[],
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<string[]> {
    return payeesOnTheWay(sqlOf(context), payee_ids);
  }

  /** Every member that a co-op's book, work record or pay run names, so that the vault can be asked whose they are. */
  @InjectTransactionManager()
  async membersInBooks(
    @MedusaContext() context: Context<SqlEntityManager> = {},
  ): Promise<{ coop_id: string; member_id: string }[]> {
    return questions.membersInBooks(sqlOf(context));
  }
}
