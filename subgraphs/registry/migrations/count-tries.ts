import { Migration } from "@mikro-orm/migrations";

/** How often a step of a file has been begun: one that fails by itself is not tried for ever. */
export class CountTries extends Migration {
  override up(): void {
    this.addSql(`alter table member_imports add column tries int not null default 0`);
  }
}
