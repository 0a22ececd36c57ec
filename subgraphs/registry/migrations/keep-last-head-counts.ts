import { Migration } from "@mikro-orm/migrations";

const PLACE = ["territorial_id", "okrug_id", "region_id"]
  .map((column) => `member_counts.${column}`)
  .join(", ");
const LAST = `select distinct on (organisation_id) organisation_id, counted_on, head_counts.employed`;
const OPEN = "join organisations on node = organisation_id and closed_on is null";

/** How many worked there when it was counted last, of organisations that work: what coverage is a share of. */
export class KeepLastHeadCounts extends Migration {
  override up(): void {
    this.addSql(`create table last_head_counts (
      organisation_id int primary key references organisations (node),
      counted_on date not null,
      employed int not null
    )`);
    this.addSql(`revoke all on last_head_counts from registry`);
    this.addSql(`create function recount_heads(touched int[]) returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      begin
        -- Whoever tells of another day meanwhile waits for the row, and then compares with what stands.
        delete from last_head_counts where organisation_id = any(touched);
        insert into last_head_counts
          ${LAST} from head_counts ${OPEN} where organisation_id = any(touched) and struck_at is null
          order by organisation_id, counted_on desc;
      end $$`);
    this.addSql(`create function last_head_count_told() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$
      begin
        insert into last_head_counts as kept
          ${LAST} from come head_counts ${OPEN} where struck_at is null
          order by organisation_id, counted_on desc
        on conflict (organisation_id) do update set counted_on = excluded.counted_on, employed = excluded.employed
          where excluded.counted_on >= kept.counted_on;
        return null;
      end $$`);
    this.addSql(`create trigger last_head_count_told after insert on head_counts
      referencing new table as come for each statement execute function last_head_count_told()`);
    for (const change of ["update", "delete"]) {
      this.addSql(`create function last_head_count_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$
        begin
          perform recount_heads(array(select organisation_id from gone));
          return null;
        end $$`);
      this.addSql(`create trigger last_head_count_on_${change} after ${change} on head_counts
        referencing old table as gone for each statement execute function last_head_count_on_${change}()`);
    }
    this.addSql(`create function last_head_count_closed() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$
      begin
        perform recount_heads(array[new.node]);
        return null;
      end $$`);
    this.addSql(`create trigger last_head_count_closed after update of closed_on on organisations for each row
      when ((old.closed_on is null) <> (new.closed_on is null)) execute function last_head_count_closed()`);
    this.addSql(`revoke execute on function recount_heads(int[]) from public`);
    this.addSql(`select recount_heads(array(select organisation_id from head_counts))`);
    this.addSql(`create or replace view published.workplace_coverage as
      select member_counts.primary_id, ${PLACE}, counted_on, last_head_counts.employed,
        member_counts.employed as employed_members
      from last_head_counts join member_counts on primary_id = organisation_id`);
  }
}
