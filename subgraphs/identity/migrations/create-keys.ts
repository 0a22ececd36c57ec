import { Migration } from "@mikro-orm/migrations";

export class CreateKeys extends Migration {
  override up(): void {
    this.addSql(`create table signing_keys (
      id uuid primary key,
      public_key jsonb not null,
      sealed_private_key text not null,
      signs_from timestamptz not null
    )`);
    // The columns and their order are rate-limiter-flexible's.
    this.addSql(`create table rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    )`);
    this.addSql(`create index rate_limits_expired on rate_limits (expire)`);
  }
}
