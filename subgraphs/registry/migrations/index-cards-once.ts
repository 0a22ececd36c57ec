import { Migration } from "@mikro-orm/migrations";

/** A member's cards, of which one at most is in force: one index finds them and holds that, where two stood. */
export class IndexCardsOnce extends Migration {
  override up(): void {
    this.addSql(`create unique index membership_cards_by_member
      on membership_cards (member_id, (case when replaced_on is not null then number end)) nulls not distinct`);
    this.addSql(`drop index membership_cards_of_member, membership_cards_in_force`);
  }
}
