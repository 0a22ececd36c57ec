import { Migration } from "@mikro-orm/migrations";
import { COUNTERS } from "./counters.js";

/** The nodes by which anything is summed below an organisation. */
const PLACE = ["territorial_id", "okrug_id", "region_id"];
const placeOf = (table: string) => PLACE.map((column) => `${table}.${column}`).join(", ");

/** The levels of an organisation, with the column in which members and counts name it. */
const BELOW = {
  REGIONAL: "region_id",
  OKRUG: "okrug_id",
  INDUSTRY: "okrug_id",
  TERRITORIAL: "territorial_id",
  PRIMARY: "primary_id",
} as const;

const VIEWS = [
  "movement_month",
  "movement_day",
  "removal",
  "workplace_coverage",
  "organisation_passport",
  "organisation_place",
  "member_place",
];
const FUNCTIONS = ["member_structure(int[])", "member_families(int[])"];

/** What analytics sums for panels, passports and trends, by the nodes that rows carry and not by walks down paths. */
export class PublishIndicators extends Migration {
  override up(): void {
    this.askMoreOfForms();
    this.publishCounts();
    this.publishMovements();
    this.publishPassports();
    this.publishStructure();
    this.grant();
  }

  /**
   * «Профактив» is asked of all, «Штат» of legal entities (of the others a bit says that it is not); and a chair
   * without an e-mail cannot be written to.
   */
  private askMoreOfForms(): void {
    const officer = (kind: string) => `not exists (select from officers
      where officers.organisation_id = node and kind = '${kind}' and until_on is null)`;
    this.addSql(`alter view organisation_gaps_now rename to organisation_form_gaps_now`);
    this.addSql(`create view organisation_gaps_now as
      select organisation_id, forms.territorial_id, forms.okrug_id, forms.region_id, is_primary,
        (forms.gaps
          | case when ${officer("ACTIVIST")} then 256 else 0 end
          | case when not coalesce(is_legal_entity, false) then 2048
              when ${officer("STAFF")} then 512 else 0 end
          | case when exists (select from chairs left join members on members.id = member_id
              where chairs.organisation_id = node and left_on is null and members.email is null) then 1024 else 0 end
        )::smallint as gaps
      from organisation_form_gaps_now forms join organisations on node = organisation_id`);
    this.addSql(`revoke all on organisation_gaps_now from registry`);
    for (const [change, tables, rows] of [
      ["insert", "new table as come", "come"],
      ["update", "old table as gone new table as come", "come union select organisation_id from gone"],
      ["delete", "old table as gone", "gone"],
    ] as const) {
      this.addSql(`create function recount_gaps_of_officers_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$
        declare touched int[] := array(select organisation_id from ${rows});
        begin
          perform recount_gaps(touched);
          return null;
        end $$`);
      this.addSql(`create trigger gaps_recounted_on_${change} after ${change} on officers
        referencing ${tables} for each statement execute function recount_gaps_of_officers_on_${change}()`);
    }
    this.addSql(`create function recount_gaps_of_chair() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$
      declare touched int[] := array(
        select organisation_id from chairs where member_id = new.id and left_on is null);
      begin
        if touched <> '{}' then perform recount_gaps(touched); end if;
        return null;
      end $$`);
    this.addSql(`create trigger gaps_recounted_with_email after update of email on members
      for each row when ((old.email is null) <> (new.email is null)) execute function recount_gaps_of_chair()`);
    this.addSql(`select recount_gaps()`);
  }

  private publishCounts(): void {
    const counters = (table: string) => COUNTERS.map((counter) => `${table}.${counter}`).join(", ");
    // Outer joins: whoever sums by nodes alone does not pay for the organisations.
    this.addSql(`create or replace view published.headcount as
      select organisations.id as organisation_id, organisations.path::text as organisation_path,
        ${counters("member_counts")}, member_counts.primary_id, ${placeOf("member_counts")}
      from member_counts left join organisations on node = primary_id`);
    this.addSql(`create or replace view published.headcount_day as
      select organisations.id as organisation_id, day, ${counters("days")}, days.primary_id, ${placeOf("organisations")}
      from member_count_days days left join organisations on node = days.primary_id`);
    this.addSql(`create or replace view published.form_gap as
      select organisations.id as organisation_id, organisations.path::text as organisation_path, is_primary, gaps,
        organisation_gaps.organisation_id as node, ${placeOf("organisation_gaps")}
      from organisation_gaps left join organisations on node = organisation_gaps.organisation_id`);
    this.addSql(`create view published.organisation_place as
      select id, node, parent_id, path::text as path, level::text as level, name, name_key, number,
        nlevel(path) as depth, ${placeOf("organisations")},
        case when level = 'PRIMARY' then node end as primary_id, closed_on
      from organisations`);
    // Whose card it is, is not said here: for events that tell of a card alone.
    this.addSql(`create view published.member_place as
      select members.id as member_id, path::text as path from members join organisations on node = primary_id`);
    this.addSql(`create view published.workplace_coverage as
      select primary_id, ${placeOf("member_counts")}, counted_on,
        head_counts.employed, member_counts.employed as employed_members
      from head_counts join member_counts on primary_id = organisation_id
      join organisations on node = organisation_id and closed_on is null
      where struck_at is null and not exists (select from head_counts later
        where later.organisation_id = head_counts.organisation_id and later.struck_at is null
          and later.counted_on > head_counts.counted_on)`);
  }

  private publishMovements(): void {
    this.addSql(
      `create index movements_by_day on movements (moved_on) include (organisation_id, from_id, kind)`,
    );
    this.addSql(`create index removals_by_day on movements (moved_on) include (organisation_id, reason)
      where kind = 'REMOVED'`);
    this.addSql(`create view published.movement_month as
      select organisation_id as primary_id, ${placeOf("organisations")}, month,
        registered, transferred_in, transferred_out, removed
      from movement_counts left join organisations on node = organisation_id`);
    this.addSql(`create view published.movement_day as
      select organisation_id as primary_id, ${placeOf("organisations")}, moved_on as day,
        (kind = 'REGISTERED')::int as registered, (kind = 'TRANSFERRED')::int as transferred_in, 0 as transferred_out,
        (kind = 'REMOVED')::int as removed
      from movements left join organisations on node = organisation_id
      union all
      select from_id, ${placeOf("organisations")}, moved_on, 0, 0, 1, 0
      from movements left join organisations on node = from_id where kind = 'TRANSFERRED'`);
    this.addSql(`create view published.removal as
      select organisation_id as primary_id, ${placeOf("organisations")}, moved_on as day, reason::text as reason
      from movements left join organisations on node = organisation_id where kind = 'REMOVED'`);
  }

  /** What a passport says of an organisation itself. */
  private publishPassports(): void {
    const size = (kind: string) => `(select count(*)::int from bodies join seats on seats.body_id = bodies.id
      where bodies.organisation_id = node and bodies.kind = '${kind}' and ended_on is null and seats.until_on is null)`;
    this.addSql(`create view published.organisation_passport as
      select organisations.id as organisation_id, node, full_name, number, types.code as type_code,
        types.name as type_name, is_legal_entity, tax_id, is_small, has_committee,
        concat_ws(' ', chairs.last_name, chairs.first_name, chairs.patronymic) as chair_name,
        chairs.is_staff as is_chair_staff, chairs.powers_until,
        (select count(*)::int from officers where officers.organisation_id = node and kind = 'STAFF'
          and until_on is null) as staff,
        ${size("COMMITTEE")} as committee, ${size("PRESIDIUM")} as presidium,
        ${size("AUDIT_COMMISSION")} as audit_commission
      from organisations
      join organisation_types types on types.code = type_code
      left join chairs on chairs.organisation_id = node and chairs.left_on is null`);
  }

  /** Age, sex, education and occupation: of regions from the cube, below them from the members. */
  private publishStructure(): void {
    const below = Object.entries(BELOW)
      .filter(([level]) => level !== "REGIONAL")
      .map(
        ([level, column]) => `
          select tops.node, extract(year from born_on)::smallint, sex::text, careers.education::text,
            occupation::text, count(*)::int
          from tops join members on members.${column} = tops.node left join careers on member_id = members.id
          where tops.level = '${level}' and status = 'ON_REGISTER' group by 1, 2, 3, 4, 5`,
      );
    const tops = `tops as materialized (
      select node, level::text as level from organisations where node = any(member_structure.tops))`;
    this.addSql(`create function published.member_structure(tops int[])
      returns table (node int, birth_year smallint, sex text, education text, occupation text, members int)
      language sql stable security definer set search_path = registry, extensions as $$
        with ${tops}
        select tops.node, birth_year, sex::text, education::text, occupation::text, sum(members)::int
        from tops join member_statistics on tops.level = 'NATIONAL' or region_id = tops.node
        where tops.level in ('NATIONAL', 'REGIONAL') group by 1, 2, 3, 4, 5
        union all ${below.join(" union all ")} $$`);

    const columns = Object.entries(BELOW).map(
      ([level, column]) => `(tops.level = '${level}' and members.${column} = tops.node)`,
    );
    this.addSql(`create function published.member_families(tops int[])
      returns table (node int, married int, parents int, large_families int)
      language sql stable security definer set search_path = registry, extensions as $$
        with ${tops.replace("member_structure.", "member_families.")},
        families as materialized (
          select member_id, bool_or(kinship = 'SPOUSE') as is_married,
            count(*) filter (where kinship = 'CHILD') as children
          from family_members where struck_at is null group by member_id)
        select tops.node, count(*) filter (where is_married)::int, count(*) filter (where children > 0)::int,
          count(*) filter (where children > 2)::int
        from families join members on members.id = member_id and status = 'ON_REGISTER'
        join tops on tops.level = 'NATIONAL' or ${columns.join(" or ")}
        group by 1 $$`);
  }

  private grant(): void {
    for (const door of FUNCTIONS) {
      this.addSql(`revoke execute on function published.${door} from public`);
    }
    // A role of analytics may come to the database after us.
    this.addSql(`create function publish_indicators() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      declare thing text;
      begin
        perform pg_advisory_xact_lock(hashtextextended('registry.publish_indicators', 0));
        if not exists (select from pg_roles where rolname = 'analytics') then return; end if;
        foreach thing in array array['${VIEWS.join("', '")}'] loop
          if not has_table_privilege('analytics', 'published.' || thing, 'select') then
            execute format('grant select on published.%I to analytics', thing);
          end if;
        end loop;
        ${FUNCTIONS.map((door) => `grant execute on function published.${door} to analytics;`).join("\n")}
      end $$`);
    this.addSql(`revoke execute on function publish_indicators() from public`);
    this.addSql(`grant execute on function publish_indicators() to registry`);
    this.addSql(`select publish_indicators()`);
  }
}
