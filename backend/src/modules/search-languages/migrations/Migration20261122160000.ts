import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const LANGUAGES = ["english", "italian", "spanish"];

/**
 * Written by hand: how words are read in each language, without accents and by their stem. The names are those that
 * Medusa's provider looks for. It makes the English one itself, as one of the two comes first: hence "if there is none".
 */
export class Migration20261122160000 extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists unaccent`);
    this.addSql(`create extension if not exists pg_trgm`);
    for (const language of LANGUAGES)
      this.addSql(`
        do $$ begin
          if not exists (select from pg_ts_config where cfgname = 'medusa_search_${language}') then
            create text search configuration medusa_search_${language} (copy = ${language});
            alter text search configuration medusa_search_${language}
              alter mapping for hword, hword_part, word with unaccent, ${language}_stem;
          end if;
        end $$`);
  }

  /** The extensions stay: the provider's own migration needs them too. */
  override down(): void {
    for (const language of LANGUAGES)
      this.addSql(`drop text search configuration if exists medusa_search_${language}`);
  }
}
