import { Migration } from "@mikro-orm/migrations";

const LEVELS = "('UNVERIFIED', 'CONTACT_PROVEN', 'MEMBER_CONFIRMED')";

/**
 * How far it is known whose an account is, and by what: a code sent to the contact, the facts of the card, a keeper's word.
 * Accounts that stood before were opened by the union itself for its members.
 */
export class VerifyPeople extends Migration {
  override up(): void {
    this.addSql(`alter table accounts
      add column verification text not null default 'UNVERIFIED' check (verification in ${LEVELS}),
      add column contact_proven_at timestamptz`);
    this.addSql(`create table verifications (
      id bigint generated always as identity primary key,
      account_id uuid not null references accounts on delete cascade,
      level text not null check (level in ${LEVELS}),
      evidence text not null
        check (evidence in ('UNION', 'CODE', 'CARD', 'KEEPER', 'INVITATION', 'APPLICATION', 'REGISTER', 'DESTRUCTION')),
      member_id uuid,
      said_at timestamptz not null default clock_timestamp(),
      said_by_id uuid
    )`);
    this.addSql(`create index verifications_of on verifications (account_id, id)`);
    this.addSql(`revoke update, delete, truncate on verifications from identity`);
    this.addSql(`with known as (
        update accounts set verification = 'MEMBER_CONFIRMED' where member_id is not null returning id, member_id)
      insert into verifications (account_id, level, evidence, member_id)
      select id, 'MEMBER_CONFIRMED', 'UNION', member_id from known`);

    // Six digits are guessed from a plain hash: what is kept is a keyed one, and none where no code is the right one.
    this.addSql(`create table contact_codes (
      id uuid primary key default gen_random_uuid(),
      purpose text not null check (purpose in ('REGISTER', 'RESET', 'INVITE')),
      channel text not null check (channel in ('EMAIL', 'SMS')),
      contact text not null,
      code_mac text,
      account_id uuid references accounts on delete cascade,
      member_id uuid,
      display_name text,
      password_hash text,
      invited_by_id uuid,
      tries int not null default 0,
      expires_at timestamptz not null,
      used_at timestamptz
    )`);
    this.addSql(`create index contact_codes_by_expiry on contact_codes (expires_at)`);

    this.addSql(`create table membership_requests (
      id uuid primary key default uuidv7(),
      account_id uuid not null references accounts on delete cascade,
      organisation_id uuid not null,
      last_name text not null,
      first_name text not null,
      patronymic text,
      born_on date,
      note text,
      status text not null default 'WAITING' check (status in ('WAITING', 'CONFIRMED', 'REJECTED')),
      submitted_at timestamptz not null default now(),
      decided_at timestamptz,
      decided_by_id uuid,
      reason text,
      member_id uuid,
      check ((status = 'WAITING') = (decided_at is null)),
      check ((status = 'CONFIRMED') = (member_id is not null))
    )`);
    this.addSql(`create unique index membership_requests_waiting on membership_requests (account_id)
      where status = 'WAITING'`);
    this.addSql(`create index membership_requests_of_account on membership_requests (account_id, id desc)`);
    this.addSql(`create index membership_requests_at on membership_requests (organisation_id, id)
      where status = 'WAITING'`);
  }
}
