import { Migration } from "@mikro-orm/migrations";

/**
 * Of what of a group each member wishes to be told. Messaging is lent who wishes it, where something was written and for whom an
 * answer is; never what was said.
 */
export class ChooseGroupNews extends Migration {
  override up(): void {
    this.addSql(`alter table group_members add column news text not null default 'OWN'
      check (news in ('EVERY_POST', 'OWN', 'NOTHING'))`);
    this.addSql(`create index group_members_told_of_posts on group_members (group_id, member_id)
      where standing = 'MEMBER' and news = 'EVERY_POST'`);
    this.addSql(`create view published.group_hearer as
      select group_id, member_id, news from community.group_members where standing = 'MEMBER' and news <> 'NOTHING'`);
    this.addSql(`create view published.group_post as
      select id as post_id, group_id, author_member_id from community.group_posts where status = 'VISIBLE'`);
    // An answer in a thread is for who began it and for who spoke there last before; another is for who wrote the post.
    this.addSql(`create view published.group_answer as
      select c.id as comment_id, p.id as post_id, p.group_id, answered.member_id
      from community.comments c
        join community.group_posts p on p.id =
          case when c.subject_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then c.subject_id::uuid end
        cross join lateral (
          select p.author_member_id as member_id where c.reply_to_id is null
          union
          select begun.author_member_id from community.comments begun where begun.id = c.reply_to_id
          union
          (select last.author_member_id from community.comments last
           where last.reply_to_id = c.reply_to_id and last.place < c.place and last.status = 'VISIBLE'
             and last.person_id <> c.person_id order by last.place desc limit 1)
        ) as answered
      where c.status = 'VISIBLE' and p.status = 'VISIBLE'
        and answered.member_id is not null and answered.member_id <> c.person_id`);
    this.addSql(`create or replace function publish_events() returns void
      language plpgsql security definer set search_path = community, extensions as $$
      declare lent text;
      begin
        perform pg_advisory_xact_lock(hashtextextended('community.publish_events', 0));
        if not exists (select from pg_roles where rolname = 'messaging') then return; end if;
        foreach lent in array
          '{event,event_guest,member_group,member_group_keeper,group_hearer,group_post,group_answer}'::text[] loop
          if not has_table_privilege('messaging', 'published.' || lent, 'select') then
            execute format('grant select on published.%I to messaging', lent);
          end if;
        end loop;
      end $$`);
    this.addSql(`select publish_events()`);
  }
}
