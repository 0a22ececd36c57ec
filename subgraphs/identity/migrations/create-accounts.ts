import { Migration } from "@mikro-orm/migrations";

export class CreateAccounts extends Migration {
  override up(): void {
    this.addSql(`create table accounts (
      id uuid primary key default uuidv7(),
      member_id uuid unique,
      display_name text not null,
      email text unique check (email = lower(email)),
      phone text unique check (phone ~ '^\\+[0-9]{8,15}$'),
      password_hash text,
      created_at timestamptz not null default now()
    )`);
    this.addSql(`create table grants (
      id uuid primary key default uuidv7(),
      account_id uuid not null references accounts on delete cascade,
      role text not null,
      organisation_id uuid not null,
      starts_on date not null,
      ends_on date check (ends_on >= starts_on),
      granted_by uuid references accounts on delete set null,
      granted_at timestamptz not null default now(),
      revoked_by uuid references accounts on delete set null,
      revoked_at timestamptz
    )`);
    this.addSql(`create index grants_standing on grants (account_id) where revoked_at is null`);
  }
}
