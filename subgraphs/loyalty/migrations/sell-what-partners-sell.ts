import { Migration } from "@mikro-orm/migrations";

/** Places of partners that have changed what they sell. */
export class SellWhatPartnersSell extends Migration {
  override up(): void {
    this.addSql(`update places set category = partners.category from partners
      where partners.id = partner_id and places.category <> partners.category`);
  }
}
