import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfMember } from "./guard-rows.js";

/** Who went from which part of a primary to which: written by the change itself, and only added to. */
export class MoveBetweenUnits extends Migration {
  override up(): void {
    this.addSql(`create table unit_movements (
      id uuid primary key default uuidv7(),
      member_id uuid not null references members,
      moved_on date not null,
      unit_id uuid references units,
      from_id uuid references units,
      note text,
      recorded_by_id uuid,
      recorded_at timestamptz not null default clock_timestamp(),
      check (unit_id is distinct from from_id)
    )`);
    this.addSql(
      `create index unit_movements_of_member on unit_movements (member_id, moved_on, recorded_at, id)`,
    );
    for (const sql of guardRowsOfMember("unit_movements")) this.addSql(sql);
    this.addSql(`revoke insert, update, delete on unit_movements from registry`);
    this.addSql(
      `create policy added_by_owner on unit_movements for insert to registry_owner with check (true)`,
    );
    this.addSql(`create function keep_unit_movement() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        insert into unit_movements (member_id, moved_on, unit_id, from_id, note, recorded_by_id)
        values (new.id, holds_since(), new.unit_id, old.unit_id, nullif(current_setting('angel.reason', true), ''),
          nullif(current_setting('angel.account', true), '')::uuid);
        return null;
      end $$`);
    this.addSql(`create trigger unit_movements_kept after update on members
      for each row when (old.unit_id is distinct from new.unit_id) execute function keep_unit_movement()`);
  }
}
