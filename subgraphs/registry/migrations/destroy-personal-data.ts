import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfMember, isWithin } from "./guard-rows.js";

/** What of a card is deleted as a whole. */
const DELETED = [
  "contacts",
  "former_names",
  "family_members",
  "member_notes",
  "awards",
  "trainings",
  "social_supports",
  "card_attachments",
  "documents",
] as const;

/** What loses the words about the person and stays for the sums. */
const EMPTIED = [
  "careers",
  "movements",
  "unit_movements",
  "join_applications",
  "application_forwardings",
  "member_import_rows",
  "member_merges",
  "dues_reconciliation_rows",
] as const;

/**
 * Personal data is destroyed when its terms are over («уничтожение персональных данных», 152-ФЗ, article 21): what tells
 * who it was goes, from the card, its history and the files it came by; what is counted stays, so that no sum of any day
 * changes. Offices held, attendance and minutes are kept for ever by the law on archives, dues by that on accounts.
 */
export class DestroyPersonalData extends Migration {
  override up(): void {
    this.addSql(`alter type document_kind add value 'DESTRUCTION_ACT'`);
    this.addSql(`create table destructions (
      member_id uuid primary key references members,
      destroyed_on date not null,
      reason text not null,
      destroyed_by_id uuid,
      recorded_at timestamptz not null default clock_timestamp()
    )`);
    for (const sql of guardRowsOfMember("destructions")) this.addSql(sql);
    this.addSql(`revoke insert, update, delete on destructions from registry`);
    this.addSql(
      `create policy added_by_owner on destructions for insert to registry_owner with check (true)`,
    );
    this.addSql(`create index consents_withdrawn on consents (said_on, id) where not is_given`);

    for (const table of DELETED) {
      this.addSql(`create policy destroyed_by_owner on ${table} for delete to registry_owner using (true)`);
    }
    for (const table of EMPTIED) {
      this.addSql(`create policy emptied_by_owner on ${table} for update to registry_owner using (true)`);
    }
    // Where something stood something stands: what was counted on any day is counted so again.
    this.addSql(`create function without_person(told jsonb) returns jsonb language sql immutable as $$
      select coalesce(jsonb_object_agg(key, case
        when value = 'null' then value
        when key = 'born_on' then to_jsonb(left(value #>> '{}', 4) || '-01-01')
        when key = any('{last_name,first_name,patronymic,workplace,position,phone,email,note,value,
          academic_degree,academic_title}') then '"—"'
        else value end), '{}') from jsonb_each(told) $$`);
    this.destroy();
  }

  private destroy(): void {
    this.addSql(`create function destroy_personal_data(whom uuid, day date, why text)
      returns table (part text, amount int, file_ids uuid[])
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        ids uuid[];
        of_table text;
      begin
        perform from members where id = whom for update;
        -- Cards that were merged into this one are of the same person.
        ids := array(with recursive cards as (
            select whom as id union select merged_id from member_merges join cards on kept_id = cards.id
              where undone_at is null)
          select id from cards);
        if exists (select from unnest(ids) as one where not exists (select from members where members.id = one
            and (${isWithin("kept_nodes", "members.")} or (select keeps_union())))) then
          raise insufficient_privilege using message = 'the card is not yours to destroy';
        elsif exists (select from members where id = any(ids) and status = 'ON_REGISTER')
            or exists (select from published.consent where member_id = any(ids) and purpose = 'MEMBERSHIP') then
          raise check_violation using message = 'the data is still needed';
        end if;

        select array_agg(file) into file_ids from (
          select unnest(array[pdf_id, docx_id]) as file from documents where member_id = any(ids)
          union all select file_id from card_attachments where member_id = any(ids)) files;
        foreach of_table in array '{${DELETED.join()}}'::text[] loop
          execute format('delete from %I where member_id = any($1)', of_table) using ids;
          get diagnostics amount = row_count;
          part := of_table;
          if amount > 0 then return next; end if;
        end loop;
        part := 'members';
        update members set last_name = 'Данные', first_name = 'уничтожены', patronymic = null,
            born_on = date_trunc('year', born_on)::date, phone = null, email = null,
            workplace = left(workplace, 0) || '—', position = left(position, 0) || '—'
          where id = any(ids);
        get diagnostics amount = row_count;
        return next;
        -- They are found by what they are called now, as everyone is.
        insert into name_words (near, part, word)
          select near, words.part, words.word
          from (values ('LAST'::name_part, name_key('Данные')), ('FIRST', name_key('уничтожены'))) words (part, word),
            near_spellings(words.word) as near
          where not exists (select from name_words known
            where known.near = words.word and known.part = words.part and known.word = words.word);
        update careers set working_from = null, teaching_from = null, has_long_service_pension = null,
            is_labour_veteran = null, academic_degree = null, academic_title = null where member_id = any(ids);
        update movements set note = null where member_id = any(ids) and note is not null;
        update unit_movements set note = null where member_id = any(ids) and note is not null;
        part := 'join_applications';
        update application_forwardings set note = null where application_id in (
          select id from join_applications where member_id = any(ids));
        update join_applications set last_name = '—', first_name = '—', patronymic = null,
            born_on = date_trunc('year', born_on)::date, phone = '—', email = null, workplace = null,
            position = null, employer_tax_id = null, place = null, note = null, reason = null,
            follow_up_hash = sha256(uuid_send(gen_random_uuid()))
          where member_id = any(ids);
        get diagnostics amount = row_count;
        if amount > 0 then return next; end if;
        part := 'member_import_rows';
        update member_import_rows set cells = '{}', last_name = null, first_name = null, patronymic = null,
            name_key = null, born_on = null, phone = null, email = null, workplace = null, position = null
          where member_id = any(ids) or match_id = any(ids);
        get diagnostics amount = row_count;
        if amount > 0 then return next; end if;
        update member_merges set moved = moved - 'contacts' - 'careers', filled = '{}', card = null
          where kept_id = any(ids) or merged_id = any(ids);
        update dues_reconciliation_rows set written = '—' where member_id = any(ids) and written is not null;
        part := 'changes';
        update changes set was = without_person(was), became = without_person(became) where member_id = any(ids);
        get diagnostics amount = row_count;
        if amount > 0 then return next; end if;
        insert into destructions (member_id, destroyed_on, reason, destroyed_by_id)
          select one, day, why, nullif(current_setting('angel.account', true), '')::uuid from unnest(ids) as one;
      end $$`);
    this.addSql(`revoke execute on function destroy_personal_data(uuid, date, text) from public`);
    this.addSql(`grant execute on function destroy_personal_data(uuid, date, text) to registry`);
  }
}
