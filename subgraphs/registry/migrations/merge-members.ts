import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfMember, isWithin } from "./guard-rows.js";

/** Entries of a card that are the same person's on whichever card they stand. */
const ENTRIES = ["awards", "family_members", "trainings", "social_supports", "member_notes", "former_names"];

/**
 * Two cards of one person made one, and what it takes to have both again as they were. What is only added to (dues,
 * movements, consents, papers) stays where it was written, and is found through the merge.
 */
export class MergeMembers extends Migration {
  override up(): void {
    this.createTables();
    this.fillGaps();
    this.merge();
    this.undo();
    this.seekDuplicates();
  }

  private createTables(): void {
    this.addSql(`create table member_merges (
      id uuid primary key default uuidv7(),
      kept_id uuid not null references members,
      merged_id uuid not null references members check (merged_id <> kept_id),
      reason text not null,
      merged_at timestamptz not null default now(),
      merged_by_id uuid,
      movement_id uuid,
      moved jsonb not null,
      filled jsonb not null,
      card jsonb,
      undone_at timestamptz,
      undone_by_id uuid
    )`);
    this.addSql(
      `create unique index member_merges_of_merged on member_merges (merged_id) where undone_at is null`,
    );
    this.addSql(`create index member_merges_of_kept on member_merges (kept_id)`);
    for (const sql of guardRowsOfMember("member_merges", "kept_id")) this.addSql(sql);
    this.addSql(`create policy seen_from_merged on member_merges for select to registry
      using (exists (select from members where members.id = merged_id))`);
    this.addSql(`create policy both_kept on member_merges as restrictive for insert to registry
      with check (exists (select from members where members.id = merged_id
        and (${isWithin("kept_nodes", "members.")} or (select keeps_union()))))`);
    this.addSql(`revoke delete on member_merges from registry`);

    // Of two ids the lesser first, so that a pair stands once.
    this.addSql(`create table dismissed_duplicates (
      member_id uuid not null references members,
      other_id uuid not null references members,
      dismissed_at timestamptz not null default now(),
      dismissed_by_id uuid,
      primary key (member_id, other_id),
      check (member_id < other_id)
    )`);
    for (const sql of guardRowsOfMember("dismissed_duplicates")) this.addSql(sql);
    // Whoever keeps either of the two may say that they are two.
    this.addSql(`create policy added_by_other_keeper on dismissed_duplicates for insert to registry
      with check (exists (select from members where members.id = other_id
        and (${isWithin("kept_nodes", "members.")} or (select keeps_union()))))`);
    this.addSql(`revoke update, delete on dismissed_duplicates from registry`);

    for (const table of ENTRIES) this.addSql(`grant update (member_id) on ${table} to registry`);
    // The removal that was no removal; the one movement that is ever taken back beside those of an undone file.
    this.addSql(`create policy taken_back_with_merge on movements for delete to registry
      using (exists (select from member_merges where movement_id = movements.id and undone_at is null)
        and exists (select from members where members.id = movements.member_id
          and (${isWithin("kept_nodes", "members.")} or (select keeps_union()))))`);
  }

  /** Puts into the empty columns of one row what another has there, and says what; and takes it out again. */
  private fillGaps(): void {
    this
      .addSql(`create function fill_gaps(of_table text, id_column text, kept uuid, merged uuid, fillable text[])
      returns jsonb language plpgsql set search_path = registry, extensions as $$
      declare
        filled jsonb;
        names text;
      begin
        execute format('select jsonb_object_agg(key, theirs.value)
          from jsonb_each((select to_jsonb(one) from %1$I one where %2$I = $1)) ours
          join jsonb_each((select to_jsonb(one) from %1$I one where %2$I = $2)) theirs using (key)
          where key = any($3) and ours.value = ''null'' and theirs.value <> ''null''', of_table, id_column)
        into filled using kept, merged, fillable;
        if filled is null then return '{}'; end if;
        select string_agg(quote_ident(name), ', ') into names from jsonb_object_keys(filled) as name;
        execute format('update %1$I set (%3$s) = (select %3$s from jsonb_populate_record(null::%1$I, $1))
          where %2$I = $2', of_table, id_column, names) using filled, kept;
        return filled;
      end $$`);
    // What somebody has written over since stays; its columns are the answer.
    this.addSql(`create function empty_gaps(of_table text, id_column text, kept uuid, filled jsonb)
      returns setof text language plpgsql set search_path = registry, extensions as $$
      declare
        present jsonb;
        empties text;
      begin
        execute format('select to_jsonb(one) from %1$I one where %2$I = $1', of_table, id_column)
          into present using kept;
        select string_agg(quote_ident(key) || ' = null', ', ') into empties
          from jsonb_each(filled) where present -> key = value;
        if empties is not null then
          execute format('update %1$I set %3$s where %2$I = $1', of_table, id_column, empties) using kept;
        end if;
        return query select key from jsonb_each(filled) where present -> key is distinct from value order by key;
      end $$`);
  }

  private merge(): void {
    this.addSql(`create function merge_members(kept uuid, merged uuid, why text) returns uuid
      language plpgsql set search_path = registry, extensions as $$
      declare
        entries text;
        ids jsonb;
        moved jsonb := '{}';
        filled jsonb := '{}';
        fillable text[] := '{patronymic,sex,born_on,occupation,dues_form,workplace,position,phone,email}';
        merge uuid;
      begin
        foreach entries in array '{${ENTRIES.join()}}'::text[] loop
          execute format('with gone as (update %I set member_id = $1 where member_id = $2 returning id)
            select jsonb_agg(id) from gone', entries) into ids using kept, merged;
          if ids is not null then moved := moved || jsonb_build_object(entries, ids); end if;
        end loop;

        select jsonb_agg(to_jsonb(theirs) - 'member_id') into ids from contacts theirs
          where member_id = merged and not exists (select from contacts ours
            where ours.member_id = kept and ours.kind = theirs.kind and ours.value = theirs.value);
        if ids is not null then
          moved := moved || jsonb_build_object('contacts', ids);
          update contacts theirs set member_id = kept, is_preferred = theirs.is_preferred and not exists (
              select from contacts ours where ours.member_id = kept and ours.kind = theirs.kind and ours.is_preferred)
            from jsonb_populate_recordset(null::contacts, ids) as one
            where theirs.member_id = merged and theirs.kind = one.kind and theirs.value = one.value;
        end if;

        if exists (select from careers where member_id = kept) then
          filled := jsonb_build_object('careers', fill_gaps('careers', 'member_id', kept, merged,
            '{filled_on,working_from,teaching_from,has_long_service_pension,is_labour_veteran,education,'
            'academic_degree,academic_title}'));
        else
          select to_jsonb(careers) - 'member_id' into ids from careers where member_id = merged;
          if ids is not null then
            update careers set member_id = kept where member_id = merged;
            moved := moved || jsonb_build_object('careers', ids);
          end if;
        end if;

        -- A year of studies says nothing of one who does something else.
        if (select coalesce(ours.occupation = theirs.occupation, true) from members ours, members theirs
            where ours.id = kept and theirs.id = merged) then
          fillable := fillable || '{course_of_study}';
        end if;
        filled := filled || jsonb_build_object('members', fill_gaps('members', 'id', kept, merged, fillable));

        insert into member_merges (kept_id, merged_id, reason, merged_by_id, moved, filled, card)
        values (kept, merged, why, nullif(current_setting('angel.account', true), '')::uuid, moved, filled, (
          select jsonb_build_object('number', number, 'status', status, 'status_changed_at', status_changed_at,
            'status_changed_by', status_changed_by)
          from membership_cards where member_id = merged and replaced_on is null
            and status in ('ISSUED', 'VIRTUAL')))
        returning id into merge;
        return merge;
      end $$`);
  }

  /** Everything back to where it was; what has become otherwise since stays, and is told. */
  private undo(): void {
    this.addSql(`create function undo_merge(merge uuid) returns table (part text, name text)
      language plpgsql set search_path = registry, extensions as $$
      declare
        done member_merges;
        entries text;
        ids jsonb;
        one contacts;
        came int;
      begin
        select * into strict done from member_merges where id = merge and undone_at is null for update;

        for entries, ids in select key, value from jsonb_each(done.moved) where key not in ('contacts', 'careers') loop
          execute format('update %I set member_id = $1 where member_id = $2 and id in (
            select value::uuid from jsonb_array_elements_text($3))', entries) using done.merged_id, done.kept_id, ids;
          get diagnostics came = row_count;
          if came < jsonb_array_length(ids) then return query values ('ENTRIES', entries); end if;
        end loop;

        for one in select * from jsonb_populate_recordset(null::contacts, done.moved -> 'contacts') loop
          update contacts set member_id = done.merged_id, is_preferred = one.is_preferred
            where member_id = done.kept_id and kind = one.kind and value = one.value
              and note is not distinct from one.note
              and not exists (select from contacts again where again.member_id = done.merged_id
                and again.kind = one.kind and (again.value = one.value or again.is_preferred and one.is_preferred));
          if not found then return query values ('ENTRIES', 'contacts'); end if;
        end loop;

        if done.moved ? 'careers' then
          update careers set member_id = done.merged_id where member_id = done.kept_id
            and to_jsonb(careers) - 'member_id' = done.moved -> 'careers'
            and not exists (select from careers again where again.member_id = done.merged_id);
          if not found then
            insert into careers select (jsonb_populate_record(null::careers,
              done.moved -> 'careers' || jsonb_build_object('member_id', done.merged_id))).*
            on conflict do nothing;
            return query values ('ENTRIES', 'careers');
          end if;
        end if;
        return query select 'FIELD', field from empty_gaps(
          'careers', 'member_id', done.kept_id, coalesce(done.filled -> 'careers', '{}')) as field;
        return query select 'FIELD', field from empty_gaps(
          'members', 'id', done.kept_id, done.filled -> 'members') as field;

        if done.movement_id is not null then
          if done.movement_id = (select id from movements where member_id = done.merged_id
                order by moved_on desc, recorded_at desc, id desc limit 1)
              and exists (select from members join organisations on node = primary_id
                where members.id = done.merged_id and status = 'REMOVED' and closed_on is null) then
            update members set status = 'ON_REGISTER' where id = done.merged_id;
            delete from movements where id = done.movement_id;
            update membership_cards set status = (done.card ->> 'status')::card_status,
                status_changed_at = (done.card ->> 'status_changed_at')::timestamptz,
                status_changed_by = (done.card ->> 'status_changed_by')::uuid
              where number = done.card ->> 'number' and status = 'BLOCKED' and status_changed_at = done.merged_at;
            if not found and done.card is not null then return query values ('CARD', done.card ->> 'number'); end if;
          else
            return query values ('REGISTER', 'status');
          end if;
        end if;
        update member_merges set undone_at = now(),
          undone_by_id = nullif(current_setting('angel.account', true), '')::uuid where id = merge;
      end $$`);
  }

  /**
   * The matcher's kinds over a whole register at once, each pair by its strongest reason. Past the policies, as the
   * matcher: ids and reasons alone. A kind is sought only when those before it have not filled the page.
   */
  private seekDuplicates(): void {
    // Without a path of its own and of one type throughout, so that it is written into the query and not called.
    this.addSql(`create function match_of(one members, other members) returns match_reason
      language sql immutable parallel safe return case
          when one.born_on = other.born_on and one.name_key = other.name_key then match_reason 'NAME_AND_BIRTH'
          when one.born_on = other.born_on
            and name_key(one.last_name, one.first_name) = name_key(other.last_name, other.first_name)
            and similar_patronymics(rtrim(name_key(one.patronymic), '.'), rtrim(name_key(other.patronymic), '.'))
            then match_reason 'SIMILAR_NAME'
          when one.born_on = other.born_on and one.patronymic <> ''
            and name_key(one.first_name, one.patronymic) = name_key(other.first_name, other.patronymic)
            and (one.primary_id = other.primary_id or one.phone = other.phone or one.email = other.email
              or similarity(one.last_name, other.last_name) > 0.4)
            then match_reason 'CHANGED_SURNAME'
          when coalesce(one.born_on = other.born_on, true) then case
            when one.phone = other.phone and (lower(one.last_name) = lower(other.last_name)
              or lower(one.first_name) = lower(other.first_name)) then match_reason 'PHONE'
            when one.email = other.email and (lower(one.last_name) = lower(other.last_name)
              or lower(one.first_name) = lower(other.first_name)) then match_reason 'EMAIL'
            when one.name_key = other.name_key and one.patronymic <> '' and one.primary_id = other.primary_id
              then match_reason 'NAME'
            end
          end`);
    this.addSql(`create function probable_duplicates(place text, node int, most int,
        after_reason match_reason, after_key text, after_id uuid, after_other uuid)
      returns table (member_id uuid, other_id uuid, reason match_reason, name_key text)
      language plpgsql stable security definer set search_path = registry, extensions as $body$
      declare
        seek record;
        left_over int := most;
        came int;
      begin
        for seek in
          select * from (values
            ('NAME_AND_BIRTH'::match_reason, 'other.born_on = one.born_on and other.name_key = one.name_key'),
            ('SIMILAR_NAME', 'other.born_on = one.born_on
              and split_part(other.name_key, '' '', 1) = split_part(one.name_key, '' '', 1)'),
            ('CHANGED_SURNAME', 'other.born_on = one.born_on
              and right(other.name_key, length(one.patronymic)) = right(one.name_key, length(one.patronymic))'),
            ('PHONE', 'other.phone = one.phone'),
            ('EMAIL', 'other.email = one.email'),
            ('NAME', 'other.name_key = one.name_key and other.primary_id = one.primary_id')) kinds (reason, condition)
          where after_reason is null or kinds.reason >= after_reason
          order by kinds.reason
        loop
          return query execute format($query$
            select one.id, other.id, $1, one.name_key::text
            from members one join members other on %1$s and other.id <> one.id
            where %2$s and one.status = 'ON_REGISTER'
              and (one.id < other.id or other.status <> 'ON_REGISTER' or not coalesce(%3$s, false))
              and match_of(one, other) = $1
              and ($4 is null or (one.name_key, one.id) >= ($4 collate "C", $5)
                and (one.name_key, one.id, other.id) > ($4 collate "C", $5, $6))
              and not exists (select from dismissed_duplicates dismissed
                where dismissed.member_id = least(one.id, other.id) and dismissed.other_id = greatest(one.id, other.id))
              and not exists (select from member_merges merges
                where merges.merged_id in (one.id, other.id) and merges.undone_at is null)
            order by one.name_key, one.id, other.id limit $3 $query$,
            seek.condition,
            case when place is null then 'true' else format('one.%I = $2', place) end,
            case when place is null then 'true' else format('other.%I = $2', place) end)
          using seek.reason, node, left_over,
            case when seek.reason = after_reason then after_key end, after_id, after_other;
          get diagnostics came = row_count;
          left_over := left_over - came;
          exit when left_over = 0;
        end loop;
      end $body$`);
    const door = "probable_duplicates(text, int, int, match_reason, text, uuid, uuid)";
    this.addSql(`revoke execute on function ${door} from public`);
    this.addSql(`grant execute on function ${door} to registry`);
  }
}
