import { Migration } from "@mikro-orm/migrations";

/** Who took which report, of what, and how many rows: pages on the screen and files. Added to, and told how it went. */
export class KeepExports extends Migration {
  override up(): void {
    this.addSql(`create table report_exports (
      id uuid primary key default uuidv7(),
      account_id uuid not null,
      organisation_id uuid not null,
      node int not null,
      path text not null,
      report text not null,
      on_day date not null,
      format text not null check (format in ('SCREEN', 'XLSX', 'CSV', 'PDF')),
      search text,
      is_descending boolean not null default false,
      grants jsonb not null default '[]',
      form jsonb,
      asked_at timestamptz not null default clock_timestamp(),
      started_at timestamptz,
      finished_at timestamptz,
      rows int
    )`);
    this.addSql(`create index report_exports_of on report_exports (organisation_id, id)`);
    this.addSql(`revoke update, delete on report_exports from analytics`);
    this.addSql(`grant update (started_at, finished_at, rows) on report_exports to analytics`);
  }
}
