import type { Language } from "../i18n/langs.ts";

export const ROLES = ["catalogue", "fulfilment", "treasurer", "board"] as const;
export type Role = (typeof ROLES)[number];

/** What somebody may do at the desk, with the roles that may. The backend decides; this is for words and for menus. */
export const CAPABILITIES = {
  "products.read": ["catalogue", "fulfilment", "treasurer", "board"],
  "products.write": ["catalogue", "board"],
  "consignments.read": ["fulfilment", "treasurer", "board"],
  "consignments.write": ["fulfilment"],
  "workshop.read": ["catalogue", "fulfilment", "treasurer", "board"],
  "earnings.read": ["treasurer", "board"],
  "shop.pause": ["fulfilment", "board"],
  "staff.manage": ["board"],
  "members.read": ["treasurer", "board"],
  "members.write": ["treasurer"],
  "members.verify": ["treasurer", "board"],
  "members.erase": ["board"],
  "work.write": ["treasurer"],
  "pay.propose": ["treasurer"],
  "pay.approve": ["board"],
  "rules.attest": ["board"],
  "book.read": ["treasurer", "board"],
  "book.write": ["treasurer"],
  "book.grant": ["board"],
} as const satisfies Record<string, readonly Role[]>;

export type Capability = keyof typeof CAPABILITIES;

export type Me = {
  id: string;
  email: string;
  roles: Role[];
  language: Language;
  capabilities: Capability[];
  coop: {
    id: string;
    handle: string;
    name: string;
    /** The currency of the co-op's own account. */
    currency_code: string;
    paused_at: string | null;
    demo: boolean;
  };
};

export type SignedIn = { token: string; expires_at: string; me: Me };
