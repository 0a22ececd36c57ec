import { Migration } from "@mikro-orm/migrations";

/** Why a role was taken back stands with the grant, and so in what is written down of its changes. */
export class SayWhyRevoked extends Migration {
  override up(): void {
    this.addSql(`alter table grants
      add column revocation_reason text,
      add check (revocation_reason is null or revoked_at is not null)`);
  }
}
