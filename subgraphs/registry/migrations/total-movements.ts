import { Migration } from "@mikro-orm/migrations";

const STEPS = ["registered", "transferred_in", "transferred_out", "removed"];
const COLUMNS = STEPS.join(", ");

/**
 * The movements of the whole union by month. Writers only add differences, so that none waits for another's month;
 * a reader sums. Folding them together is nobody's hurry.
 */
export class TotalMovements extends Migration {
  override up(): void {
    this.addSql(
      `create table movement_totals (month date not null, ${STEPS.map((step) => `${step} int not null`).join(", ")})`,
    );
    this.addSql(`create index movement_totals_by_month on movement_totals (month)`);
    this.addSql(`revoke insert, update, delete on movement_totals from registry`);
    const sums = STEPS.map((step) => `sum(${step})`);
    const isAny = sums.map((sum) => `${sum} <> 0`).join(" or ");
    const gone = STEPS.map((step) => `-${step}`).join(", ");
    for (const [change, tables, rows] of [
      ["insert", "new table as come", `select month, ${COLUMNS} from come`],
      [
        "update",
        "old table as gone new table as come",
        `select month, ${COLUMNS} from come union all select month, ${gone} from gone`,
      ],
      ["delete", "old table as gone", `select month, ${gone} from gone`],
    ] as const) {
      this.addSql(`create function total_movements_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$ begin
          insert into movement_totals (month, ${COLUMNS})
            select month, ${sums.join(", ")} from (${rows}) changed (month, ${COLUMNS})
            group by month having ${isAny};
          return null;
        end $$`);
      this.addSql(`create trigger totalled_on_${change} after ${change} on movement_counts
        referencing ${tables} for each statement execute function total_movements_on_${change}()`);
    }
    this.addSql(`insert into movement_totals (month, ${COLUMNS})
      select month, ${sums.join(", ")} from movement_counts group by month`);
    this.addSql(`create function fold_movements() returns void
      language sql security definer set search_path = registry, extensions as $$
        with unfolded as (delete from movement_totals returning *)
        insert into movement_totals (month, ${COLUMNS})
          select month, ${sums.join(", ")} from unfolded group by month having ${isAny} $$`);
    this.addSql(`revoke execute on function fold_movements() from public`);
    this.addSql(`grant execute on function fold_movements() to registry`);
    this.addSql(`create view published.movement_total as select month, ${COLUMNS} from movement_totals`);
    this.addSql(`grant select on published.movement_total to angel_reader`);
  }
}
