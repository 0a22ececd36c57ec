import { Migration } from "@mikro-orm/migrations";
import { COUNTERS } from "./counters.js";

const CELL = "region_id, birth_year, sex, education, occupation";

/**
 * Members on register by region, year of birth, sex, education and occupation. Writers only add differences, so that
 * none waits for another; folding them together is nobody's hurry. A reader sums, and is exact at any moment.
 */
export class PublishStatistics extends Migration {
  override up(): void {
    this.addSql(`create table member_statistics (
      region_id int, birth_year smallint, sex sex, education education, occupation occupation, members int not null)`);
    this.addSql(`create index member_statistics_of_region on member_statistics (region_id)`);
    this.addSql(`revoke insert, update, delete on member_statistics from registry`);
    this.countCells();
    this.relabel();
    this.fold();
    this.finishLoad();
    this.publish();
    this.addSql(`select recount_statistics()`);
  }

  private countCells(): void {
    const cells = (rows: string) => `
      insert into member_statistics (${CELL}, members)
        select region_id, extract(year from born_on)::smallint, sex, education, occupation, sum(n) from (${rows}) changed
        where status = 'ON_REGISTER' group by 1, 2, 3, 4, 5 having sum(n) <> 0`;
    const members = (from: string, n: number) => `
      select region_id, born_on, sex, (select education from careers where member_id = ${from}.id) as education,
        occupation, status, ${n} as n from ${from}`;
    const careers = (from: string, n: number, other: number) => `
      select region_id, born_on, sex, ${from}.education, occupation, status, ${n} as n
        from ${from} join members on members.id = member_id
      union all select region_id, born_on, sex, null, occupation, status, ${other}
        from ${from} join members on members.id = member_id`;
    for (const [table, change, tables, rows] of [
      ["members", "insert", "new table as come", members("come", 1)],
      [
        "members",
        "update",
        "old table as gone new table as come",
        `${members("come", 1)} union all ${members("gone", -1)}`,
      ],
      ["members", "delete", "old table as gone", members("gone", -1)],
      ["careers", "insert", "new table as come", careers("come", 1, -1)],
      [
        "careers",
        "update",
        "old table as gone new table as come",
        `${careers("come", 1, -1)} union all ${careers("gone", -1, 1)}`,
      ],
    ] as const) {
      this.addSql(`create function count_cells_of_${table}_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$ begin
          ${cells(rows)};
          return null;
        end $$`);
      this.addSql(`create trigger cells_counted_on_${change} after ${change} on ${table}
        referencing ${tables} for each statement when (current_user <> 'registry_owner')
        execute function count_cells_of_${table}_on_${change}()`);
    }
  }

  /** A member who moves to another region with the primary counts there. */
  private relabel(): void {
    this.addSql(`create or replace function relabel_members(top ltree) returns void
      language sql security definer set search_path = registry, extensions as $$
        with moved as (
          update members set
            territorial_id = home.territorial_id, okrug_id = home.okrug_id, region_id = home.region_id
          from organisations home
          where home.path <@ top and home.level = 'PRIMARY' and members.primary_id = home.node
            and (members.territorial_id, members.okrug_id, members.region_id)
              is distinct from (home.territorial_id, home.okrug_id, home.region_id)
          returning members.id, old.region_id as left_id, new.region_id as came_id, born_on, sex, occupation, status)
        insert into member_statistics (${CELL}, members)
          select region_id, extract(year from born_on)::smallint, sex, education, occupation, sum(n)
          from moved left join careers on member_id = moved.id,
            lateral (values (left_id, -1), (came_id, 1)) as sides (region_id, n)
          where status = 'ON_REGISTER' and left_id is distinct from came_id
          group by 1, 2, 3, 4, 5;
        update member_counts set
          territorial_id = home.territorial_id, okrug_id = home.okrug_id, region_id = home.region_id
        from organisations home
        where home.path <@ top and home.level = 'PRIMARY' and member_counts.primary_id = home.node $$`);
  }

  private fold(): void {
    this.addSql(`create function fold_statistics() returns void
      language sql security definer set search_path = registry, extensions as $$
        with unfolded as (delete from member_statistics returning *)
        insert into member_statistics (${CELL}, members)
          select ${CELL}, sum(members) from unfolded group by ${CELL} having sum(members) <> 0 $$`);
    this.addSql(`revoke execute on function fold_statistics() from public`);
    this.addSql(`grant execute on function fold_statistics() to registry`);
    this.addSql(`create function recount_statistics() returns void
      language sql set search_path = registry, extensions as $$
        truncate member_statistics;
        insert into member_statistics (${CELL}, members)
          select region_id, extract(year from born_on)::smallint, sex, education, occupation, count(*)
          from members left join careers on member_id = members.id
          where status = 'ON_REGISTER' group by 1, 2, 3, 4, 5 $$`);
    this.addSql(`revoke execute on function recount_statistics() from public`);
  }

  private finishLoad(): void {
    this.addSql(`create or replace function finish_load(pictures date[]) returns void
      language plpgsql set search_path = registry, extensions
        set maintenance_work_mem = '512MB' set work_mem = '256MB' set jit = off as $$
      declare
        statement text;
      begin
        for statement in select sql from put_back order by place loop
          execute statement;
        end loop;
        perform setval('organisations_node_seq', (select max(node) from organisations));
        perform recount_members(pictures);
        perform recount_gaps();
        perform learn_all_names();
        perform recount_statistics();
        insert into movement_counts (organisation_id, month, registered, transferred_in, transferred_out, removed)
          select node, month, sum(registered), sum(came), sum(went), sum(removed) from (
            select organisation_id as node, date_trunc('month', moved_on)::date as month,
              (kind = 'REGISTERED')::int as registered, (kind = 'TRANSFERRED')::int as came, 0 as went,
              (kind = 'REMOVED')::int as removed
            from movements
            union all
            select from_id, date_trunc('month', moved_on)::date, 0, 0, 1, 0 from movements where from_id is not null
          ) steps group by node, month;
      end $$`);
  }

  /** What analytics reads by sets, and nobody else: small numbers tell of people. */
  private publish(): void {
    this.addSql(`create view published.headcount as
      select organisations.id as organisation_id, organisations.path::text as organisation_path,
        ${COUNTERS.map((counter) => `member_counts.${counter}`).join(", ")}
      from member_counts join organisations on node = primary_id`);
    this.addSql(`create view published.headcount_day as
      select organisations.id as organisation_id, day,
        ${COUNTERS.map((counter) => `days.${counter}`).join(", ")}
      from member_count_days days join organisations on node = primary_id`);
    this.addSql(`create view published.headcount_picture as
      select organisations.id as organisation_id, day,
        ${COUNTERS.map((counter) => `pictures.${counter}`).join(", ")}
      from member_counts_at pictures join organisations on node = primary_id`);
    this.addSql(`create view published.form_gap as
      select organisations.id as organisation_id, organisations.path::text as organisation_path, is_primary, gaps
      from organisation_gaps join organisations on node = organisation_id`);
    this.addSql(`create view published.member_statistic as
      select organisations.id as region_id, birth_year, member_statistics.sex::text as sex,
        education::text as education, occupation::text as occupation, sum(members)::int as members
      from member_statistics left join organisations on node = member_statistics.region_id
      group by organisations.id, birth_year, member_statistics.sex, education, occupation`);
    this
      .addSql(`create function published.headcount_on(top int, on_day date) returns setof registry.count_difference
      language sql stable security definer set search_path = registry, extensions as $$
        select * from member_counts_on(primaries_on(top, on_day), on_day) $$`);
    this.addSql(`revoke execute on function published.headcount_on(int, date) from public`);
    // A role of analytics may come to the database after us.
    this.addSql(`create function publish_statistics() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      declare view text;
      begin
        perform pg_advisory_xact_lock(hashtextextended('registry.publish_statistics', 0));
        if not exists (select from pg_roles where rolname = 'analytics') then return; end if;
        foreach view in array array['headcount', 'headcount_day', 'headcount_picture', 'form_gap', 'member_statistic'] loop
          if not has_table_privilege('analytics', 'published.' || view, 'select') then
            execute format('grant select on published.%I to analytics', view);
          end if;
        end loop;
        grant usage on schema registry to analytics;
        grant execute on function published.headcount_on(int, date) to analytics;
      end $$`);
    this.addSql(`revoke execute on function publish_statistics() from public`);
    this.addSql(`grant execute on function publish_statistics() to registry`);
    this.addSql(`select publish_statistics()`);
  }
}
