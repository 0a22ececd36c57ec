import { Migration } from "@mikro-orm/migrations";

/**
 * Mailings: what was written to whom by choice, who is yet to be told, and by which content each was told. What is counted of a
 * mailing is only added to and folded later, so that nobody who sends or reads waits for another.
 */
export class SendMailings extends Migration {
  override up(): void {
    this.addSql(`create table mailings (
      id uuid primary key default uuidv7(),
      organisation_id uuid not null,
      author_id uuid not null,
      idempotency_key text not null,
      request_hash bytea not null,
      title text not null,
      text text not null,
      content_hash bytea not null,
      with_below boolean not null,
      sex text check (sex in ('MALE', 'FEMALE')),
      age_from int,
      age_until int,
      occupations text[],
      only_chairs boolean not null,
      state text not null default 'PLANNED'
        check (state in ('PLANNED', 'GATHERING', 'SENDING', 'SENT', 'CANCELLED')),
      planned_at timestamptz(3) not null,
      gathered_to int not null default 0,
      told_at timestamptz,
      sent_at timestamptz(3),
      claimed_until timestamptz not null default '-infinity',
      last_revision int not null default 1,
      unique (author_id, idempotency_key),
      check ((state = 'SENT') = (sent_at is not null))
    )`);
    this.addSql(`create index mailings_of_organisation on mailings (organisation_id, id)`);
    this.addSql(
      `create index mailings_to_do on mailings (planned_at)
       where told_at is null and state in ('PLANNED', 'GATHERING', 'SENDING')`,
    );
    this.addSql(`revoke delete on mailings from messaging`);
    this.addSql(`create table mailing_people (
      mailing_id uuid not null references mailings,
      person_id uuid not null,
      primary key (mailing_id, person_id)
    )`);
    this.addSql(`create table told_contents (
      content_hash bytea not null,
      person_id uuid not null,
      mailing_id uuid not null references mailings,
      primary key (content_hash, person_id)
    )`);
    this.addSql(`revoke update, delete on told_contents from messaging`);
    this.addSql(`create table notice_ratings (
      notice_id uuid primary key references notices on delete cascade,
      is_useful boolean not null
    )`);
    this.keepTallies();
    this.guard();
    this.withdraw();
  }

  private keepTallies(): void {
    this.addSql(`create table mailing_tallies (
      mailing_id uuid not null references mailings,
      channel text,
      what text not null,
      count int not null,
      is_told boolean not null default false
    )`);
    this.addSql(`create index tallies_of_mailing on mailing_tallies (mailing_id)`);
    this.addSql(`create index tallies_untold on mailing_tallies (mailing_id) where not is_told`);

    const counted = (rows: string) => `
      insert into mailing_tallies (mailing_id, channel, what, count)
      select mailing_id, channel, what, sum(count) from (${rows}) as changed
      group by mailing_id, channel, what having sum(count) <> 0`;
    const deliveries = (rows: string, count: number) => `
      select mailing_id, channel, state as what, ${count} as count
      from ${rows} join notices on notices.id = notice_id where mailing_id is not null`;
    const ratings = (rows: string, count: number) => `
      select mailing_id, null as channel, case when is_useful then 'USEFUL' else 'USELESS' end as what, ${count} as count
      from ${rows} join notices on notices.id = notice_id where mailing_id is not null`;
    for (const [table, rowsOf] of [
      ["deliveries", deliveries],
      ["notice_ratings", ratings],
    ] as const) {
      this.tallyBy(table, "insert", counted(rowsOf("now_rows", 1)));
      this.tallyBy(table, "update", counted(`${rowsOf("now_rows", 1)} union all ${rowsOf("old_rows", -1)}`));
    }
    this.tallyBy(
      "notices",
      "update",
      counted(`select now_rows.mailing_id, null as channel, 'READ' as what, 1 as count
        from now_rows join old_rows using (id)
        where now_rows.mailing_id is not null and old_rows.read_at is null and now_rows.read_at is not null`),
    );
  }

  private tallyBy(table: string, deed: "insert" | "update", sql: string): void {
    const name = `tally_${table}_by_${deed}`;
    this.addSql(`create function ${name}() returns trigger
      language plpgsql security definer set search_path = messaging, extensions as $$
      begin ${sql}; return null; end $$`);
    this.addSql(`create trigger ${name} after ${deed} on ${table}
      referencing new table as now_rows ${deed === "update" ? "old table as old_rows" : ""}
      for each statement execute function ${name}()`);
  }

  private guard(): void {
    const platform = "(select is_platform())";
    const ofOwn =
      "notice_id in (select id from notices where person_id = any((select own_people())::uuid[]))";
    for (const table of ["mailing_people", "told_contents", "notice_ratings"]) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy kept on ${table} to messaging using (${platform}) with check (${platform})`);
      this.addSql(`create policy lent_by_owner on ${table} to messaging_owner using (true)`);
    }
    this.addSql(`create policy said on notice_ratings to messaging using (${ofOwn}) with check (${ofOwn})`);
  }

  /** Called off, it reaches nobody any more; what is said stays in the cabinets of those who were told. */
  private withdraw(): void {
    this.addSql(`create function withdraw_mailing(called_off uuid) returns void
      language plpgsql security definer set search_path = messaging, extensions as $$
      begin
        delete from mailing_people where mailing_id = called_off;
        update deliveries set state = 'DROPPED', changed_at = now(), reason = 'withdrawn'
        where state = 'WAITING' and notice_id in (select id from notices where mailing_id = called_off);
      end $$`);
    this.addSql(`revoke execute on function withdraw_mailing(uuid) from public`);
    this.addSql(`grant execute on function withdraw_mailing(uuid) to messaging`);
  }
}
