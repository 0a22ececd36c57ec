import { Migration } from "@mikro-orm/migrations";

/** Groups of members, who is of them and what is said there; of that messaging is lent the titles and the keepers alone. */
export class KeepGroups extends Migration {
  override up(): void {
    this.addSql(`create table groups (
      id uuid primary key default uuidv7(),
      organisation_id uuid not null,
      title text not null,
      description text,
      openness text not null check (openness in ('OPEN', 'ON_REQUEST', 'BY_INVITATION')),
      opened_by uuid not null,
      opened_at timestamptz(3) not null,
      closed_at timestamptz(3),
      last_place int not null default 0
    )`);
    this.addSql(`create index groups_of_organisation on groups (organisation_id, id)`);
    this.addSql(`create table group_members (
      id uuid primary key default uuidv7(),
      group_id uuid not null references groups,
      member_id uuid not null,
      standing text not null check (standing in ('MEMBER', 'ASKED', 'INVITED', 'DECLINED', 'REMOVED')),
      is_keeper boolean not null default false check (not is_keeper or standing = 'MEMBER'),
      changed_at timestamptz(3) not null,
      because text,
      merge_id uuid,
      unique (group_id, member_id)
    )`);
    this.addSql(`create index group_members_by_standing on group_members (group_id, standing, id)`);
    this.addSql(`create index group_members_of_member on group_members (member_id, group_id)`);
    this.addSql(`create index group_members_of_merge on group_members (merge_id) where merge_id is not null`);
    this.addSql(`create table group_posts (
      id uuid primary key default uuidv7(),
      group_id uuid not null references groups,
      place int not null,
      last_revision int not null check (last_revision >= place),
      person_id uuid not null,
      author_member_id uuid,
      title text check (title <> ''),
      text text check (text <> ''),
      status text not null check (status in ('VISIBLE', 'DELETED', 'HIDDEN')),
      written_at timestamptz(3) not null,
      edited_at timestamptz(3),
      reason_to_hide text,
      moderated_by uuid,
      moderated_at timestamptz(3),
      merge_id uuid,
      unique (group_id, place),
      check ((status = 'DELETED') = (text is null)),
      check ((status = 'DELETED') = (title is null))
    )`);
    this.addSql(`create index group_posts_changes on group_posts (group_id, last_revision)`);
    this.addSql(`create index group_posts_of_person on group_posts (person_id, written_at)`);
    this.addSql(`create index group_posts_of_author on group_posts (author_member_id, group_id, id)`);
    this.addSql(`create index group_posts_of_merge on group_posts (merge_id) where merge_id is not null`);
    this.addSql(`create view published.member_group as
      select id as group_id, organisation_id, title from community.groups`);
    this.addSql(`create view published.member_group_keeper as
      select group_id, member_id from community.group_members where is_keeper`);
    this.addSql(`create or replace function publish_events() returns void
      language plpgsql security definer set search_path = community, extensions as $$
      declare lent text;
      begin
        perform pg_advisory_xact_lock(hashtextextended('community.publish_events', 0));
        if not exists (select from pg_roles where rolname = 'messaging') then return; end if;
        foreach lent in array '{event,event_guest,member_group,member_group_keeper}'::text[] loop
          if not has_table_privilege('messaging', 'published.' || lent, 'select') then
            execute format('grant select on published.%I to messaging', lent);
          end if;
        end loop;
      end $$`);
    this.addSql(`select publish_events()`);
  }
}
