import type { MedusaContainer } from "@medusajs/framework/types";
import { now } from "../../adapters/clock";
import { invitationToken } from "../../adapters/invitation-link";
import { row } from "../../adapters/rows";
import { staffToken, type StaffToken } from "../../adapters/staff-token";
import { refuse } from "../../domain/errors";
import { invitationState, type InvitationState } from "../../domain/staff/access";
import { capabilitiesOf, type Capability } from "../../domain/staff/roles";
import type { Invitation, Staff } from "../../modules/staff/types";
import { staff } from "../../workflows/services";
import type { StaffOnRequest } from "../coop-gate";

type CoopRow = {
  id: string;
  handle: string;
  name: string;
  bank_currency: string;
  paused_at: Date | string | null;
  demo: boolean;
};

export type MeView = Omit<StaffOnRequest, "coop_id"> & {
  capabilities: Capability[];
  coop: Omit<CoopRow, "bank_currency" | "paused_at"> & { currency_code: string; paused_at: string | null };
};

/** Who is logged in, what they may do, and for which co-op. */
export async function meView(container: MedusaContainer, person: StaffOnRequest): Promise<MeView> {
  const coop = await row<CoopRow>(container, {
    entity: "coop",
    fields: ["id", "handle", "name", "bank_currency", "paused_at", "demo"],
    filters: { id: person.coop_id },
  });
  if (!coop) throw new Error(`staff: ${person.id} works at a co-op that is not there`);
  const { id, handle, name, demo, bank_currency, paused_at } = coop;
  return {
    id: person.id,
    email: person.email,
    roles: person.roles,
    language: person.language,
    capabilities: capabilitiesOf(person.roles),
    coop: {
      id,
      handle,
      name,
      demo,
      currency_code: bank_currency,
      paused_at: paused_at && (typeof paused_at === "string" ? paused_at : paused_at.toISOString()),
    },
  };
}

/** What somebody gets who has just logged in. */
export async function loggedInView(
  container: MedusaContainer,
  who: { staff_id: string; auth_identity_id: string },
): Promise<StaffToken & { me: MeView }> {
  const person = await staff(container).activeStaff(who.staff_id);
  if (!person) return refuse("staff.signed_out", "You are no longer logged in. Log in again.", {});
  return { ...staffToken(who, now()), me: await meView(container, person) };
}

/** One person of a co-op, read back. */
export async function readPerson(
  container: MedusaContainer,
  coop_id: string,
  id: string,
): Promise<PersonView> {
  const found = (await staff(container).staffOfCoop(coop_id)).find((person) => person.id === id);
  if (!found) throw new Error(`staff: ${id} is not there`);
  return personView(found);
}

export type PersonView = Pick<Staff, "id" | "email" | "roles"> & {
  joined_at: string;
  left_at: string | null;
};

export function personView(person: Staff): PersonView {
  return {
    id: person.id,
    email: person.email,
    roles: person.roles,
    joined_at: person.joined_at.toISOString(),
    left_at: person.left_at?.toISOString() ?? null,
  };
}

export type InvitationView = Pick<Invitation, "id" | "email" | "roles"> & {
  expires_at: string;
  state: InvitationState;
};

export function invitationView(invitation: Invitation, at: Date): InvitationView {
  const { id, email, roles, expires_at } = invitation;
  return { id, email, roles, expires_at: expires_at.toISOString(), state: invitationState(invitation, at) };
}

/** One invitation of a co-op, read back. */
export async function readInvitation(
  container: MedusaContainer,
  coop_id: string,
  id: string,
): Promise<InvitationView> {
  const found = (await staff(container).invitationsOfCoop(coop_id)).find((one) => one.id === id);
  if (!found) throw new Error(`staff: the invitation ${id} is not there`);
  return invitationView(found, now());
}

/** An invitation with its link's token, which is told to whoever invites and kept nowhere. Null once it opens nothing. */
export async function invitedView(
  container: MedusaContainer,
  coop_id: string,
  invitation_id: string,
): Promise<{ invitation: InvitationView; link_token: string | null }> {
  const invitation = await readInvitation(container, coop_id, invitation_id);
  return { invitation, link_token: invitation.state === "open" ? invitationToken(invitation_id) : null };
}
