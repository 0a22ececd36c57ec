import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfOrganisation } from "./guard-rows.js";

/** Applications to join («Приём в Профсоюз»), written by anyone and read by the keepers of the registers they came to. */
export class TakeApplications extends Migration {
  override up(): void {
    this.addSql(`create type application_status as enum ('SUBMITTED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN')`);
    this.addSql(`create table join_applications (
      id uuid primary key,
      number int not null unique generated always as identity,
      arrival bigint not null unique,
      organisation_id int not null references organisations (node),
      status application_status not null default 'SUBMITTED',
      last_name text not null,
      first_name text not null,
      patronymic text,
      sex sex,
      born_on date not null,
      occupation occupation not null,
      dues_form dues_form,
      workplace text,
      position text,
      course_of_study smallint,
      phone text,
      email text,
      employer_tax_id text,
      place text,
      note text,
      follow_up_hash bytea not null unique,
      submitted_at timestamptz not null default clock_timestamp(),
      decided_at timestamptz,
      decided_by_id uuid,
      reason text,
      member_id uuid references members,
      check (phone is not null or email is not null),
      check ((status = 'SUBMITTED') = (decided_at is null)),
      check ((status = 'ACCEPTED') = (member_id is not null))
    )`);
    this.addSql(`create index join_applications_of on join_applications (organisation_id, status, arrival)`);
    this.addSql(`create sequence application_arrivals`);
    this.addSql(`create table application_consents (
      application_id uuid not null references join_applications,
      purpose text not null,
      text_version int not null,
      primary key (application_id, purpose)
    )`);
    this.addSql(`create table application_forwardings (
      id uuid primary key default uuidv7(),
      application_id uuid not null references join_applications,
      from_id int not null references organisations (node),
      to_id int not null references organisations (node),
      note text,
      forwarded_at timestamptz not null default clock_timestamp(),
      forwarded_by_id uuid
    )`);
    this.addSql(`create index application_forwardings_of on application_forwardings (application_id)`);
    this.addSql(`create table budgets (
      key text primary key,
      spent int not null,
      renews_at timestamptz not null
    )`);
    this.addSql(`create index budgets_by_renewal on budgets (renews_at)`);
    // When membership begins: with the decision, as the statute says, or with the application.
    this.addSql(`alter table membership_rules add column membership_begins text not null default 'DECISION'
      check (membership_begins in ('DECISION', 'APPLICATION'))`);
    this.guard();
    this.lend();
  }

  private guard(): void {
    for (const statement of guardRowsOfOrganisation("join_applications")) this.addSql(statement);
    this.addSql(`create policy submitted_by_anyone on join_applications for insert to registry
      with check (status = 'SUBMITTED')`);
    this.addSql(
      `create policy sent_on_by_owner on join_applications for update to registry_owner using (true)`,
    );
    this.addSql(`revoke delete on join_applications, application_consents from registry`);
    this.addSql(`revoke update on application_consents from registry`);
    this.addSql(`revoke update, delete on application_forwardings from registry`);
    const isSeen = (table: string) =>
      `exists (select from join_applications where join_applications.id = ${table}.application_id)`;
    for (const table of ["application_consents", "application_forwardings"]) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy seen on ${table} for select to registry using (${isSeen(table)})`);
      this.addSql(`create policy lent_by_owner on ${table} for select to registry_owner using (true)`);
    }
    this.addSql(
      `create policy given_by_anyone on application_consents for insert to registry with check (true)`,
    );
    this.addSql(`create policy recorded_by_keeper on application_forwardings for insert to registry
      with check (${isSeen("application_forwardings")})`);
  }

  /** What reaches past the policies: the applicant's own state by a secret, a count, and the way to another's queue. */
  private lend(): void {
    const lends = "security definer set search_path = registry, extensions";
    this.addSql(`create function application_progress(hash bytea)
      returns table (number int, status application_status, organisation_id int, submitted_at timestamptz,
        decided_at timestamptz, reason text)
      language sql stable ${lends} as $$
        select number, status, organisation_id, submitted_at, decided_at,
          case when status = 'REJECTED' then reason end
        from join_applications where follow_up_hash = hash $$`);
    this.addSql(`create function withdraw_application(hash bytea) returns table (id uuid, organisation_id int)
      language sql ${lends} as $$
        update join_applications set status = 'WITHDRAWN', decided_at = now()
        where follow_up_hash = hash and status = 'SUBMITTED' returning id, organisation_id $$`);
    this.addSql(`create function applications_waiting(node int) returns int
      language sql stable ${lends} as $$
        select count(*)::int from join_applications where organisation_id = node and status = 'SUBMITTED' $$`);
    this.addSql(`create function send_application_on(application uuid, node int, arrived bigint) returns void
      language sql ${lends} as $$
        update join_applications set organisation_id = node, arrival = arrived
        where id = application and status = 'SUBMITTED' $$`);
    for (const lent of [
      "application_progress(bytea)",
      "withdraw_application(bytea)",
      "applications_waiting(int)",
      "send_application_on(uuid, int, bigint)",
    ]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to registry`);
    }
  }
}
