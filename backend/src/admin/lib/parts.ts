/** The parts a price is made of, in the order in which they are shown. */
export const PART_NAMES = ["work", "materials", "funds", "shipping", "fee", "fee_tax", "tax"] as const;
