import { Migration } from "@mikro-orm/migrations";

/** How appeals went from one organisation to another, and what was decided then. Seen by whoever sees the appeal. */
export class PassAppealsOn extends Migration {
  override up(): void {
    this.addSql(
      `create type appeal_decision as enum ('COMPREHENSIVE_INTERVENTION', 'BY_COMPETENCE', 'CONFLICT_OF_INTEREST')`,
    );
    this.addSql(`create table passings (
      id uuid primary key default uuidv7(),
      appeal_id uuid not null references appeals,
      from_id uuid not null,
      to_id uuid not null,
      decision appeal_decision not null,
      passed_at timestamptz not null default now(),
      account_id uuid not null
    )`);
    this.addSql(`create index passings_of_appeal on passings (appeal_id, id)`);
    this.addSql(`revoke update, delete on passings from appeals`);
    this.addSql(`alter table passings enable row level security`);
    this.addSql(`alter table passings force row level security`);
    const ofAppeal = "exists (select from appeals where appeals.id = appeal_id)";
    this.addSql(`create policy seen on passings for select to appeals using (${ofAppeal})`);
    this.addSql(`create policy written on passings for insert to appeals with check (${ofAppeal})`);
    this.addSql(`create policy lent_by_owner on passings for select to appeals_owner using (true)`);
  }
}
