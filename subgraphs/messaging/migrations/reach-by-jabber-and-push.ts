import { Migration } from "@mikro-orm/migrations";

const CHANNELS = ["EMAIL", "SMS", "JABBER", "PUSH"];

/** Two more ways to people, each of an account: the Jabber address it has proven, and the devices that show its notices. */
export class ReachByJabberAndPush extends Migration {
  override up(): void {
    this.addSql(`alter table preferences drop constraint preferences_channels_check,
      add constraint preferences_channels_check check (channels <@ '{${CHANNELS.join()}}')`);
    this.addSql(`alter table deliveries drop constraint deliveries_channel_check,
      add constraint deliveries_channel_check check (channel in ('${CHANNELS.join("', '")}'))`);
    this.addSql(`create table jabber_addresses (
      account_id uuid primary key,
      address text not null,
      proven_at timestamptz not null default now()
    )`);
    this.addSql(`create table jabber_codes (
      id uuid primary key default gen_random_uuid(),
      account_id uuid not null unique,
      address text not null,
      code_mac bytea not null,
      tries int not null default 0,
      expires_at timestamptz not null
    )`);
    this.addSql(`create table push_devices (
      id uuid primary key default uuidv7(),
      account_id uuid not null,
      session_id uuid,
      endpoint text not null unique,
      p256dh text not null,
      auth text not null,
      name text not null,
      added_at timestamptz not null default now(),
      last_used_at timestamptz
    )`);
    this.addSql(`create index push_devices_of_account on push_devices (account_id)`);
    this.addSql(
      `create table rate_limits (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
    );
    this.guard();
  }

  private guard(): void {
    const own = "account_id = any((select own_people())::uuid[])";
    const platform = "(select is_platform())";
    for (const table of ["jabber_addresses", "jabber_codes", "push_devices"]) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy kept on ${table} to messaging using (${platform}) with check (${platform})`);
      this.addSql(`create policy own on ${table} to messaging using (${own}) with check (${own})`);
    }
  }
}
