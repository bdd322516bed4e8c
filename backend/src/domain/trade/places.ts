import type { Currency } from "../currency";
import { refuse } from "../errors";

/**
 * Where the shop sells. A place is a customs area with one currency: a good has one price, in the currency of its
 * co-op's place, and is sent inside that place only, so that no parcel is held, taxed or refused at a border
 * (what leaves a workshop for another customs area is a matter of law by kind of goods, and a later one).
 */
type Place = {
  currency: Currency;
  /** The country that prices are shown for until a visitor names another. */
  country_default: string;
  /** Every country inside the customs area; `seed/shop.json` says in which of them we deliver. */
  countries: readonly string[];
  /** Whether a parcel finds its way without one. */
  postal_code: "required" | "optional";
  /** In which the moment of a declaration is told. */
  time_zone: string;
};

/** Argentina, Peru and Puerto Rico are one country each for the post; the European Union's customs area has many. */
export const PLACES = {
  eu: {
    currency: "eur",
    country_default: "it",
    countries: [
      ...[
        "at",
        "be",
        "bg",
        "cy",
        "cz",
        "de",
        "dk",
        "ee",
        "es",
        "fi",
        "fr",
        "gr",
        "hr",
        "hu",
        "ie",
        "it",
        "lt",
      ],
      ...["lu", "lv", "mt", "nl", "pl", "pt", "ro", "se", "si", "sk"],
    ],
    postal_code: "required",
    time_zone: "Europe/Rome",
  },
  ar: {
    currency: "ars",
    country_default: "ar",
    countries: ["ar"],
    postal_code: "required",
    time_zone: "America/Argentina/Buenos_Aires",
  },
  // Addresses in Peru are found by department, province and district; few people know their code.
  pe: {
    currency: "pen",
    country_default: "pe",
    countries: ["pe"],
    postal_code: "optional",
    time_zone: "America/Lima",
  },
  // A customs area of the United States, but goods made inside may not cross from one state or territory to another.
  pr: {
    currency: "usd",
    country_default: "pr",
    countries: ["pr"],
    postal_code: "required",
    time_zone: "America/Puerto_Rico",
  },
} as const satisfies Record<string, Place>;

export type PlaceCode = keyof typeof PLACES;

export const PLACE_CODES = Object.keys(PLACES) as PlaceCode[];

/** The place of whoever names none. */
export const DEFAULT_PLACE: PlaceCode = "eu";

export function isPlaceCode(value: unknown): value is PlaceCode {
  return typeof value === "string" && Object.hasOwn(PLACES, value);
}

/** The place a country belongs to; null for a country outside all of them. */
export function placeOfCountry(country_code: string): PlaceCode | null {
  const code = country_code.toLowerCase();
  return PLACE_CODES.find((place) => countriesOf(place).includes(code)) ?? null;
}

/** The place a currency is used in: no two places share one. */
export function placeOfCurrency(currency: string): PlaceCode | null {
  return PLACE_CODES.find((place) => PLACES[place].currency === currency.toLowerCase()) ?? null;
}

/** The countries of a place, in the order of the table. */
function countriesOf(place: PlaceCode): readonly string[] {
  return PLACES[place].countries;
}

/** Whether a parcel to this country needs a postal code. A country outside all places does. */
export function needsPostalCode(country_code: string): boolean {
  const place = placeOfCountry(country_code);
  return place === null || PLACES[place].postal_code === "required";
}

/**
 * A co-op sells in the place it works in, and its bank keeps that place's currency.
 * Refuses `place.unknown` for a country outside all places, `place.currency` for another place's currency.
 */
export function checkCoopPlace(coop: { country_code: string; bank_currency: string }): PlaceCode {
  const place = placeOfCountry(coop.country_code);
  if (!place) {
    return refuse(
      "place.unknown",
      `We do not sell in "${coop.country_code}". Use a country of a listed place.`,
      {
        country_code: coop.country_code,
      },
    );
  }
  if (PLACES[place].currency !== coop.bank_currency) {
    return refuse(
      "place.currency",
      `A co-op in "${coop.country_code}" is paid in ${PLACES[place].currency}, not in ${coop.bank_currency}.`,
      { currency: coop.bank_currency },
    );
  }
  return place;
}
