import { Migration } from "@mikro-orm/migrations";

/** What a superior organisation asks of those below it, and each version of what they answered. */
export class KeepMonitorings extends Migration {
  override up(): void {
    this.addSql(`create table monitorings (
      id uuid primary key default uuidv7(),
      number int not null generated always as identity unique,
      organisation_id uuid not null,
      node int not null,
      level text not null,
      title text not null,
      explanation text,
      period_from date not null,
      period_until date not null check (period_until >= period_from),
      due_on date not null,
      questions jsonb not null,
      announced_at timestamptz not null default clock_timestamp(),
      announced_by_id uuid,
      closed_at timestamptz
    )`);
    this.addSql(`create index monitorings_of_organisation on monitorings (node, number)`);
    this.addSql(`revoke update, delete on monitorings from analytics`);
    this.addSql(`grant update (closed_at) on monitorings to analytics`);
    this.addSql(`create table monitoring_submissions (
      id uuid primary key default uuidv7(),
      monitoring_id uuid not null references monitorings,
      organisation_id uuid not null,
      version int not null,
      answers jsonb not null,
      is_late boolean not null,
      submitted_at timestamptz not null default clock_timestamp(),
      submitted_by_id uuid,
      replaced_at timestamptz,
      unique (monitoring_id, organisation_id, version)
    )`);
    this.addSql(`create unique index monitoring_submissions_now on monitoring_submissions
      (monitoring_id, organisation_id) where replaced_at is null`);
    this.addSql(`revoke update, delete on monitoring_submissions from analytics`);
    this.addSql(`grant update (replaced_at) on monitoring_submissions to analytics`);
  }
}
