import { Migration } from "@mikro-orm/migrations";

const CHANNELS = ["EMAIL", "SMS", "JABBER", "PUSH", "VK", "TELEGRAM"];

/**
 * Two more ways to people: messengers that one links to an account by writing to us there. What is written is heard once: how
 * far we have heard stands beside who hears now, and what was heard lately.
 */
export class ReachByMessengers extends Migration {
  override up(): void {
    this.addSql(`alter table preferences drop constraint preferences_channels_check,
      add constraint preferences_channels_check check (channels <@ '{${CHANNELS.join()}}')`);
    this.addSql(`alter table deliveries drop constraint deliveries_channel_check,
      add constraint deliveries_channel_check check (channel in ('${CHANNELS.join("', '")}'))`);
    const messenger = "channel text not null check (channel in ('VK', 'TELEGRAM'))";
    this.addSql(`create table messenger_links (
      ${messenger},
      account_id uuid not null,
      address text not null,
      linked_at timestamptz not null default now(),
      primary key (account_id, channel),
      unique (channel, address)
    )`);
    this.addSql(`create table messenger_codes (
      ${messenger},
      account_id uuid not null,
      code_hash bytea not null unique,
      expires_at timestamptz not null,
      primary key (account_id, channel)
    )`);
    this.addSql(`create table messenger_places (
      ${messenger} primary key,
      place text,
      held_by uuid,
      held_until timestamptz not null default now()
    )`);
    this.addSql(`create table messenger_words (
      ${messenger},
      id text not null,
      heard_at timestamptz not null default now(),
      primary key (channel, id)
    )`);
    this.addSql(`create index messenger_words_heard on messenger_words (heard_at)`);
    this.addSql(`insert into messenger_places (channel) values ('VK'), ('TELEGRAM')`);
    this.guard();
  }

  private guard(): void {
    const own = "account_id = any((select own_people())::uuid[])";
    const platform = "(select is_platform())";
    for (const table of ["messenger_links", "messenger_codes", "messenger_places", "messenger_words"]) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy kept on ${table} to messaging using (${platform}) with check (${platform})`);
    }
    // Only who writes to us there shows that a messenger is theirs.
    this.addSql(`create policy seen on messenger_links for select to messaging using (${own})`);
    this.addSql(`create policy removed on messenger_links for delete to messaging using (${own})`);
    this.addSql(`create policy own on messenger_codes to messaging using (${own}) with check (${own})`);
  }
}
