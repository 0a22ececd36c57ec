import { Migration } from "@mikro-orm/migrations";

/** What stands empty on an organisation's form, a bit each; dues, size and committee are asked of primaries. */
const GAPS = [
  "level = 'PRIMARY' and dues_percent is null",
  "level = 'PRIMARY' and is_small is null",
  "level = 'PRIMARY' and has_committee is null",
  "not exists (select from chairs where organisation_id = node and left_on is null)",
  "level = 'PRIMARY' and employer_id is null",
  // Of an employer who is named: where there is none, nothing can be missing of them.
  "employers.id is not null and employers.tax_id is null",
  "employers.id is not null and employers.head_name is null",
  "employers.id is not null and employers.head_position is null",
];

/** One row an organisation says what its form lacks, kept by triggers; those that are closed have none. */
export class CountGaps extends Migration {
  override up(): void {
    this.addSql(`create table organisation_gaps (
      organisation_id int primary key references organisations (node) on delete cascade,
      territorial_id int,
      okrug_id int,
      region_id int,
      is_primary boolean not null,
      gaps smallint not null
    ) with (fillfactor = 80)`);
    this.addSql(`create index organisation_gaps_of_region on organisation_gaps (region_id)`);
    this.addSql(`create index organisation_gaps_of_territorial on organisation_gaps (territorial_id)`);
    this.addSql(
      `create index organisation_gaps_of_okrug on organisation_gaps (okrug_id) where okrug_id is not null`,
    );
    this.addSql(`revoke insert, update, delete on organisation_gaps from registry`);
    this.addSql(`create view organisation_gaps_now as
      select node as organisation_id, territorial_id, okrug_id, region_id, level = 'PRIMARY' as is_primary,
        (${GAPS.map((isEmpty, bit) => `(case when ${isEmpty} then ${2 ** bit} else 0 end)`).join(" | ")})::smallint as gaps
      from organisations left join employers on employers.id = employer_id
      where organisations.closed_on is null`);
    this.addSql(`revoke all on organisation_gaps_now from registry`);

    this.addSql(`create function recount_gaps(nodes int[] default null) returns void
      language sql security definer set search_path = registry, extensions as $$
        insert into organisation_gaps as kept
          select * from organisation_gaps_now where nodes is null or organisation_id = any(nodes)
          order by organisation_id
        on conflict (organisation_id) do update set
          territorial_id = excluded.territorial_id, okrug_id = excluded.okrug_id, region_id = excluded.region_id,
          is_primary = excluded.is_primary, gaps = excluded.gaps
        where kept is distinct from excluded;
        delete from organisation_gaps using organisations
          where node = organisation_id and closed_on is not null and (nodes is null or organisation_id = any(nodes)) $$`);
    this.addSql(`revoke execute on function recount_gaps(int[]) from public`);
    this.recountAfter("organisations", "node");
    this.recountAfter("chairs", "organisation_id");
    this.recountAfter("employers", "id");
    this.addSql(`select recount_gaps()`);
  }

  /** After a statement on a table, of the organisations that it touches. */
  private recountAfter(table: string, column: "node" | "organisation_id" | "id"): void {
    const [type, nodes] =
      column === "id"
        ? ["uuid", "array(select node from organisations where employer_id = any(touched))"]
        : ["int", "touched"];
    for (const [change, tables, rows] of [
      ["insert", "new table as come", "come"],
      ["update", "old table as gone new table as come", `come union select ${column} from gone`],
      ["delete", "old table as gone", "gone"],
    ] as const) {
      this.addSql(`create function recount_gaps_of_${table}_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$
        declare touched ${type}[] := array(select ${column} from ${rows});
        begin
          perform recount_gaps(${nodes});
          return null;
        end $$`);
      this.addSql(`create trigger gaps_recounted_on_${change} after ${change} on ${table}
        referencing ${tables} for each statement execute function recount_gaps_of_${table}_on_${change}()`);
    }
  }
}
