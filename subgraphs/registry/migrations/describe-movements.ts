import { Migration } from "@mikro-orm/migrations";

/** By whose decision members come and go, and how many do in each month. */
export class DescribeMovements extends Migration {
  override up(): void {
    this.addSql(`create type deciding_body as enum ('MEETING', 'COMMITTEE')`);
    this.addSql(`alter table movements
      add column decision_number text,
      add column decided_on date,
      add column decided_by deciding_body`);
    this.countByMonth();
  }

  /** One row a primary and month, as with the counts of members: whoever asks for more adds them up. */
  private countByMonth(): void {
    this.addSql(`create table movement_counts (
      organisation_id int not null references organisations (node),
      month date not null,
      registered int not null default 0,
      transferred_in int not null default 0,
      transferred_out int not null default 0,
      removed int not null default 0,
      primary key (organisation_id, month)
    )`);
    this.addSql(`create index movement_counts_by_month on movement_counts (month) include
      (organisation_id, registered, transferred_in, transferred_out, removed)`);
    this.addSql(`revoke insert, update, delete on movement_counts from registry`);
    const monthly = (source: string, sign: 1 | -1) => `
      insert into movement_counts as kept (organisation_id, month, registered, transferred_in, transferred_out, removed)
        select node, month, sum(registered), sum(came), sum(went), sum(removed) from (
          select organisation_id as node, date_trunc('month', moved_on)::date as month,
            ${sign} * (kind = 'REGISTERED')::int as registered, ${sign} * (kind = 'TRANSFERRED')::int as came,
            0 as went, ${sign} * (kind = 'REMOVED')::int as removed
          from ${source}
          union all
          select from_id, date_trunc('month', moved_on)::date, 0, 0, ${sign}, 0 from ${source} where from_id is not null
        ) steps group by node, month order by node, month
      on conflict (organisation_id, month) do update set
        registered = kept.registered + excluded.registered,
        transferred_in = kept.transferred_in + excluded.transferred_in,
        transferred_out = kept.transferred_out + excluded.transferred_out,
        removed = kept.removed + excluded.removed`;
    this.addSql(monthly("movements", 1));
    for (const [change, table, sign] of [
      ["insert", "new", 1],
      ["delete", "old", -1],
    ] as const) {
      this.addSql(`create function count_movements_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$ begin
          ${monthly("changed", sign)};
          return null;
        end $$`);
      this.addSql(`create trigger movements_counted_on_${change} after ${change} on movements
        referencing ${table} table as changed for each statement execute function count_movements_on_${change}()`);
    }
  }
}
