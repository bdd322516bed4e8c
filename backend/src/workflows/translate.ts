import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { batchTranslationsWorkflow } from "@medusajs/medusa/core-flows";
import { LOCALES, TRANSLATED_LANGUAGES, type Language, type Texts } from "../adapters/languages";

type Fields = Record<string, Texts>;

/** One record's texts; `reference` is the name of its model. */
export type Translated = { reference: string; reference_id: string; fields: Fields };

/** Writes the translated texts of one record, creating or replacing what is there. Repeatable, so nothing to undo. */
export async function translate(
  container: MedusaContainer,
  reference: string,
  reference_id: string,
  fields: Fields,
): Promise<void> {
  await translateAll(container, [{ reference, reference_id, fields }]);
}

/** The same for many records of any models, by one question and one write. */
export async function translateAll(container: MedusaContainer, records: Translated[]): Promise<void> {
  if (records.length === 0) return;
  const existing = await container
    .resolve(Modules.TRANSLATION)
    .listTranslations(
      { reference_id: records.map(({ reference_id }) => reference_id) },
      { select: ["id", "reference_id", "locale_code"], take: 10_000 },
    );
  const idOf = new Map(existing.map((row) => [`${row.reference_id} ${row.locale_code}`, row.id]));
  const rows = records.flatMap(({ reference, reference_id, fields }) =>
    TRANSLATED_LANGUAGES.map((language) => ({
      reference,
      reference_id,
      locale_code: LOCALES[language],
      translations: textsIn(fields, language),
    })),
  );
  const idOfRow = (row: (typeof rows)[number]) => idOf.get(`${row.reference_id} ${row.locale_code}`);
  await batchTranslationsWorkflow(container).run({
    input: {
      create: rows.filter((row) => !idOfRow(row)),
      update: rows.flatMap((row) => {
        const id = idOfRow(row);
        return id ? [{ id, locale_code: row.locale_code, translations: row.translations }] : [];
      }),
      delete: [],
    },
  });
}

function textsIn(fields: Fields, language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, texts]) => [field, texts[language]]));
}
