import { Migration } from "@mikro-orm/migrations";

/** What comes first on a card is not told a second time among the other contacts. */
export class TellContactsOnce extends Migration {
  override up(): void {
    this.addSql(`delete from contacts using members
      where members.id = member_id
        and (kind = 'PHONE' and value = members.phone or kind = 'EMAIL' and value = members.email)`);
  }
}
