import { Migration } from "@mikro-orm/migrations";

/**
 * What is said to people, and how it goes to them. What is said stands once, however many it is said to. A notice is seen by
 * whom it is for; where it is sent to is kept nowhere.
 */
export class CreateNotices extends Migration {
  override up(): void {
    this.knowTheViewer();
    this.addSql(`create table sayings (
      id uuid primary key default uuidv7(),
      digest bytea not null unique,
      subject text not null,
      title_ru text not null,
      title_en text not null,
      text_ru text not null,
      text_en text not null,
      path text not null,
      organisation_id uuid
    )`);
    this.addSql(`create table notices (
      id uuid primary key default uuidv7(),
      person_id uuid not null,
      key text not null,
      saying_id uuid not null references sayings,
      mailing_id uuid,
      said_at timestamptz not null default now(),
      read_at timestamptz,
      unique (person_id, key)
    )`);
    this.addSql(`create index notices_of_person on notices (person_id, id)`);
    this.addSql(`create index notices_unread on notices (person_id) where read_at is null`);
    this.addSql(`create index notices_of_mailing on notices (mailing_id) where mailing_id is not null`);
    this.addSql(`create table preferences (
      person_id uuid not null,
      subject text not null,
      channels text[] not null check (channels <@ '{EMAIL,SMS}'),
      chosen_at timestamptz not null default now(),
      primary key (person_id, subject)
    )`);
    this.layDeliveries();
    this.guard();
  }

  private knowTheViewer(): void {
    const reads = "language sql stable parallel safe set search_path = messaging, extensions";
    this.addSql(`create function own_people() returns uuid[] ${reads} as $$
      select array(select named::uuid from unnest(array[
        current_setting('angel.member', true), current_setting('angel.account', true)]) as named
        where named ~ '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$') $$`);
    // The platform's own hand, in hearers and in what runs by the clock.
    this.addSql(`create function is_platform() returns boolean ${reads} as $$
      select exists (select from json_to_recordset(
        coalesce(nullif(current_setting('angel.grants', true), ''), '[]')::json) as given (role text, path text)
        where role = 'ADMINISTRATOR' and path = '*') $$`);
  }

  /** A code is on its way too: sealed as it came, and forgotten once it is sent. */
  private layDeliveries(): void {
    this.addSql(`create table deliveries (
      id uuid primary key default uuidv7(),
      notice_id uuid references notices on delete cascade,
      challenge_id uuid unique,
      sealed_code text,
      channel text not null check (channel in ('EMAIL', 'SMS')),
      state text not null default 'WAITING'
        check (state in ('WAITING', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN', 'DROPPED')),
      is_urgent boolean not null,
      tries int not null default 0,
      due_at timestamptz not null default now(),
      ends_at timestamptz not null,
      changed_at timestamptz not null default now(),
      reason text,
      unique (notice_id, channel),
      check ((notice_id is null) = (challenge_id is not null)),
      check (sealed_code is null or state in ('WAITING', 'SENDING'))
    )`);
    this.addSql(
      `create index deliveries_waiting on deliveries (is_urgent, channel, due_at) where state = 'WAITING'`,
    );
    this.addSql(`create index deliveries_sending on deliveries (changed_at) where state = 'SENDING'`);
  }

  private guard(): void {
    const own = "person_id = any((select own_people())::uuid[])";
    const platform = "(select is_platform())";
    for (const [table, seen, changed] of [
      ["notices", own, own],
      ["preferences", own, own],
      ["sayings", "id in (select saying_id from notices)", "false"],
      ["deliveries", "notice_id in (select id from notices)", "false"],
    ] as const) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy kept on ${table} to messaging using (${platform}) with check (${platform})`);
      this.addSql(`create policy seen on ${table} for select to messaging using (${seen})`);
      this.addSql(
        `create policy changed on ${table} for update to messaging using (${changed}) with check (${changed})`,
      );
      this.addSql(`create policy lent_by_owner on ${table} to messaging_owner using (true)`);
    }
    this.addSql(`create policy chosen on preferences for insert to messaging with check (${own})`);
  }
}
