import { Migration } from "@mikro-orm/migrations";

export class CreateSessions extends Migration {
  override up(): void {
    this.addSql(`create table sessions (
      id uuid primary key default uuidv7(),
      account_id uuid not null references accounts on delete cascade,
      device text,
      started_at timestamptz not null default now(),
      last_used_at timestamptz not null default now(),
      expires_at timestamptz not null,
      ended_at timestamptz
    )`);
    this.addSql(`create index sessions_open on sessions (account_id) where ended_at is null`);
    // A used token is kept until it expires: only so is its second use seen.
    this.addSql(`create table refresh_tokens (
      hash text primary key,
      session_id uuid not null references sessions on delete cascade,
      parent_hash text,
      expires_at timestamptz not null,
      used_at timestamptz
    )`);
    this.addSql(`create index refresh_tokens_of_session on refresh_tokens (session_id)`);
    this.addSql(`create index refresh_tokens_by_parent on refresh_tokens (parent_hash)`);
  }
}
