import Medusa from "@medusajs/js-sdk";
import type {
  Account,
  BookSum,
  CardsToSee,
  Company,
  CompanyGroup,
  CoopBook,
  Desk,
  FeePolicy,
  Money,
  CoopToSignFor,
  OpenSettlement,
  OrderConsignments,
  OrderWithdrawals,
  PayToSign,
  Posting,
  Question,
  Receipt,
  Refund,
  Settlement,
  StockItem,
  UnsentMail,
  WholesaleGood,
  WholesaleList,
} from "./api-types";
import type { RuleSetChange, RuleSets, WholeVersion } from "./rule-set-types";

const sdk = new Medusa({ baseUrl: "/", auth: { type: "session" } });

function read<T>(path: string, query?: Record<string, string | number>): Promise<T> {
  return sdk.client.fetch<T>(path, query === undefined ? {} : { query });
}

function act<T>(path: string, body: Record<string, unknown> = {}): Promise<T> {
  return sdk.client.fetch<T>(path, { method: "POST", body });
}

/** One function per route. Amounts travel as decimal text; a refusal rejects with the server's own words. */
export const api = {
  orderConsignments: (orderId: string) => read<OrderConsignments>(`/admin/orders/${orderId}/consignments`),
  cancelOrder: (orderId: string) => act<unknown>(`/admin/orders/${orderId}/cancel`),

  markSent: (consignmentId: string, tracking: string) =>
    act<unknown>(`/admin/consignments/${consignmentId}/sent`, tracking === "" ? {} : { tracking }),
  refund: (input: {
    consignment_id: string;
    piece_id: string;
    quantity: number;
    reason: string;
    fee_policy: FeePolicy;
    request_id: string;
  }) => {
    const { consignment_id, ...body } = input;
    return act<{ refund: Refund }>(`/admin/consignments/${consignment_id}/refunds`, body);
  },
  refundOutcome: (refundId: string, outcome: "paid" | "returned", requestId: string) =>
    act<unknown>(`/admin/refunds/${refundId}/outcome`, { outcome, request_id: requestId }),

  withdrawals: () => read<{ orders: OrderWithdrawals[] }>("/admin/withdrawals"),

  receipts: () => read<{ receipts: Receipt[] }>("/admin/receipts", { state: "all" }),
  recordReceipt: (input: {
    statement_ref: string;
    amount: Money;
    received_on: string;
    payer_note?: string;
    order_display_id?: number;
  }) => act<{ receipt: Receipt }>("/admin/receipts", input),
  assignReceipt: (receiptId: string, orderDisplayId: number) =>
    act<unknown>(`/admin/receipts/${receiptId}/assign`, { order_display_id: orderDisplayId }),
  giveBackReceipt: (receiptId: string, reason: string) =>
    act<unknown>(`/admin/receipts/${receiptId}/give-back`, { reason }),
  unsentMails: () => read<{ mails: UnsentMail[]; stuck: number }>("/admin/mails"),
  sendMailAgain: (mailId: string) => act<unknown>(`/admin/mails/${mailId}/again`),

  cards: () => read<CardsToSee>("/admin/cards"),
  cardEventAgain: (eventId: string) =>
    act<{ event: { state: "waiting" | "done" | "dead"; trouble: string | null } }>(
      `/admin/cards/events/${eventId}/again`,
    ),

  receiptReturned: (receiptId: string) => act<unknown>(`/admin/receipts/${receiptId}/returned`),

  settlements: () => read<{ settlements: Settlement[]; open: OpenSettlement[] }>("/admin/settlements"),
  reserveSettlement: (input: { coop_id: string; currency_code: string; request_id: string }) =>
    act<{ settlement: Settlement }>("/admin/settlements", input),
  settlementOutcome: (settlementId: string, outcome: "paid" | "refused") =>
    act<unknown>(`/admin/settlements/${settlementId}/outcome`, { outcome }),

  payToSign: () => read<{ runs: PayToSign[]; coops: CoopToSignFor[] }>("/admin/pay-runs"),
  signPay: (runId: string, seenHash: string, requestId: string) =>
    act<unknown>(`/admin/pay-runs/${runId}/approve`, { seen_hash: seenHash, request_id: requestId }),
  refusePay: (runId: string, reason: string) => act<unknown>(`/admin/pay-runs/${runId}/reject`, { reason }),
  setPayThreshold: (coopId: string, amount: Money | null) =>
    act<unknown>(`/admin/coops/${coopId}/pay-threshold`, { amount }),

  accounts: () => read<{ accounts: Account[]; sums: BookSum[] }>("/admin/books/accounts"),
  postings: (account: string, limit: number, offset: number) =>
    read<{ postings: Posting[]; count: number }>("/admin/books/postings", { account, limit, offset }),
  questions: () => read<{ questions: Question[]; asked_at: string }>("/admin/books/questions"),
  providerFee: (input: ProviderEntry) => act<unknown>("/admin/books/provider-fees", input),
  providerPayout: (input: ProviderEntry) => act<unknown>("/admin/books/provider-payouts", input),

  coopBook: (coopId: string) => read<CoopBook>(`/admin/coops/${coopId}/book`),

  stock: () => read<{ items: StockItem[] }>("/admin/stock"),
  setSellable: (variantId: string, sellable: number) =>
    act<unknown>(`/admin/stock/${variantId}`, { sellable }),

  desks: () => read<{ coops: Desk[]; shop_url: string }>("/admin/coop-invitations"),
  inviteStaff: (input: { coop_id: string; email: string; roles: string[]; request_id: string }) =>
    act<{ invitation: { email: string }; link_token: string | null }>("/admin/coop-invitations", input),

  companies: () => read<{ companies: Company[]; groups: CompanyGroup[] }>("/admin/companies"),
  decide: (input: {
    company_id: string;
    act: "approve" | "refuse" | "close";
    group_id?: string;
    reason: string;
  }) => {
    const { company_id, act: verdict, ...body } = input;
    return act<{ company: Company }>(`/admin/companies/${company_id}/${verdict}`, body);
  },
  addBuyer: (companyId: string, email: string) =>
    act<{ company: Company }>(`/admin/companies/${companyId}/buyers`, { email }),
  removeBuyer: (companyId: string, email: string) =>
    act<{ company: Company }>(`/admin/companies/${companyId}/buyers/remove`, { email }),
  wholesale: () => read<{ groups: CompanyGroup[]; lists: WholesaleList[] }>("/admin/wholesale"),
  keepGroup: (name: string) => act<unknown>("/admin/wholesale/groups", { name }),
  keepList: (input: { group_id: string; title: string; minimum: Money }) =>
    act<unknown>("/admin/wholesale/lists", input),
  keepGood: (listId: string, good: Omit<WholesaleGood, "title">) =>
    act<unknown>(`/admin/wholesale/lists/${listId}/goods`, good),
  dropGood: (listId: string, sku: string) =>
    act<unknown>(`/admin/wholesale/lists/${listId}/goods/drop`, { sku }),

  ruleSets: () => read<RuleSets>("/admin/rule-sets"),
  ruleSetVersion: (id: string, version: number) =>
    read<WholeVersion>(`/admin/rule-sets/${encodeURIComponent(id)}/versions/${version}`),
  compareRuleSets: (id: string, from: number, to: number) =>
    read<{ changes: RuleSetChange[] }>(`/admin/rule-sets/${encodeURIComponent(id)}/compare`, { from, to }),
  draftRuleSet: (document: unknown) => act<WholeVersion>("/admin/rule-sets", { document }),
  publishRuleSet: (id: string, version: number) =>
    act<WholeVersion>(`/admin/rule-sets/${encodeURIComponent(id)}/versions/${version}/publish`),
  retireRuleSet: (id: string, version: number, reason: string) =>
    act<WholeVersion>(`/admin/rule-sets/${encodeURIComponent(id)}/versions/${version}/retire`, { reason }),

  /** The currencies the shop sells in, the usual one first. */
  currencies: async (): Promise<string[]> => {
    const { stores } = await read<{
      stores: { supported_currencies?: { currency_code: string; is_default: boolean }[] }[];
    }>("/admin/stores", { fields: "id,*supported_currencies" });
    const offered = stores[0]?.supported_currencies ?? [];
    return [...offered]
      .sort((a, b) => Number(b.is_default) - Number(a.is_default))
      .map((currency) => currency.currency_code);
  },
};

export type ProviderEntry = { provider: string; reference: string; amount: Money };
