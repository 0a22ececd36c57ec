import { Migration } from "@mikro-orm/migrations";
import { addToTotals, driftOfTotals, MOVEMENTS, stepsOf } from "./publish-totals.js";
import { unmakeParts } from "./undo-splits.js";

const COUNTS = MOVEMENTS.join(", ");

/**
 * People come to a primary one by one: its months were as many as its movements, and each movement looked for its month
 * and wrote it. Months are kept of regions alone; those of an organisation are read off its movements.
 */
export class CountMonthsOfRegions extends Migration {
  override up(): void {
    this.addSql(
      `create view movement_steps (organisation_id, month, ${COUNTS}) as ${stepsOf("movements", "")}`,
    );
    this.addSql(`grant select on movement_steps to registry`);
    for (const [change, sign] of [
      ["insert", ""],
      ["delete", "-"],
    ] as const) {
      this.addSql(`create or replace function count_movements_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$ begin
          ${addToTotals(`select month, region_id, ${COUNTS}
            from (${stepsOf("changed", sign)}) steps (node, month, ${COUNTS}) join organisations using (node)`)};
          return null;
        end $$`);
    }
    this.bringAlong();
    this.addSql(`create or replace function recount_movements() returns void
      language sql set search_path = registry, extensions set work_mem = '256MB' set jit = off as $$
        truncate movement_totals;
        ${addToTotals(`select month, region_id, ${COUNTS} from movement_steps join organisations on node = organisation_id`)} $$`);
    this.addSql(`create or replace function audit_members() returns table (what text, drift bigint)
      language sql set search_path = registry, extensions set work_mem = '256MB' set jit = off as $$
        select * from audit_counts() union all ${driftOfTotals("movement_steps")} $$`);
    this.addSql(`create or replace view published.movement_month as
      select primary_id, territorial_id, okrug_id, region_id, date_trunc('month', day)::date as month, ${COUNTS}
      from published.movement_day`);
    this.addSql(unmakeParts([["member_counts", "primary_id"]]));
    this.addSql(`drop table movement_counts`);
    for (const change of ["insert", "update", "delete", "truncate"]) {
      this.addSql(`drop function total_movement_counts_on_${change}()`);
    }
  }

  /** An organisation that comes to another region brings its past there. */
  private bringAlong(): void {
    this.addSql(`create or replace function total_movements_of_moved() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        ${addToTotals(`
          with moved as materialized (
            select node, gone.region_id as from_id, come.region_id as to_id
            from gone join come using (node) where gone.region_id is distinct from come.region_id),
          -- One by one: joined, the whole union's movements would be read.
          steps as materialized (
            select from_id, to_id, own.* from moved cross join lateral (
              select * from movement_steps where organisation_id = node offset 0) own)
          select month, to_id, ${COUNTS} from steps
          union all
          select month, from_id, ${MOVEMENTS.map((step) => `-${step}`).join(", ")} from steps`)};
        return null;
      end $$`);
  }
}
