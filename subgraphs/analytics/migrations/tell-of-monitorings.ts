import { Migration } from "@mikro-orm/migrations";

/** That the day to answer by comes is told of a monitoring once. */
export class TellOfMonitorings extends Migration {
  override up(): void {
    this.addSql(`alter table monitorings add column due_told_at timestamptz`);
    this.addSql(`grant update (due_told_at) on monitorings to analytics`);
    this.addSql(`create index monitorings_due on monitorings (due_on) where due_told_at is null`);
  }
}
