import { Migration } from "@mikro-orm/migrations";

/** Members join the card system of their own will, for a fee that may be nil, and leave it. */
export class JoinCardSystem extends Migration {
  override up(): void {
    this.addSql(`create table card_fees (
      since date primary key,
      kopecks bigint not null check (kopecks >= 0),
      set_by_id uuid,
      set_at timestamptz not null default now()
    )`);
    this.addSql(`revoke delete on card_fees from registry`);

    this.addSql(`create type card_enrolment_status as enum ('ASKED', 'DECLINED', 'PAID', 'JOINED', 'LEFT')`);
    this.addSql(`create table card_enrolments (
      id uuid primary key default uuidv7(),
      member_id uuid not null references members,
      kopecks bigint not null check (kopecks >= 0),
      provider_reference text unique,
      asked_at timestamptz not null default now(),
      declined_at timestamptz,
      paid_at timestamptz,
      joined_at timestamptz,
      left_at timestamptz,
      status card_enrolment_status not null generated always as (case
        when left_at is not null then 'LEFT'::card_enrolment_status
        when joined_at is not null then 'JOINED'
        when paid_at is not null then 'PAID'
        when declined_at is not null then 'DECLINED'
        else 'ASKED' end) stored,
      check (joined_at is null or paid_at is not null or kopecks = 0)
    )`);
    this.addSql(`create unique index card_enrolments_open on card_enrolments (member_id)
      where status in ('ASKED', 'PAID', 'JOINED')`);
    this.addSql(`create index card_enrolments_of_member on card_enrolments (member_id, id)`);
    this.addSql(`alter table card_enrolments enable row level security`);
    this.addSql(`alter table card_enrolments force row level security`);
    this.addSql(`create policy seen on card_enrolments for select to registry
      using (exists (select from members where members.id = card_enrolments.member_id))`);
    // One joins and leaves oneself; the platform alone follows a consent that a keeper has recorded as withdrawn.
    this.addSql(`create policy asked_by_oneself on card_enrolments for insert to registry
      with check (member_id = (select own_member()))`);
    this.addSql(`create policy changed_by_oneself on card_enrolments for update to registry
      using (member_id = (select own_member()) or (select keeps_union()))
      with check (member_id = (select own_member()) or (select keeps_union()))`);
    this.addSql(`revoke delete on card_enrolments from registry`);

    this.addSql(`create function card_fee(day date) returns bigint language sql stable
      set search_path = registry, extensions as $$
        select coalesce((select kopecks from card_fees where since <= day order by since desc limit 1), 0) $$`);
    // While there is a fee, a card is made or put on the telephone for those who have joined.
    this.addSql(`create function owes_card_fee(member uuid, day date) returns boolean language sql stable
      set search_path = registry, extensions as $$
        select card_fee(day) > 0
          and not exists (select from card_enrolments where member_id = member and status = 'JOINED') $$`);
  }
}
