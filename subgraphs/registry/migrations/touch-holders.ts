import { Migration } from "@mikro-orm/migrations";

/**
 * Who comes to a register without ever having held a card turns no count of the insured: a file of thousands is not
 * reckoned behind its writers, and no reader has to do it for itself meanwhile.
 */
export class TouchHolders extends Migration {
  override up(): void {
    this.addSql(`create or replace function touch_insured_by_movements_on_insert() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        insert into insured_touched
          select member_id from come
          where exists (select from membership_cards held where held.member_id = come.member_id
              and (issued_on is not null or virtual_since is not null
                or status not in ('NOT_ORDERED', 'ORDERED', 'SENT', 'PRODUCED', 'DELIVERED')))
            or exists (select from card_changes turned where turned.member_id = come.member_id)
            or exists (select from insured_turns_of_person counted where counted.person_id = come.member_id)
            or exists (select from member_merges where come.member_id in (kept_id, merged_id) and undone_at is null);
        return null;
      end $$`);
  }
}
