export type CompanyState = "applied" | "approved" | "refused" | "closed";

export type Company = {
  id: string;
  name: string;
  registration_number: string;
  country_code: string;
  language: "en" | "it" | "es";
  /** What they wrote with their application; empty for nothing. */
  message: string;
  state: CompanyState;
  /** The customer group whose price lists it buys by; null unless approved. */
  group_id: string | null;
  applied_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
};

export type Application = Pick<
  Company,
  "name" | "registration_number" | "country_code" | "language" | "message"
> & { customer_id: string; now: Date };

export type Decision = { company_id: string; decided_by: string; reason: string; now: Date };

/** An account that is being deleted. */
export type Leaving = { customer_id: string; auth_identity_id: string };

/** What belongs to a price list of Medusa's beside its prices. */
export type WholesaleList = {
  price_list_id: string;
  group_id: string;
  currency_code: string;
  minimum_minor: bigint;
};

export type WholesaleGoodRow = {
  price_list_id: string;
  variant_id: string;
  case_pack: number;
  work_bps: number;
  materials_bps: number;
  funds_bps: number;
};

/** A basket that a company's buyer began, signed in. No other basket has wholesale prices. */
export type WholesaleCart = {
  cart_id: string;
  company_id: string;
  customer_id: string;
  price_list_id: string;
};
