import { Migration } from "@mikro-orm/migrations";
import { undone } from "./undone.js";

/**
 * What every row was before: a change keeps the old and the new values of the columns that changed, whichever columns
 * the table has, with two times. `since` is the day from which it is so, `at` the moment when we were told.
 */
export class KeepHistory extends Migration {
  override up(): void {
    this.addSql(`create table changes (
      id uuid primary key default uuidv7(),
      table_name text not null,
      row_key text not null,
      member_id uuid,
      organisation_id int,
      since date not null,
      at timestamptz not null default clock_timestamp(),
      account_id uuid,
      reason text,
      was jsonb not null,
      became jsonb not null
    )`);
    this.addSql(`create index changes_of_row on changes (table_name, row_key, at)`);
    this.addSql(`create index changes_of_member on changes (member_id, id) where member_id is not null`);
    this.addSql(`create index changes_of_organisation on changes (organisation_id, id)
      where organisation_id is not null`);
    this.addSql(`create index changes_by_day on changes (table_name, since)`);
    this.addSql(`revoke insert, update, delete on changes from registry`);
    this.addSql(`alter table changes enable row level security`);
    this.addSql(`alter table changes force row level security`);
    this.addSql(`create policy seen on changes for select to registry
      using (member_id is null or exists (select from members where members.id = member_id))`);
    this.addSql(
      `create policy kept_by_owner on changes for all to registry_owner using (true) with check (true)`,
    );

    // A deed that takes effect on another day than today says so: set_config('angel.since', …, true).
    this.addSql(`create function holds_since() returns date
      language sql stable parallel safe set search_path = registry, extensions as $$
        select coalesce(nullif(current_setting('angel.since', true), '')::date, current_date) $$`);
    this.createKeeper();
    this.createAsOf();

    for (const table of ["members", "organisations", "membership_cards"]) {
      this.addSql(
        `alter table ${table} add column valid_from date, add column known_from timestamptz default now()`,
      );
    }
    this.holdFrom("members", "joined_on");
    this.holdFrom("membership_cards", "coalesce(issued_on, status_changed_at::date)");

    this.addSql(`select keep_history('organisations', organisation => 'node')`);
    this.addSql(`select keep_history('chairs', organisation => 'organisation_id')`);
    this.addSql(`select keep_history('members', member => 'id')`);
    this.addSql(`select keep_history('membership_cards', key => 'number', member => 'member_id')`);
  }

  /** From which day a new row holds, unless the writer says. */
  private holdFrom(table: string, day: string): void {
    // The owner writes past the policies, this once.
    this.addSql(`alter table ${table} no force row level security`);
    this.addSql(`update ${table} set valid_from = ${day}`);
    this.addSql(`alter table ${table} force row level security`);
    this.addSql(`alter table ${table} alter column valid_from set not null`);
    this.addSql(`create function hold_${table}() returns trigger
      language plpgsql set search_path = registry, extensions as $$ begin
        new.valid_from := ${day.replaceAll(/\b(joined_on|issued_on|status_changed_at)\b/g, "new.$1")};
        return new;
      end $$`);
    this.addSql(`create trigger ${table}_held before insert on ${table}
      for each row when (new.valid_from is null) execute function hold_${table}()`);
  }

  private createKeeper(): void {
    this.addSql(`create function keep_history(
        table_name text, key text default 'id', member text default null, organisation text default null)
      returns void language plpgsql set search_path = registry, extensions as $body$
      declare
        -- What follows from other columns is not told twice.
        derived text[] := array(
          select attname::text from pg_attribute
          where attrelid = table_name::regclass and attnum > 0 and not attisdropped
            and (attgenerated <> '' or attname in ('territorial_id', 'okrug_id', 'region_id')));
      begin
        execute format($function$
          create function keep_changes_of_%1$s() returns trigger
          language plpgsql security definer set search_path = registry, extensions as $$ begin
            insert into changes (
              table_name, row_key, member_id, organisation_id, since, account_id, reason, was, became)
            select %1$L, gone.%2$I::text, %3$s, %4$s, holds_since(),
              nullif(current_setting('angel.account', true), '')::uuid,
              nullif(current_setting('angel.reason', true), ''), was, became
            from gone join come on come.%2$I = gone.%2$I,
              lateral (
                select jsonb_object_agg(key, former.value) as was, jsonb_object_agg(key, latter.value) as became
                from jsonb_each(to_jsonb(gone) - %5$L::text[]) former
                join jsonb_each(to_jsonb(come)) latter using (key)
                where former.value <> latter.value) changed
            where gone is distinct from come and was is not null;
            return null;
          end $$ $function$,
          table_name, key, coalesce('gone.' || quote_ident(member), 'null::uuid'),
          coalesce('gone.' || quote_ident(organisation), 'null::int'), derived);
        -- The owner only sets what follows from other columns.
        execute format('create trigger changes_kept after update on %1$s
          referencing old table as gone new table as come
          for each statement when (current_user <> ''registry_owner'')
          execute function keep_changes_of_%1$s()', table_name);
      end $body$`);
  }

  private createAsOf(): void {
    this.addSql(`create function undone_since(
        of_table text, day date, known timestamptz default 'infinity', of_row text default null)
      returns table (row_key text, undo jsonb)
      language sql stable set search_path = registry, extensions as $$
        select row_key, undo from (${undone(
          `select distinct row_key, undone_since.day from changes
           where table_name = of_table and (of_row is null or row_key = of_row)
             and (since > undone_since.day or (known < 'infinity' and at > known))`,
          "of_table",
          "known",
        )}) asked $$`);
  }
}
