import { Migration } from "@mikro-orm/migrations";
import { isWithin } from "./guard-rows.js";

/** How `destroy_personal_data()` begins from now on: whose cards these are, and whether nothing keeps them. */
const MAY_BE_DESTROYED = `
        select person.ids, person.is_on_register or person.consented_on is not null into ids, is_needed
          from person_of(whom) person where person.kept_id = whom;
        if not exists (select from members where members.id = whom
            and (${isWithin("kept_nodes", "members.")} or (select keeps_union()))) then
          raise insufficient_privilege using message = 'the card is not yours to destroy';
        elsif ids is null then
          raise check_violation using message = 'the card was merged into another';
        elsif is_needed then
          raise check_violation using message = 'the data is still needed';
        end if;

        `;

/**
 * Cards that were merged are one person's: whoever returns comes back to the card that was kept, and data is destroyed on
 * all of them together, once the last word on membership, on whichever card it was said, is a withdrawal.
 */
export class KnowPersons extends Migration {
  override up(): void {
    this.addSql(`create function person_of(card uuid)
      returns table (kept_id uuid, ids uuid[], is_on_register boolean, consented_on date)
      language sql stable security definer set search_path = registry, extensions as $$
        with recursive above as (
            select card as id, 0 as step
            union all select merges.kept_id, step + 1 from above
              join member_merges merges on merged_id = above.id and undone_at is null),
          kept as (select id from above order by step desc limit 1),
          cards as (
            select id from kept
            union select merged_id from cards join member_merges merges on merges.kept_id = cards.id and undone_at is null),
          person as (select array_agg(id) as ids from cards)
        select kept.id, person.ids,
          exists (select from members where members.id = any(person.ids) and status = 'ON_REGISTER'),
          (select case when is_given then said_on end from consents
            where member_id = any(person.ids) and purpose = 'MEMBERSHIP' order by consents.id desc limit 1)
        from kept, person $$`);
    this.addSql(`revoke execute on function person_of(uuid) from public`);
    this.addSql(`grant execute on function person_of(uuid) to registry`);
    this.addSql(`do $do$
      declare
        told text := pg_get_functiondef('destroy_personal_data'::regproc);
        beginning int := strpos(told, 'perform from members where id = whom for update;');
        ending int := strpos(told, 'select array_agg(file) into file_ids');
      begin
        told := overlay(told placing 'perform from members where id = whom for update;' || $begins$${MAY_BE_DESTROYED}$begins$
          from beginning for ending - beginning);
        execute replace(told, 'of_table text;', 'of_table text; is_needed boolean;');
      end $do$`);
  }
}
