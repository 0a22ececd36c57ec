import { Migration } from "@mikro-orm/migrations";

/** A second factor beside the password: what an authenticator shows, and codes on paper for the day it is lost. */
export class AddSecondFactors extends Migration {
  override up(): void {
    this.addSql(`create table second_factors (
      account_id uuid primary key references accounts on delete cascade,
      sealed_secret text not null,
      set_up_at timestamptz not null default now(),
      confirmed_at timestamptz,
      last_step bigint not null default 0
    )`);
    this.addSql(`create table recovery_codes (
      account_id uuid not null references second_factors on delete cascade,
      mac text not null,
      used_at timestamptz,
      primary key (account_id, mac)
    )`);
    this.addSql(`create table sign_in_challenges (
      id uuid primary key default gen_random_uuid(),
      account_id uuid not null references accounts on delete cascade,
      password_hash text not null,
      device text,
      expires_at timestamptz not null,
      used_at timestamptz
    )`);
    this.addSql(`create index sign_in_challenges_by_expiry on sign_in_challenges (expires_at)`);
    this.addSql(`create index sign_in_challenges_of on sign_in_challenges (account_id)`);
    this.addSql(`create table second_factor_changes (
      id bigint generated always as identity primary key,
      account_id uuid not null,
      change text not null
        check (change in ('TURNED_ON', 'CODES_RENEWED', 'RECOVERY_CODE_USED', 'REMOVED', 'RESET')),
      at timestamptz not null default clock_timestamp(),
      by_id uuid,
      reason text,
      check ((change = 'RESET') = (reason is not null))
    )`);
    this.addSql(`create index second_factor_changes_of on second_factor_changes (account_id, id)`);
    this.addSql(`revoke update, delete, truncate on second_factor_changes from identity`);
  }
}
