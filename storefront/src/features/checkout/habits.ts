import type { PlaceCode } from "../../i18n/langs.ts";

/**
 * How addresses are written in a place, beside what the words call their parts: which parts there are besides the usual
 * ones, what the post needs, and in which order people say them.
 */
export type Habit = {
  /** From the largest list of parts; what is left out is not asked for. */
  parts: readonly ("address_1" | "address_2" | "postal_code" | "city" | "province")[];
  /** A closed list where there is one; typed freely otherwise, or not asked for at all. */
  provinces: readonly string[] | null;
  postal_code: { required: boolean; pattern: RegExp | null };
};

/** The 23 provinces and the autonomous city, as they write themselves (ISO 3166-2:AR). */
const ARGENTINA = [
  ...[
    "Buenos Aires",
    "Catamarca",
    "Chaco",
    "Chubut",
    "Ciudad Autónoma de Buenos Aires",
    "Córdoba",
    "Corrientes",
  ],
  ...[
    "Entre Ríos",
    "Formosa",
    "Jujuy",
    "La Pampa",
    "La Rioja",
    "Mendoza",
    "Misiones",
    "Neuquén",
    "Río Negro",
    "Salta",
  ],
  ...["San Juan", "San Luis", "Santa Cruz", "Santa Fe", "Santiago del Estero", "Tierra del Fuego", "Tucumán"],
];

/** The 24 departments and the constitutional province (ISO 3166-2:PE). */
const PERU = [
  ...[
    "Amazonas",
    "Áncash",
    "Apurímac",
    "Arequipa",
    "Ayacucho",
    "Cajamarca",
    "Callao",
    "Cusco",
    "Huancavelica",
  ],
  ...[
    "Huánuco",
    "Ica",
    "Junín",
    "La Libertad",
    "Lambayeque",
    "Lima",
    "Loreto",
    "Madre de Dios",
    "Moquegua",
    "Pasco",
  ],
  ...["Piura", "Puno", "San Martín", "Tacna", "Tumbes", "Ucayali"],
];

export const HABITS: Record<PlaceCode, Habit> = {
  eu: {
    parts: ["address_1", "address_2", "postal_code", "city", "province"],
    provinces: null,
    postal_code: { required: true, pattern: null },
  },
  ar: {
    parts: ["address_1", "address_2", "postal_code", "city", "province"],
    provinces: ARGENTINA,
    // The four digits of old, or the whole code with the province's letter before and the block's three behind.
    postal_code: { required: true, pattern: /^([A-HJ-NP-Z]?\d{4}|[A-HJ-NP-Z]\d{4}[A-Z]{3})$/i },
  },
  pe: {
    parts: ["address_1", "address_2", "city", "province", "postal_code"],
    provinces: PERU,
    postal_code: { required: false, pattern: /^\d{5}$/ },
  },
  pr: {
    // The urbanización stands before the street and the municipality is all the region there is.
    parts: ["address_2", "address_1", "city", "postal_code"],
    provinces: null,
    postal_code: { required: true, pattern: /^00[679]\d{2}(-\d{4})?$/ },
  },
};
