import { Migration } from "@mikro-orm/migrations";
import { isWithin } from "./guard-rows.js";

const OPEN = "('ASKED', 'PAID', 'JOINED')";

/** Who has joined the card system by one of two cards has joined by the one that is kept, and paid once. */
export class MoveEnrolments extends Migration {
  override up(): void {
    // The enrolments that went over, and the one of two open ones that ended.
    this.addSql(`alter table member_merges add column enrolments jsonb`);
    this.addSql(`create policy moved_with_merge on card_enrolments for update to registry
      using (${this.isOfMergeByKeeper()}) with check (${this.isOfMergeByKeeper()})`);
    this.addSql(`alter function merge_members(uuid, uuid, text) rename to merge_entries`);
    this.addSql(`alter function undo_merge(uuid) rename to undo_merge_of_entries`);
    this.merge();
    this.undo();
  }

  /** A keeper moves them while merging or undoing, and writes nothing of them at another time. */
  private isOfMergeByKeeper(): string {
    return `exists (select from members where members.id = card_enrolments.member_id
        and (${isWithin("kept_nodes", "members.")} or (select keeps_union())))
      and exists (select from member_merges
        where id::text = current_setting('angel.merge', true) and undone_at is null
          and card_enrolments.member_id in (kept_id, merged_id))`;
  }

  /** A member has one open enrolment: of two the one that has come further stays. */
  private merge(): void {
    this.addSql(`create function merge_members(kept uuid, merged uuid, why text) returns uuid
      language plpgsql set search_path = registry, extensions as $$
      declare
        merge uuid := merge_entries(kept, merged, why);
        ended uuid;
        gone jsonb;
      begin
        perform set_config('angel.merge', merge::text, true);
        select id into ended from card_enrolments where member_id in (kept, merged) and status in ${OPEN}
          order by joined_at is null, paid_at is null, member_id = merged offset 1;
        update card_enrolments set left_at = now() where id = ended;
        with over as (update card_enrolments set member_id = kept where member_id = merged returning id)
          select jsonb_agg(id) into gone from over;
        update member_merges set enrolments = jsonb_build_object('moved', gone, 'ended', ended)
          where id = merge and gone is not null;
        perform set_config('angel.merge', '', true);
        return merge;
      end $$`);
  }

  private undo(): void {
    this.addSql(`create function undo_merge(merge uuid) returns table (part text, name text)
      language plpgsql set search_path = registry, extensions as $$
      declare
        done member_merges;
        came int;
        is_left boolean;
      begin
        select * into strict done from member_merges where id = merge and undone_at is null for update;
        if done.enrolments is not null then
          perform set_config('angel.merge', merge::text, true);
          update card_enrolments set member_id = done.merged_id where member_id = done.kept_id
            and id in (select value::uuid from jsonb_array_elements_text(done.enrolments -> 'moved'));
          get diagnostics came = row_count;
          is_left := came < jsonb_array_length(done.enrolments -> 'moved');
          if done.enrolments ->> 'ended' is not null then
            update card_enrolments ended set left_at = null
              where id = (done.enrolments ->> 'ended')::uuid and left_at = done.merged_at
                and not exists (select from card_enrolments again
                  where again.member_id = ended.member_id and again.status in ${OPEN});
            is_left := is_left or not found;
          end if;
          perform set_config('angel.merge', '', true);
          if is_left then return query values ('ENTRIES', 'card_enrolments'); end if;
        end if;
        return query select * from undo_merge_of_entries(merge);
      end $$`);
  }
}
