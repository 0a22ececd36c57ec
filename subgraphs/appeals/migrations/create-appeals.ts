import { Migration } from "@mikro-orm/migrations";

/** In the order in which they are offered; what the hotline was founded for comes first. */
const TOPICS: readonly (readonly [code: string, ru: string, en: string])[] = [
  ["WAGES", "Заработная плата", "Wages"],
  ["WORKING_TIME", "Рабочее время и отпуск", "Working time and leave"],
  ["DISMISSAL", "Приём и увольнение", "Hiring and dismissal"],
  ["LABOUR_PROTECTION", "Охрана труда", "Labour protection"],
  ["PENSION", "Пенсии", "Pensions"],
  ["MATERNITY_CAPITAL", "Материнский капитал", "Maternity capital"],
  ["MORTGAGE", "Ипотека и жильё", "Mortgage and housing"],
  ["MEDICINES", "Лекарства в аптеках", "Medicines in pharmacies"],
  ["UNION_WORK", "Работа профсоюза", "Work of the union"],
  ["OTHER", "Другое", "Something else"],
];

/**
 * Appeals with what was said in them, sealed. A row is seen by its author, by whoever holds its follow-up code, and by those who
 * handle appeals where it is now; of those, neither by the author nor by who leads the organisation it complains of.
 */
export class CreateAppeals extends Migration {
  override up(): void {
    this.knowTheViewer();
    this.addSql(
      `create table topics (code text primary key, place int not null, name_ru text not null, name_en text not null)`,
    );
    for (const [place, [code, ru, en]] of TOPICS.entries())
      this.addSql(`insert into topics values ('${code}', ${place}, '${ru}', '${en}')`);
    this.addSql(`revoke insert, update, delete on topics from appeals`);
    this.createAppeals();
    this.createMessages();
    this.addSql(
      `create table rate_limits (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
    );
    this.guard();
  }

  private knowTheViewer(): void {
    const reads = "language sql stable parallel safe set search_path = appeals, extensions";
    this.addSql(`create function own_member() returns uuid ${reads} as $$
      select substring(current_setting('angel.member', true)
        from '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$')::uuid $$`);
    this.addSql(`create function held_code() returns bytea ${reads} as $$
      select decode(nullif(current_setting('angel.appeal', true), ''), 'hex') $$`);
    this.addSql(`create function paths_of(variadic wanted text[]) returns text[] ${reads} as $$
      select coalesce(array_agg(path), '{}') from json_to_recordset(
        coalesce(nullif(current_setting('angel.grants', true), ''), '[]')::json) as given (role text, path text)
      where role = any(wanted) $$`);
    // The platform's own hand, in seeds and hearers.
    this.addSql(`create function is_platform() returns boolean ${reads} as $$
      select '*' = any(paths_of('ADMINISTRATOR')) $$`);
    this.addSql(`create function nodes_of(paths text[]) returns ltree[] ${reads} as $$
      select coalesce(array_agg(path::ltree), '{}') from unnest(paths) as path where path ~ '^\\d+(\\.\\d+)*$' $$`);
    this.addSql(`create function handled_paths() returns ltree[] ${reads} as $$
      select nodes_of(paths_of('OPERATOR', 'STAFF', 'CHAIR', 'ADMINISTRATOR')) $$`);
    this.addSql(`create function led_paths() returns ltree[] ${reads} as $$
      select nodes_of(paths_of('CHAIR', 'STAFF')) $$`);
  }

  private createAppeals(): void {
    this.addSql(`create type appeal_kind as enum ('QUESTION', 'VIOLATION', 'PROPOSAL')`);
    this.addSql(
      `create type appeal_state as enum ('REGISTERED', 'IN_WORK', 'ANSWERED', 'PASSED_ON', 'CLOSED')`,
    );
    this.addSql(
      `create type appeal_channel as enum ('SITE', 'TELEPHONE', 'MAIL', 'SOCIAL_NETWORK', 'VISIT')`,
    );
    this.addSql(
      `create type appeal_outcome as enum ('HELPED', 'EXPLAINED', 'ACCEPTED', 'NOT_CONFIRMED', 'DROPPED')`,
    );
    // Its numbers are the order in which appeals came to their queues: taken under a lock, so that none is missed.
    this.addSql(`create sequence queue_places`);
    this.addSql(`grant usage on sequence queue_places to appeals`);
    this.addSql(`create table appeals (
      id uuid primary key,
      number int not null generated always as identity unique,
      kind appeal_kind not null,
      topic_code text not null references topics,
      state appeal_state not null default 'REGISTERED',
      channel appeal_channel not null,
      organisation_id uuid not null,
      organisation_path ltree not null,
      is_about_organisation boolean not null,
      handling_id uuid not null,
      handling_path ltree not null,
      place bigint not null unique,
      employer_name text,
      employer_tax_id text,
      employer_key text,
      branch text,
      member_id uuid,
      filed_as uuid,
      is_anonymous boolean not null,
      code_hash bytea not null unique,
      request_key bytea not null unique,
      request_mac bytea not null,
      sealed bytea,
      registered_at timestamptz not null default now(),
      registered_by uuid,
      due_on date not null,
      handler_id uuid,
      last_said int not null default 0,
      answered_at timestamptz,
      closed_at timestamptz,
      outcome appeal_outcome,
      reopened_at timestamptz,
      rating smallint check (rating between 1 and 5),
      check (not is_anonymous or member_id is null),
      check ((state = 'CLOSED') = (closed_at is not null)),
      check ((closed_at is null) = (outcome is null))
    )`);
    this.addSql(`create index appeals_in_queue on appeals using gist (handling_path)`);
    this.addSql(`create index appeals_of_organisation on appeals using gist (organisation_path)`);
    this.addSql(
      `create index appeals_of_member on appeals (member_id, number desc) where member_id is not null`,
    );
    this.addSql(`create index appeals_of_employer on appeals (employer_key, registered_at desc)`);
    this.addSql(`create index appeals_by_time on appeals (registered_at)`);
  }

  private createMessages(): void {
    this.addSql(`create type appeal_side as enum ('AUTHOR', 'HANDLER')`);
    this.addSql(`create table messages (
      id uuid primary key,
      appeal_id uuid not null references appeals,
      place int not null,
      side appeal_side not null,
      is_internal boolean not null default false,
      sealed bytea,
      said_at timestamptz not null default now(),
      account_id uuid,
      unique (appeal_id, place),
      check (side = 'HANDLER' or not is_internal and account_id is null)
    )`);
  }

  private guard(): void {
    const platform = "(select is_platform())";
    const own = "member_id = (select own_member())";
    const held = "code_hash = (select held_code())";
    const handled = `handling_path <@ any((select handled_paths())::ltree[])
      and (member_id is null or member_id is distinct from (select own_member()))
      and not (is_about_organisation and organisation_path @> any((select led_paths())::ltree[]))`;
    const seen = `${platform} or ${own} or ${held} or ${handled}`;
    const ofAppeal = `exists (select from appeals where appeals.id = appeal_id
      and (not is_internal or ${platform} or ${handled}))`;
    for (const [table, select, insert] of [
      ["appeals", seen, `${platform} or ${held}`],
      ["messages", ofAppeal, ofAppeal],
    ] as const) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy seen on ${table} for select to appeals using (${select})`);
      this.addSql(`create policy written on ${table} for insert to appeals with check (${insert})`);
      this.addSql(`create policy lent_by_owner on ${table} for select to appeals_owner using (true)`);
      this.addSql(`revoke delete on ${table} from appeals`);
    }
    // Passed on, it is no longer theirs who passed it.
    this.addSql(`create policy changed on appeals for update to appeals using (${seen}) with check (true)`);
    // A request that comes again is known before its author can be: nobody else has its key.
    this.addSql(`create function appeal_of_request(key bytea)
      returns table (id uuid, code_hash bytea, request_mac bytea, sealed bytea)
      language sql stable security definer set search_path = appeals, extensions as $$
        select id, code_hash, request_mac, sealed from appeals where request_key = key $$`);
    this.addSql(`revoke execute on function appeal_of_request(bytea) from public`);
    this.addSql(`grant execute on function appeal_of_request(bytea) to appeals`);
    this.addSql(`create policy forgotten on messages for update to appeals using (${platform})`);
  }
}
