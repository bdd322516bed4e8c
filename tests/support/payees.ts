import { type Desk, newRequestId } from "./coop-client";

type Kind = "member_account" | "family" | "court" | "institution" | "savings";

/** Writes down who is paid for a member and that they agreed; `board` has compared it with a paper. Answers its id. */
export async function verifiedPayee(
  treasurer: Desk,
  board: Desk,
  member_id: string,
  kind: Kind = "member_account",
  account: { account_holder_name?: string; account_number?: string } = {},
): Promise<string> {
  const { payee } = await treasurer.post<{ payee: { id: string } }>(`/coop/members/${member_id}/payees`, {
    ...{ kind, ...account, consented: "yes", request_id: newRequestId() },
  });
  await board.post(`/coop/members/${member_id}/payees/${payee.id}/verified`, { proof: "other" });
  return payee.id;
}

/** The same for every member of a co-op, by their codes; without codes, for all. */
export async function allPaid(treasurer: Desk, board: Desk, codes?: readonly string[]): Promise<void> {
  const { members } = await treasurer.get<{ members: { id: string; code: string }[] }>("/coop/members");
  const wanted = members.filter(({ code }) => !codes || codes.includes(code));
  await Promise.all(wanted.map(({ id }) => verifiedPayee(treasurer, board, id)));
}
