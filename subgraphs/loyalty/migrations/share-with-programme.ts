import { Migration } from "@mikro-orm/migrations";

/** What partners pay to the programme itself, besides what members are given back. */
export class ShareWithProgramme extends Migration {
  override up(): void {
    this.addSql(`alter table partner_terms add programme_percent numeric(5, 2) not null default 0
      check (programme_percent >= 0 and programme_percent <= 100)`);
    this.addSql(`alter table purchases add programme_kopecks bigint not null default 0`);
    this.addSql(`alter type transfer_kind add value 'SHARE'`);
    this.addSql(`alter type transfer_kind add value 'SHARE_RETURN'`);
  }
}
