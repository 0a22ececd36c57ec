import { Migration } from "@mikro-orm/migrations";

/** Purchases stand in the order in which they were heard of, to the millisecond, which a cursor can name. */
export class OrderPurchases extends Migration {
  override up(): void {
    this.addSql(`alter table purchases alter heard_at type timestamptz(3)`);
    this.addSql(`drop index purchases_of_member`);
    this.addSql(`create index purchases_of_member on purchases (member_id, heard_at, id)`);
    this.addSql(`create index purchases_of_partner on purchases (partner_id, heard_at, id)`);
  }
}
