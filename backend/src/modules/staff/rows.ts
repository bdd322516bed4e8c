import { instant } from "../../adapters/clock";
import type { Invitation, Staff } from "./types";

/** A row as the driver gives it: instants may be text. */
type AsRead<T> = {
  [K in keyof T]: T[K] extends Date ? Date | string : T[K] extends Date | null ? Date | string | null : T[K];
};

export type StaffRow = AsRead<Staff>;
export type InvitationRow = AsRead<Invitation>;

export const STAFF_COLUMNS =
  "id, coop_id, email, roles, language, invitation_id, tokens_valid_from, joined_at, left_at";
export const INVITATION_COLUMNS =
  "id, coop_id, email, roles, invited_by, created_at, expires_at, withdrawn_at, accepted_at";

export function instantFrom(value: Date | string): Date {
  return typeof value === "string" ? instant(value) : value;
}

const orNull = (value: Date | string | null): Date | null => (value === null ? null : instantFrom(value));

export function staffFrom(row: StaffRow): Staff {
  return {
    ...row,
    tokens_valid_from: instantFrom(row.tokens_valid_from),
    joined_at: instantFrom(row.joined_at),
    left_at: orNull(row.left_at),
  };
}

export function invitationFrom(row: InvitationRow): Invitation {
  return {
    ...row,
    created_at: instantFrom(row.created_at),
    expires_at: instantFrom(row.expires_at),
    withdrawn_at: orNull(row.withdrawn_at),
    accepted_at: orNull(row.accepted_at),
  };
}
