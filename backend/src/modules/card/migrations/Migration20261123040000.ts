import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** A card that does not take its money back is remembered: asked again it says the same, and a person sends it another way. */
export class Migration20261123040000 extends Migration {
  override up(): void {
    this.addSql(`
      alter table card_page add column not_taken_at timestamptz
        check (not_taken_at is null or state in ('refused', 'given_back'))`);
  }

  override down(): void {
    this.addSql(`alter table card_page drop column not_taken_at`);
  }
}
