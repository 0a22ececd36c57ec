import { Migration } from "@mikro-orm/migrations";

/**
 * What members write to us in messengers waits, sealed, until appeals has taken it. It stands in no event, for those are kept for
 * good; appeals alone is lent it, and for an hour less than we wait, so that nothing is taken and given back at once.
 */
export class PassWordsOn extends Migration {
  override up(): void {
    this.addSql(`create table untaken_words (
      id uuid primary key,
      channel text not null check (channel in ('VK', 'TELEGRAM')),
      account_id uuid not null,
      member_id uuid not null,
      sealed text not null,
      has_more boolean not null,
      heard_at timestamptz not null default now(),
      is_late boolean not null default false,
      is_over boolean not null default false
    )`);
    this.addSql(`create index untaken_words_heard on untaken_words (heard_at)`);
    this.addSql(`alter table untaken_words enable row level security`);
    this.addSql(`alter table untaken_words force row level security`);
    const platform = "(select is_platform())";
    this.addSql(
      `create policy kept on untaken_words to messaging using (${platform}) with check (${platform})`,
    );
    this.addSql(`create policy lent_by_owner on untaken_words for select to messaging_owner using (true)`);
    this.addSql(`create view published.messenger_word as
      select id, channel, member_id, sealed from messaging.untaken_words
      where heard_at > now() - interval '23 hours'`);
    // Appeals may come to the database after us.
    this.addSql(`create function publish_words() returns void
      language plpgsql security definer set search_path = messaging, extensions as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended('messaging.publish_words', 0));
        if exists (select from pg_roles where rolname = 'appeals')
            and not has_table_privilege('appeals', 'published.messenger_word', 'select') then
          grant select on published.messenger_word to appeals;
        end if;
      end $$`);
    this.addSql(`revoke execute on function publish_words() from public`);
    this.addSql(`grant execute on function publish_words() to messaging`);
    this.addSql(`select publish_words()`);
  }
}
