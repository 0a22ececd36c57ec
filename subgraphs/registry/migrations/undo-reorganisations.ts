import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfOrganisation } from "./guard-rows.js";

/** What is remembered of each table while a reorganisation goes on: its key, and the columns that tell something. */
const REMEMBERED: readonly (readonly [table: string, key: string, columns: string])[] = [
  ["organisations", "node", "parent_id,number,closed_on,successor_id"],
  ["organisation_numbers", "number,organisation_id", "number,organisation_id,valid_from,valid_until"],
  ["units", "id", "organisation_id,closed_on"],
  ["members", "id", "primary_id,unit_id,status"],
  ["movements", "id", "id,kind,organisation_id,from_id"],
  ["chairs", "id", "left_on,end_reason"],
  ["bodies", "id", "ended_on"],
  ["seats", "id", "until_on"],
  ["officers", "id", "until_on"],
];

/**
 * A move, a merge or a closing can be undone within a day, exactly, while nothing that it wrote has changed since. The
 * rows it changes are remembered as they were and as they became; paths and nodes follow from them.
 */
export class UndoReorganisations extends Migration {
  override up(): void {
    this.addSql(`alter type organisation_act_kind add value 'UNDONE'`);
    this.addSql(`create table reorganisations (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      other_id int not null references organisations (node),
      kind organisation_act_kind not null,
      acted_on date not null,
      at timestamptz not null default clock_timestamp(),
      undone_at timestamptz
    )`);
    this.addSql(`create index reorganisations_of on reorganisations (organisation_id, id)`);
    for (const sql of guardRowsOfOrganisation("reorganisations")) this.addSql(sql);
    this.addSql(`revoke delete on reorganisations from registry`);
    this.addSql(`create table reorganisation_rows (
      reorganisation_id uuid not null references reorganisations,
      turn bigint not null generated always as identity,
      of_table text not null,
      row_key jsonb not null,
      was jsonb,
      became jsonb,
      primary key (reorganisation_id, turn)
    )`);
    this.addSql(`alter table reorganisation_rows enable row level security`);
    this.addSql(`create policy seen on reorganisation_rows for select to registry
      using (exists (select from reorganisations where reorganisations.id = reorganisation_id))`);
    this.addSql(`revoke insert, update, delete on reorganisation_rows from registry`);
    // As with a merge of cards: a step that was none.
    this.addSql(`create policy taken_back_with_reorganisation on movements for delete to registry
      using (exists (select from reorganisation_rows
        join reorganisations on reorganisations.id = reorganisation_id and undone_at is null
        where of_table = 'movements' and row_key ->> 'id' = movements.id::text))`);
    this.remember();
    this.undo();
  }

  private remember(): void {
    this
      .addSql(`create function only_columns(told jsonb, names text[]) returns jsonb language sql immutable as $$
      select jsonb_object_agg(key, value) from jsonb_each(told) where key = any(names) $$`);
    this.addSql(`create function remember_row() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        names text[] := string_to_array(tg_argv[1], ',');
        was jsonb := only_columns(to_jsonb(old), names);
        became jsonb := only_columns(to_jsonb(new), names);
      begin
        if was is distinct from became then
          insert into reorganisation_rows (reorganisation_id, of_table, row_key, was, became)
          values (current_setting('angel.reorganisation')::uuid, tg_table_name,
            only_columns(to_jsonb(coalesce(new, old)), string_to_array(tg_argv[0], ',')), was, became);
        end if;
        return null;
      end $$`);
    for (const [table, key, columns] of REMEMBERED) {
      const row = (version: string) =>
        `(${columns
          .split(",")
          .map((column) => `${version}.${column}`)
          .join()})`;
      // Of these whole subtrees are rewritten for what follows from the place, and thousands come in at once.
      const isWide = table === "organisations" || table === "members";
      const change = isWide ? "update" : "insert or update or delete";
      const isTold = isWide ? ` and ${row("old")} is distinct from ${row("new")}` : "";
      this.addSql(`create trigger rows_remembered after ${change} on ${table}
        for each row when (current_setting('angel.reorganisation', true) <> ''${isTold})
        execute function remember_row('${key}', '${columns}')`);
    }
    this
      .addSql(`create function begin_reorganisation(node int, other int, what organisation_act_kind, day date)
      returns void language plpgsql security definer set search_path = registry, extensions as $$
      declare
        begun uuid;
      begin
        delete from reorganisation_rows using reorganisations
          where reorganisations.id = reorganisation_id and at < now() - interval '1 day';
        insert into reorganisations (organisation_id, other_id, kind, acted_on) values (node, other, what, day)
          returning id into begun;
        perform set_config('angel.reorganisation', begun::text, true);
      end $$`);
    this.addSql(
      `create policy begun_by_owner on reorganisations for insert to registry_owner with check (true)`,
    );
    this.addSql(
      `revoke execute on function begin_reorganisation(int, int, organisation_act_kind, date) from public`,
    );
    this.addSql(
      `grant execute on function begin_reorganisation(int, int, organisation_act_kind, date) to registry`,
    );
  }

  private undo(): void {
    // Each row remembered, as it was before the first change and became by the last.
    this.addSql(`create function remembered_rows(of_one uuid)
      returns table (of_table text, row_key jsonb, was jsonb, became jsonb)
      language sql stable set search_path = registry, extensions as $$
        select rows.of_table, rows.row_key, (array_agg(rows.was order by turn))[1],
          (array_agg(rows.became order by turn desc))[1]
        from reorganisation_rows rows where reorganisation_id = of_one group by 1, 2 order by min(turn) $$`);
    this.addSql(`create function changed_since(of_one uuid) returns table (of_table text, row_key jsonb)
      language plpgsql stable set search_path = registry, extensions as $$
      declare
        one record;
        present jsonb;
        keys text;
      begin
        for one in select * from remembered_rows(of_one) loop
          select string_agg(quote_ident(name), ', ') into keys from jsonb_object_keys(one.row_key) as name;
          present := null;
          execute format('select only_columns(to_jsonb(found), $2) from %1$I found
            where (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, $1))', one.of_table, keys)
            into present using one.row_key,
              array(select jsonb_object_keys(coalesce(one.became, one.was)));
          if present is distinct from one.became then
            of_table := one.of_table;
            row_key := one.row_key;
            return next;
          end if;
        end loop;
        -- A later step of a member whom the reorganisation moved.
        return query select 'movements', jsonb_build_object('id', later.id)
          from remembered_rows(of_one) made
          join movements mine on made.of_table = 'movements' and mine.id = (made.row_key ->> 'id')::uuid
          join movements later on later.member_id = mine.member_id
            and (later.recorded_at, later.id) > (mine.recorded_at, mine.id);
      end $$`);
    this.addSql(`create function undo_reorganisation(of_one uuid) returns void
      language plpgsql set search_path = registry, extensions as $$
      declare
        done reorganisations;
        one record;
        keys text;
        columns text;
      begin
        select * into strict done from reorganisations where id = of_one and undone_at is null for update;
        perform set_config('angel.reorganisation', '', true);
        perform set_config('angel.since', done.acted_on::text, true);
        -- Whoever is open again can be a parent again, and hold units and members.
        update organisations set closed_on = null, successor_id = null
          from remembered_rows(of_one) made
          where made.of_table = 'organisations' and node = (made.row_key ->> 'node')::int
            and made.was -> 'closed_on' = 'null' and closed_on is not null;
        for one in select (row_key ->> 'node')::int as node, above.node as parent
            from remembered_rows(of_one) made join organisations above on above.id = (made.was ->> 'parent_id')::uuid
            where made.of_table = 'organisations' and made.was -> 'parent_id' <> made.became -> 'parent_id' loop
          perform move_subtree(one.node, one.parent, done.acted_on);
        end loop;
        for one in select * from remembered_rows(of_one) made where made.of_table not in ('members', 'movements')
            order by made.of_table <> 'units' loop
          select string_agg(quote_ident(name), ', ') into keys from jsonb_object_keys(one.row_key) as name;
          if one.was is null then
            execute format('delete from %1$I where (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, $1))',
              one.of_table, keys) using one.row_key;
          elsif one.became is null then
            execute format('insert into %1$I select (jsonb_populate_record(null::%1$I, $1)).*', one.of_table)
              using one.was;
          else
            select string_agg(quote_ident(name), ', ') into columns from jsonb_object_keys(one.was) as name;
            execute format('update %1$I set (%3$s) = (select %3$s from jsonb_populate_record(null::%1$I, $2))
              where (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, $1))', one.of_table, keys, columns)
              using one.row_key, one.was;
          end if;
        end loop;
        delete from movements using remembered_rows(of_one) made
          where made.of_table = 'movements' and movements.id = (made.row_key ->> 'id')::uuid;
        update members set primary_id = (made.was ->> 'primary_id')::int
          from remembered_rows(of_one) made
          where made.of_table = 'members' and members.id = (made.row_key ->> 'id')::uuid;
        update members set unit_id = (made.was ->> 'unit_id')::uuid
          from remembered_rows(of_one) made
          where made.of_table = 'members' and members.id = (made.row_key ->> 'id')::uuid
            and unit_id is distinct from (made.was ->> 'unit_id')::uuid;
        update membership_cards cards set primary_id = members.primary_id
          from remembered_rows(of_one) made join members on members.id = (made.row_key ->> 'id')::uuid
          where made.of_table = 'members' and cards.member_id = members.id;
        update movements set primary_id = members.primary_id
          from remembered_rows(of_one) made join members on members.id = (made.row_key ->> 'id')::uuid
          where made.of_table = 'members' and movements.member_id = members.id;
        update reorganisations set undone_at = now() where id = of_one;
      end $$`);
  }
}
