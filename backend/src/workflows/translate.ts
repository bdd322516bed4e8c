import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { batchTranslationsWorkflow } from "@medusajs/medusa/core-flows";
import { LOCALES, TRANSLATED_LANGUAGES, type Language, type Texts } from "../adapters/languages";

type Fields = Record<string, Texts>;

/** Writes the translated texts of one record, creating or replacing what is there. Repeatable, so nothing to undo. */
export async function translate(
  container: MedusaContainer,
  reference: string,
  reference_id: string,
  fields: Fields,
): Promise<void> {
  const existing = await container
    .resolve(Modules.TRANSLATION)
    .listTranslations({ reference, reference_id }, { select: ["id", "locale_code"] });
  const idOf = new Map(existing.map((row) => [row.locale_code, row.id]));
  const rows = TRANSLATED_LANGUAGES.map((language) => ({
    locale_code: LOCALES[language],
    translations: textsIn(fields, language),
  }));
  await batchTranslationsWorkflow(container).run({
    input: {
      create: rows
        .filter((row) => !idOf.has(row.locale_code))
        .map((row) => ({ reference, reference_id, ...row })),
      update: rows.flatMap((row) => {
        const id = idOf.get(row.locale_code);
        return id ? [{ id, ...row }] : [];
      }),
      delete: [],
    },
  });
}

function textsIn(fields: Fields, language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, texts]) => [field, texts[language]]));
}
