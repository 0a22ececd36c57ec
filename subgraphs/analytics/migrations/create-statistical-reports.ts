import { Migration } from "@mikro-orm/migrations";
import { FACTS_OF_REGISTRY, typeOfFact } from "../src/statistical-report/fact.js";
import { ROWS } from "./statistical-rows.js";

const FIRST_YEAR = 2016;

/** Statutory reports: the rows of their forms by year, the figures of the whole union, and what has been locked. */
export class CreateStatisticalReports extends Migration {
  override up(): void {
    this.createRows();
    this.keepFigures();
    this.addSql(`create table statistical_reports (
      id uuid primary key default uuidv7(),
      number int not null generated always as identity,
      organisation_id uuid not null,
      node int not null,
      year int not null check (year between 1990 and 2200),
      form text not null,
      status text not null default 'DRAFT' check (status in ('DRAFT', 'LOCKED', 'SUBMITTED', 'ACCEPTED')),
      created_at timestamptz not null default clock_timestamp(),
      created_by_id uuid,
      submitted_at timestamptz,
      submitted_by_id uuid,
      accepted_at timestamptz,
      accepted_by_id uuid,
      unique (organisation_id, year)
    )`);
    this.addSql(
      `create index statistical_reports_of_year on statistical_reports (year, node) include (status)`,
    );
    this.addSql(`revoke delete on statistical_reports from analytics`);
    this.createLocks();
    this.addSql(`create table statistical_lockings (
      id uuid primary key default uuidv7(),
      organisation_id uuid not null,
      node int not null,
      year int not null,
      account_id uuid,
      asked_at timestamptz not null default clock_timestamp(),
      total int,
      locked int not null default 0,
      finished_at timestamptz
    )`);
    this.addSql(
      `create index statistical_lockings_waiting on statistical_lockings (id) where finished_at is null`,
    );
  }

  private createRows(): void {
    this.addSql(`create table statistical_rows (
      form text not null,
      since_year int not null,
      place int not null,
      number text not null,
      title text not null,
      unit text not null,
      source text not null,
      numerator text[] not null,
      denominator text[],
      primary key (form, since_year, number)
    )`);
    this.addSql(`revoke insert, update, delete on statistical_rows from analytics`);
    const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
    const list = (texts: readonly string[]) => `array[${texts.map(literal).join(", ")}]`;
    for (const form of ["5-СП", "2-СП", "1-СП"] as const) {
      const rows = ROWS.filter(({ forms }) => !forms || forms.includes(form));
      this.addSql(
        `insert into statistical_rows values ${rows
          .map(({ number, title, unit, source, numerator, denominator }, place) =>
            [
              literal(form),
              FIRST_YEAR,
              place,
              literal(number),
              literal(title),
              literal(unit),
              literal(source),
              list(numerator),
              denominator ? list(denominator) : "null",
            ].join(", "),
          )
          .map((row) => `(${row})`)
          .join(", ")}`,
      );
    }
  }

  /** The facts of all organisations at a day, for sums over more than a few. */
  private keepFigures(): void {
    this.addSql(`create table statistical_figures (
      day date not null,
      node int not null,
      organisation_id uuid not null,
      level text not null,
      type_code text,
      territorial_id int,
      okrug_id int,
      region_id int,
      ${FACTS_OF_REGISTRY.map((fact) => `${fact} ${typeOfFact(fact)}`).join(", ")},
      primary key (day, node)
    )`);
    for (const column of ["territorial_id", "okrug_id", "region_id"]) {
      this.addSql(`create index statistical_figures_by_${column} on statistical_figures (day, ${column})
        where ${column} is not null`);
    }
    this.addSql(`create table statistical_days (
      day date primary key,
      counted_at timestamptz not null
    )`);
  }

  /** Each lock seals its report and the lock before it; nobody changes one, the owner of the tables included. */
  private createLocks(): void {
    this.addSql(`create table statistical_locks (
      number bigint primary key,
      report_id uuid not null unique references statistical_reports,
      locked_at timestamptz not null,
      locked_by_id uuid,
      content text not null,
      hash_before bytea,
      hash bytea not null check (hash = sha256(coalesce(hash_before, ''::bytea) || convert_to(content, 'UTF8'))),
      signature bytea not null
    )`);
    this.addSql(`revoke update, delete on statistical_locks from analytics`);
    this.addSql(`create function refuse_change() returns trigger language plpgsql as $$ begin
      raise exception 'A locked report is never changed.' using errcode = 'integrity_constraint_violation';
    end $$`);
    this.addSql(`create trigger locks_stand before update or delete or truncate on statistical_locks
      for each statement execute function refuse_change()`);
    this.addSql(`create function broken_statistical_locks() returns setof bigint
      language sql stable set search_path = analytics, extensions as $$
        select number from (
          select number, hash_before, lag(hash) over in_order as hash_of_before,
            lag(number, 1, 0::bigint) over in_order as before
          from statistical_locks window in_order as (order by number)) chained
        where number <> before + 1 or hash_before is distinct from hash_of_before $$`);
  }
}
