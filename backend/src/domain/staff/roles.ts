/** What a co-op's people may do at their desk. A person may have several roles; what any of them allows is allowed. */
export const ROLES = ["catalogue", "fulfilment", "treasurer", "board"] as const;

export type Role = (typeof ROLES)[number];

/**
 * Which role may do what. Four eyes on money: the treasurer proposes and keeps the book, the board approves; neither role
 * does both.
 */
const ALLOWED = {
  // One's own language, and leaving every device.
  me: ["catalogue", "fulfilment", "treasurer", "board"],

  "products.read": ["catalogue", "fulfilment", "treasurer", "board"],
  "products.write": ["catalogue", "board"],

  "consignments.read": ["fulfilment", "treasurer", "board"],
  "consignments.write": ["fulfilment"],
  "workshop.read": ["catalogue", "fulfilment", "treasurer", "board"],
  "shop.pause": ["fulfilment", "board"],

  "earnings.read": ["treasurer", "board"],
  "book.read": ["treasurer", "board"],
  "book.write": ["treasurer"],
  "book.grant": ["board"],

  "members.read": ["treasurer", "board"],
  "members.write": ["treasurer"],
  // Who compares an account with a paper is not who wrote it down, and a co-op may have one treasurer alone.
  "members.verify": ["treasurer", "board"],
  // For good, so it is not whoever enters them.
  "members.erase": ["board"],
  "work.write": ["treasurer"],
  "pay.propose": ["treasurer"],
  "pay.approve": ["board"],
  "rules.attest": ["board"],

  "staff.manage": ["board"],
} as const satisfies Record<string, readonly Role[]>;

export type Capability = keyof typeof ALLOWED;

export const CAPABILITIES = Object.keys(ALLOWED) as Capability[];

/** Whether somebody with these roles may do it. A role that we do not know allows nothing. */
export function may(roles: readonly string[], capability: Capability): boolean {
  return ALLOWED[capability].some((role) => roles.includes(role));
}

/** Everything that these roles allow together, in the order of the table. */
export function capabilitiesOf(roles: readonly string[]): Capability[] {
  return CAPABILITIES.filter((capability) => may(roles, capability));
}

/** The roles that allow it, for the page that says whom to ask. */
export function rolesThatMay(capability: Capability): readonly Role[] {
  return ALLOWED[capability];
}
