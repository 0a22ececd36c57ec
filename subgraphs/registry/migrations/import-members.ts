import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfOrganisation } from "./guard-rows.js";

/** Files of members on their way to the register: every row as it was written, and what became of it. */
export class ImportMembers extends Migration {
  override up(): void {
    this.addSql(`create type import_status as enum
      ('READING', 'UNREADABLE', 'PREVIEWED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE')`);
    this.addSql(`create table member_imports (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      file_id uuid not null,
      file_name text not null,
      media_type text not null,
      status import_status not null default 'READING',
      fault text,
      fault_line int,
      titles text[] not null default '{}',
      columns text[] not null default '{}',
      row_count int not null default 0,
      done_count int not null default 0,
      kept_count int not null default 0,
      revision int not null default 0,
      joined_on date not null,
      created_by_id uuid,
      created_at timestamptz not null default now(),
      applied_at timestamptz,
      undone_at timestamptz,
      claimed_until timestamptz not null default '-infinity'
    )`);
    this.addSql(`create index member_imports_of_organisation on member_imports (organisation_id, id)`);
    this.addSql(`create index member_imports_waiting on member_imports (claimed_until)
      where status in ('READING', 'APPLYING', 'UNDOING')`);
    for (const sql of guardRowsOfOrganisation("member_imports")) this.addSql(sql);
    this.addSql(`revoke delete on member_imports from registry`);

    this.addSql(`create type import_verdict as enum
      ('NEW', 'SAME', 'PROBABLE_DUPLICATE', 'ON_ANOTHER_REGISTER', 'BAD')`);
    this.addSql(`create table member_import_rows (
      import_id uuid not null references member_imports,
      line int not null,
      cells text[] not null,
      verdict import_verdict,
      reason match_reason,
      repeats_line int,
      match_id uuid,
      is_added boolean,
      primary_id int,
      last_name text,
      first_name text,
      patronymic text,
      name_key text collate "C",
      sex sex,
      born_on date,
      occupation occupation,
      dues_form dues_form,
      workplace text,
      position text,
      course_of_study smallint,
      phone text,
      email text,
      consented_on date,
      joined_on date,
      card text,
      member_id uuid,
      primary key (import_id, line)
    )`);
    this.addSql(
      `create index member_import_rows_by_verdict on member_import_rows (import_id, verdict, line)`,
    );
    this.addSql(`create index member_import_rows_of_member on member_import_rows (member_id)
      where member_id is not null`);
    this.addSql(`alter table member_import_rows enable row level security`);
    this.addSql(`alter table member_import_rows force row level security`);
    // The rows are written by the platform's own hand; a person sees them through the file they belong to.
    this.addSql(`create policy seen on member_import_rows for select to registry using ((select sees_union())
      or exists (select from member_imports where member_imports.id = import_id))`);
    this.addSql(`create policy decided_by_keeper on member_import_rows for update to registry
      using ((select keeps_union()) or exists (select from member_imports where member_imports.id = import_id))`);
    this.addSql(`create policy written_by_platform on member_import_rows for insert to registry
      with check ((select keeps_union()))`);
    this.addSql(`revoke delete on member_import_rows from registry`);
    this.addSql(
      `create policy lent_by_owner on member_import_rows for select to registry_owner using (true)`,
    );
    // The rows of a file that is read anew; the keeper of the file has no right to single ones.
    this.addSql(
      `create policy forgotten_by_owner on member_import_rows for delete to registry_owner using (true)`,
    );
    this.addSql(`create function forget_import_rows(of_import uuid) returns void
      language sql security definer set search_path = registry, extensions as $$
        delete from member_import_rows where import_id = of_import and member_id is null $$`);
    this.addSql(`revoke execute on function forget_import_rows(uuid) from public`);
    this.addSql(`grant execute on function forget_import_rows(uuid) to registry`);
    this.judge();
    this.undo();
  }

  /**
   * A verdict for a stretch of rows: what the one matcher says of each, and whether an earlier row of the file says the
   * same person. Over millions a likeness needs a second one: a telephone is a family's unless a name agrees too, and
   * another surname on the same birthday is another person unless the surnames are alike or the place is the same.
   */
  private judge(): void {
    this.addSql(`create function judge_import_rows(of_import uuid, from_line int, to_line int) returns void
      language sql set search_path = registry, extensions as $$
        with pending as materialized (
          select line, last_name, first_name, patronymic, born_on, card, phone, email, primary_id, name_key
          from member_import_rows
          where import_id = of_import and line between from_line and to_line and verdict is null
        ),
        repeated as (
          select pending.line, min(earlier.line) as first_line
          from pending join member_import_rows earlier on earlier.import_id = of_import
            and earlier.name_key = pending.name_key and earlier.born_on = pending.born_on
            and earlier.line < pending.line
          group by pending.line
        ),
        matched as (
          select distinct on (found.row) found.row as line, found.member_id, found.reason, found.is_on_register,
            members.primary_id
          from matching_members((
            select json_agg(json_build_object('row', line, 'last', last_name, 'first', first_name,
              'patronymic', patronymic, 'born_on', born_on, 'card', card, 'phone', phone, 'email', email))
            from pending), 3) found
          join members on members.id = found.member_id
          join pending on pending.line = found.row
          where case
            when found.reason in ('PHONE', 'EMAIL') then
              (lower(members.last_name) = lower(pending.last_name)
                or lower(members.first_name) = lower(pending.first_name))
              and coalesce(members.born_on = pending.born_on, true)
            when found.reason = 'CHANGED_SURNAME' then
              members.primary_id = pending.primary_id or members.phone = pending.phone
              or members.email = pending.email or similarity(members.last_name, pending.last_name) > 0.4
            when found.reason = 'NAME' then members.primary_id = pending.primary_id
            else true end
          order by found.row, not found.is_on_register, found.reason
        )
        update member_import_rows judged set
          verdict = case
            when repeated.line is not null then 'SAME'
            when matched.line is null then 'NEW'
            when matched.reason not in ('CARD', 'NAME_AND_BIRTH') or not matched.is_on_register
              then 'PROBABLE_DUPLICATE'
            when matched.primary_id = pending.primary_id then 'SAME'
            else 'ON_ANOTHER_REGISTER' end::import_verdict,
          reason = matched.reason,
          match_id = matched.member_id,
          repeats_line = repeated.first_line
        from pending
          left join repeated on repeated.line = pending.line
          left join matched on matched.line = pending.line
        where judged.import_id = of_import and judged.line = pending.line $$`);
  }

  /**
   * Takes back whom a file brought, as if they had never come; who has a life of their own since stays. It is the one
   * place where members are deleted, and only while their file is being undone.
   */
  private undo(): void {
    for (const table of ["members", "membership_cards", "movements"]) {
      const member = table === "members" ? "id" : "member_id";
      this.addSql(`grant delete on ${table} to registry`);
      this.addSql(`create policy taken_back_with_import on ${table} for delete to registry
        using ((select keeps_union()) and exists (
          select from member_import_rows brought join member_imports on member_imports.id = import_id
          where brought.member_id = ${table}.${member} and status = 'UNDOING'))`);
    }
    this.addSql(`create function take_back_members(ids uuid[]) returns void
      language plpgsql set search_path = registry, extensions as $$ begin
        delete from movements where member_id = any(ids);
        delete from membership_cards where member_id = any(ids);
        delete from members where id = any(ids);
      end $$`);
    this.addSql(`create function undo_import_rows(of_import uuid, from_line int, to_line int) returns int
      language plpgsql set search_path = registry, extensions as $$
      declare
        came record;
        one uuid;
        kept int;
      begin
        for came in
          select members.valid_from as day, array_agg(members.id) as ids
          from member_import_rows brought join members on members.id = brought.member_id
          where import_id = of_import and line between from_line and to_line
            and not exists (select from changes where changes.member_id = members.id)
            and (select count(*) from movements where movements.member_id = members.id) = 1
          group by members.valid_from
        loop
          -- Nobody came, so the counts of every day since are as they would have been.
          perform set_config('angel.since', came.day::text, true);
          begin
            perform take_back_members(came.ids);
          exception when foreign_key_violation then
            foreach one in array came.ids loop
              begin
                perform take_back_members(array[one]);
              exception when foreign_key_violation then null;
              end;
            end loop;
          end;
        end loop;
        perform set_config('angel.since', '', true);
        update member_import_rows set member_id = null
          where import_id = of_import and line between from_line and to_line and member_id is not null
            and not exists (select from members where members.id = member_id);
        select count(*) into kept from member_import_rows
          where import_id = of_import and line between from_line and to_line and member_id is not null;
        return kept;
      end $$`);
  }
}
