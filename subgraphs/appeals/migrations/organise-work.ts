import { Migration } from "@mikro-orm/migrations";

/**
 * Projects and tasks: what is done about appeals. A task is seen by whoever is to do it and by those who handle appeals where it
 * stands; a project also by those who handle one of its appeals. Of what concerns their own appeal, or one that complains of what
 * they lead, nobody sees a task.
 */
export class OrganiseWork extends Migration {
  override up(): void {
    this.knowWhoIsKeptAway();
    this.createProjects();
    this.createTasks();
    this.guard();
    this.followOrganisations();
    this.noteTasksOpened();
  }

  private knowWhoIsKeptAway(): void {
    const reads = "language sql stable parallel safe set search_path = appeals, extensions";
    this.addSql(`create function own_account() returns uuid ${reads} as $$
      select substring(current_setting('angel.account', true)
        from '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$')::uuid $$`);
    this.addSql(`create function is_kept_from(appeal uuid) returns boolean
      language sql stable security definer set search_path = appeals, extensions as $$
        select exists (select from appeals where id = appeal and (member_id = own_member()
          or is_about_organisation and organisation_path @> any(led_paths()))) $$`);
    this.addSql(`revoke execute on function is_kept_from(uuid) from public`);
    this.addSql(`grant execute on function is_kept_from(uuid) to appeals`);
  }

  private createProjects(): void {
    this.addSql(`create type project_state as enum ('OPEN', 'DONE', 'DROPPED')`);
    this.addSql(`create table projects (
      id uuid primary key,
      number int not null generated always as identity unique,
      organisation_id uuid not null,
      organisation_path ltree not null,
      state project_state not null default 'OPEN',
      lead_id uuid not null,
      begins_on date not null,
      ends_on date check (ends_on >= begins_on),
      sealed bytea,
      created_by uuid not null,
      created_at timestamptz not null default now(),
      closed_at timestamptz,
      request_key bytea not null unique,
      version int not null default 1,
      check ((state = 'OPEN') = (closed_at is null))
    )`);
    this.addSql(`create index projects_of_organisation on projects using gist (organisation_path)`);
    this.addSql(`create table project_appeals (
      project_id uuid not null references projects,
      appeal_id uuid not null references appeals,
      put_at timestamptz not null default now(),
      put_by uuid,
      primary key (project_id, appeal_id)
    )`);
    this.addSql(`create index projects_of_appeal on project_appeals (appeal_id)`);
  }

  private createTasks(): void {
    this.addSql(`create type task_state as enum ('TO_DO', 'IN_HAND', 'DONE', 'DROPPED')`);
    this.addSql(
      `create type task_deed as enum ('CREATED', 'CHANGED', 'TAKEN', 'HANDED', 'DONE', 'DROPPED', 'REOPENED')`,
    );
    this.addSql(`create type contact_channel as enum ('TELEPHONE', 'MAIL', 'VISIT')`);
    // Taken under a lock, in the order in which changes are committed.
    this.addSql(`create sequence task_places`);
    this.addSql(`grant usage on sequence task_places to appeals`);
    this.addSql(`create table tasks (
      id uuid primary key,
      number int not null generated always as identity unique,
      organisation_id uuid not null,
      organisation_path ltree not null,
      project_id uuid references projects,
      appeal_id uuid references appeals,
      state task_state not null default 'TO_DO',
      responsible_id uuid not null,
      given_by uuid not null,
      created_at timestamptz not null default now(),
      due_on date not null,
      contact_channel contact_channel,
      contact_member_id uuid,
      contact_filed_as uuid,
      sealed bytea,
      ended_at timestamptz,
      request_key bytea not null unique,
      version int not null default 1,
      place bigint not null unique,
      nearness_told_of date,
      lateness_told_of date,
      check ((state in ('DONE', 'DROPPED')) = (ended_at is not null))
    )`);
    this.addSql(`create index tasks_of_organisation on tasks using gist (organisation_path)`);
    this.addSql(`create index tasks_of_responsible on tasks (responsible_id, due_on, number)`);
    this.addSql(`create index tasks_of_project on tasks (project_id) where project_id is not null`);
    this.addSql(`create index tasks_of_appeal on tasks (appeal_id) where appeal_id is not null`);
    this.addSql(
      `create index tasks_by_contact on tasks (contact_member_id) where contact_member_id is not null`,
    );
    this.addSql(`create index tasks_by_due on tasks (due_on) where ended_at is null`);
    this.addSql(`create table task_changes (
      place bigint primary key,
      task_id uuid not null references tasks,
      deed task_deed not null,
      account_id uuid,
      changed_at timestamptz not null default now(),
      responsible_id uuid,
      due_on date,
      sealed bytea
    )`);
    this.addSql(`create index changes_of_task on task_changes (task_id, place desc)`);
  }

  private guard(): void {
    const platform = "(select is_platform())";
    const over = "organisation_path <@ any((select handled_paths())::ltree[])";
    // Who has lost every role does no tasks.
    const works = "(select handled_paths() <> '{}')";
    const ofHandledAppeal = `exists (select from appeals where appeals.id = appeal_id
      and appeals.handling_path <@ any((select handled_paths())::ltree[])) and not is_kept_from(appeal_id)`;
    const isNotKept = "(appeal_id is null or not is_kept_from(appeal_id))";
    const ofTask = "exists (select from tasks where tasks.id = task_id)";
    const task = `${platform} or (${over} or ${works} and responsible_id = (select own_account())) and ${isNotKept}`;
    const project = `${platform} or ${over} or ${works} and (lead_id = (select own_account())
      or exists (select from project_appeals where project_id = projects.id)
      or exists (select from tasks where project_id = projects.id and responsible_id = (select own_account())))`;
    for (const [table, seen] of [
      ["projects", project],
      ["project_appeals", `${platform} or ${ofHandledAppeal}`],
      ["tasks", task],
      ["task_changes", ofTask],
    ] as const) {
      const isProject = table === "projects";
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy seen on ${table} for select to appeals using (${seen})`);
      this.addSql(`create policy written on ${table} for insert to appeals
        with check (${isProject ? `${platform} or ${over}` : seen})`);
      this.addSql(
        `create policy changed on ${table} for update to appeals using (${seen}) with check (true)`,
      );
      this.addSql(`create policy kept_by_owner on ${table} to appeals_owner using (true) with check (true)`);
      if (table !== "project_appeals") this.addSql(`revoke delete on ${table} from appeals`);
    }
    this.addSql(`create policy taken_out on project_appeals for delete to appeals
      using (${platform} or ${ofHandledAppeal})`);
  }

  private followOrganisations(): void {
    const lends = "security definer set search_path = appeals, extensions";
    this.addSql(`create function move_work(moved int, now_at ltree) returns void
      language plpgsql ${lends} as $$
      declare below lquery := ('*.' || moved || '.*')::lquery;
      begin
        update projects set organisation_path = place.path::ltree from published.organisation place
        where place.id = organisation_id and organisation_path ~ below and not organisation_path <@ now_at;
        update tasks set organisation_path = place.path::ltree from published.organisation place
        where place.id = organisation_id and organisation_path ~ below and not organisation_path <@ now_at;
      end $$`);
    this.addSql(`revoke execute on function move_work(int, ltree) from public`);
    this.addSql(`grant execute on function move_work(int, ltree) to appeals`);
  }

  /** Whom somebody is to call is opened under the same chain as appeals; the hashes of what stands there stay. */
  private noteTasksOpened(): void {
    this.addSql(`alter table accesses alter column appeal_id drop not null, add column task_id uuid,
      add check (num_nonnulls(appeal_id, task_id) = 1)`);
    this.addSql(`create or replace function hash_of_access(one accesses, before bytea) returns bytea
      language sql stable as $$
        select sha256(coalesce(before, '') || convert_to(concat_ws('|', one.place, extract(epoch from one.seen_at),
          one.account_id, one.role, one.appeal_id, 'task:' || one.task_id), 'UTF8')) $$`);
  }
}
