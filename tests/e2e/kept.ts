import { Desk, newRequestId } from "../support/coop-client";
import { verifiedPayee } from "../support/payees";
import type { Shop } from "../support/shop";
import { euros, must } from "../support/store-client";
import { checked, unfolded, type State } from "./states";

/** A co-op that keeps a part of its members' pay: what is kept of one is proposed to be let go, of the other it is approved. */
export interface Kept {
  token: string;
  member: string;
  proposed: string;
  approved: string;
  /** By which a certificate of the other member's work is found. */
  certificate: string;
}

const COOP = "tessitura-marena";
const MONTH = "2026-08";

export async function prepareKept(shop: Shop): Promise<Kept> {
  const [desk, board] = [await Desk.of(shop, COOP), await Desk.of(shop, COOP, "board")];
  const request_id = newRequestId;
  await attestByHand(board);
  const ids: string[] = [];
  for (const code of ["K-1", "K-2"]) {
    const body = { code, regime: "inside", effective_from: "2026-01-01", request_id: request_id() };
    ids.push((await desk.post<{ member: { id: string } }>("/coop/members", body)).member.id);
  }
  for (const id of ids)
    for (const kind of ["member_account", "institution", "court", "family"] as const)
      await verifiedPayee(desk, board, id, kind);
  const [first = "", second = ""] = ids;
  await desk.post(`/coop/members/${first}/flags`, {
    ...{ flag: "damages_owed", value: "yes", effective_from: "2026-01-01" },
  });
  await desk.post(`/coop/members/${first}/amounts`, {
    ...{ kind: "owed", head: "damages", amount: euros("120.00"), effective_from: "2026-06-01" },
    request_id: request_id(),
  });

  const money = () => ({ amount: euros("60.00"), request_id: request_id() });
  await desk.post("/coop/book/other-money", { ...money(), note: "A grant" });
  await desk.post("/coop/book/to-work", { ...money(), reason: "Advance" });
  const entries = ["K-1", "K-2"].map((code) => ({ code, quantity: "10" }));
  await desk.post(`/coop/work/${MONTH}`, { kind: "hours", version: 0, entries });
  type Proposed = { run: { id: string; hash: string } };
  const approve = async ({ run: { id, hash } }: Proposed) =>
    void (await board.post(`/coop/pay-runs/${id}/approve`, { seen_hash: hash, request_id: request_id() }));
  await approve(await desk.post<Proposed>("/coop/pay-runs", { month: MONTH, request_id: request_id() }));

  const letGo = async (member: string): Promise<Proposed> => {
    await desk.post(`/coop/members/${member}/regime`, { regime: "released", effective_from: "2026-09-01" });
    const reason = "As the board decided";
    return desk.post(`/coop/members/${member}/locked`, {
      paid_to: "family",
      reason,
      request_id: request_id(),
    });
  };
  const { certificate } = await board.post<{ certificate: { code: string } }>(
    `/coop/members/${second}/certificates`,
    { from: MONTH, to: MONTH, training_hours: 40, request_id: request_id() },
  );
  const [open, done] = [await letGo(first), await letGo(second)];
  await approve(done);
  const all = await board.colleague("keeper@example.org", "treasurer", "board");
  return {
    ...{ token: all.token, member: first, proposed: open.run.id, approved: done.run.id },
    certificate: certificate.code,
  };
}

async function attestByHand(board: Desk): Promise<void> {
  const { rule_sets } = await board.get<{ rule_sets: { id: string; document_hash: string }[] }>(
    "/coop/rule-sets",
  );
  must(
    await board.ask("POST", "/coop/rule-sets/manual/attest", {
      document_hash: rule_sets.find(({ id }) => id === "manual")?.document_hash,
      settings: { damages_bps: 1000, family_bps: 0, upkeep_bps: 1000, locked_bps: 2000 },
      ...{ effective_from: "2026-01-01", note: "Read with counsel", request_id: newRequestId() },
    }),
  );
}

export function kept({ member, proposed, approved, certificate }: Kept): State[] {
  return [
    { name: "desk, a member with amounts", go: unfolded(`/members/${member}`) },
    { name: "desk, what was kept, to approve", go: unfolded(`/pay/${proposed}/approve`) },
    { name: "desk, what was kept, to pay", go: unfolded(`/pay/${approved}`) },
    { name: "desk, what was kept, statements", go: unfolded(`/pay/${approved}/statements`) },
    { name: "a certificate that stands", go: checked(certificate) },
  ];
}
