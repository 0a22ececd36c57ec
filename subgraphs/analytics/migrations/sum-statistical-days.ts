import { Migration } from "@mikro-orm/migrations";

/** Beside the figures of a day their sum over the whole union, from the same moment. */
export class SumStatisticalDays extends Migration {
  override up(): void {
    // What was counted before has none: it is counted anew.
    this.addSql(`truncate statistical_figures, statistical_days`);
    this.addSql(`alter table statistical_days add column totals jsonb not null`);
  }
}
