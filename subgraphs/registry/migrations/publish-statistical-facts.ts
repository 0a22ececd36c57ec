import { Migration } from "@mikro-orm/migrations";
import { undone } from "./undone.js";
import {
  ARRIVALS,
  CHAIR_FACTS,
  DEPARTURES,
  MEMBER_FACTS,
  REMOVALS,
  STATISTICAL_FACTS,
  TRAINING_FACTS,
} from "./statistical-facts.js";

type Facts = Readonly<Record<string, string>>;

const counted = (facts: Facts) =>
  Object.entries(facts)
    .map(([name, condition]) => `(count(*) filter (where ${condition}))::int as ${name}`)
    .join(", ");
/** The tree at the end of `$1`; who was not there yet, or no longer, is left out. */
const ORGANISATIONS = `
  select * from (
    select * from organisations where id not in (select id from organisations_undone) /* of node */
    union all
    select past.* from organisations_undone join organisations using (id),
      lateral jsonb_populate_record(organisations, undo) as state,
      lateral (
        select max(node) filter (where level = 'TERRITORIAL') as territorial,
          max(node) filter (where level::text in ('OKRUG', 'INDUSTRY')) as okrug,
          max(node) filter (where level = 'REGIONAL') as region
        from organisations above where node = any(string_to_array(state.path::text, '.')::int[])) line,
      lateral jsonb_populate_record(state, jsonb_build_object(
        'territorial_id', territorial, 'okrug_id', okrug, 'region_id', region)) as past
    where true /* of organisations.node */) org
  where coalesce(valid_from, $1) <= $1 and (closed_on is null or closed_on > $1)`;
const ORGANISATIONS_UNDONE = `
  select row_key::uuid as id, undo from undone_since('organisations', $1)`;
/** Cards that were otherwise at the end of `$1`; asked for a few primaries, only those that stand or stood there. */
const MEMBERS_UNDONE = `
  select row_key::uuid as id, undo from (${undone(
    "select distinct row_key, $1 as day from changes where table_name = 'members' and since > $1 /* touching */",
    "'members'",
    "'infinity'",
  )}) asked`;
const TOUCHING = `and ((was ->> 'primary_id')::int = any($2)
  or member_id in (select id from members where primary_id = any($2)))`;

const anyOf = (facts: Facts) => `'{${Object.keys(facts).join()}}'`;

/**
 * What statistical reports are made of: a row of facts an organisation, as they were at the end of a day and in the
 * year before it, and the people behind each fact. For analytics alone: small numbers tell of people.
 */
export class PublishStatisticalFacts extends Migration {
  override up(): void {
    this.addSql(`create index movements_of_organisation on movements (organisation_id, moved_on)`);
    this.addSql(`create index movements_from_organisation on movements (from_id, moved_on)
      where from_id is not null`);
    // The nomenclature of pedagogical posts (government decree № 225 of 21.02.2022), by the words they begin with.
    this.addSql(`create function is_pedagogical(post text) returns boolean
      language sql immutable parallel safe return
        lower(post collate "pg_c_utf8") ~ '^(старш(ий|ая) )?(учител|преподавател|воспитател|педагог|методист|вожат|логопед|дефектолог|тьютор|концертмейстер|музыкальный руководител|мастер производственного обучения|инструктор|советник директора)'`);
    this.addSql(`create function year_before(on_day date) returns date
      language sql immutable parallel safe return
        case when on_day = date_trunc('year', on_day)::date then (on_day - interval '1 year')::date
          else date_trunc('year', on_day)::date end`);
    this.countFacts();
    this.listMembers();
    this.publish();
  }

  private countFacts(): void {
    const own: Facts = {
      primaries: "(level = 'PRIMARY')::int",
      primaries_small: "(level = 'PRIMARY' and is_small is true)::int",
      staff_employed: "coalesce(staff.employed, 0)",
      staff_pedagogical: "coalesce(staff.pedagogical, 0)",
      staff_young: "coalesce(staff.young, 0)",
      committees: "(has_committee is true)::int",
      committee_members: "coalesce(seated.committee, 0)",
      presidium_members: "coalesce(seated.presidium, 0)",
      audit_members: "coalesce(seated.audit, 0)",
      activists: "coalesce(helping.activists, 0)",
      apparatus: "coalesce(helping.apparatus, 0)",
      profgroups: "coalesce(grouped.profgroups, 0)",
      profgroup_organisers: "coalesce(grouped.organisers, 0)",
      dues_rates: "(level = 'PRIMARY' and dues_percent is not null)::int",
      dues_rate_sum: "case when level = 'PRIMARY' then coalesce(dues_percent, 0) else 0 end",
      agreements: "coalesce(agreed.agreements, 0)",
      plastic_cards: "carded.plastic",
      virtual_cards: "carded.virtual",
      chair_elected_on: "led.elected_on",
      chair_powers_until: "led.powers_until",
      agreement_from: "agreed.valid_from",
      agreement_until: "agreed.valid_until",
    };
    const sources: Record<string, Facts> = {
      here: MEMBER_FACTS,
      came: { ...ARRIVALS, ...REMOVALS },
      went: DEPARTURES,
      taught: TRAINING_FACTS,
      led: CHAIR_FACTS,
    };
    const columns = STATISTICAL_FACTS.map(([name]) => {
      if (own[name]) return own[name];
      const source = Object.keys(sources).find((key) => sources[key]?.[name]);
      return `coalesce(${source}.${name}, 0)`;
    });
    // Asked for a few organisations, each table is sought by its index; asked for all, read once. Two plans, so
    // two texts: the conditions stand in the statement.
    this.addSql(`create function published.statistical_facts(on_day date, nodes int[] default null)
      returns table (node int, organisation_id uuid, level text, type_code text, territorial_id int, okrug_id int,
        region_id int, ${STATISTICAL_FACTS.map(([name, type]) => `${name} ${type}`).join(", ")})
      language plpgsql stable security definer
      set search_path = registry, extensions set work_mem = '128MB' set jit = off as $function$
      declare
        since date := year_before(on_day);
        touching text := '${TOUCHING.replaceAll("'", "''")}';
        picture date := (select max(day) from count_pictures where day <= on_day);
        cards text;
        statement text := $query$
          with undone as materialized (${MEMBERS_UNDONE}),
          organisations_undone as materialized (${ORGANISATIONS_UNDONE}),
          states as not materialized (
            select id, primary_id, occupation, sex, born_on, position, dues_form from members
              where status = 'ON_REGISTER' and valid_from <= $1 and id not in (select id from undone)
                /* of members.primary_id */
            union all
            select past.id, past.primary_id, past.occupation, past.sex, past.born_on, past.position, past.dues_form
              from undone join members using (id), lateral jsonb_populate_record(members, undo) as past
              where past.status = 'ON_REGISTER' and members.valid_from <= $1 /* of past.primary_id */),
          here as (select primary_id, ${counted(MEMBER_FACTS)} from states group by 1),
          came as (
            select organisation_id as home, ${counted({ ...ARRIVALS, ...REMOVALS })} from movements
            where moved_on > $3 and moved_on <= $1 /* of organisation_id */ group by 1),
          went as (
            select from_id as home, ${counted(DEPARTURES)} from movements
            where from_id is not null and moved_on > $3 and moved_on <= $1 /* of from_id */ group by 1),
          taught as (
            select primary_id, ${Object.entries(TRAINING_FACTS)
              .map(
                ([name, condition]) =>
                  `(count(distinct member_id) filter (where ${condition}))::int as ${name}`,
              )
              .join(", ")}
            from trainings join states on states.id = member_id
            where struck_at is null and coalesce(finished_on, started_on) > $3 and coalesce(finished_on, started_on) <= $1
            group by 1),
          led as (
            select organisation_id as home, max(chairs.elected_on) as elected_on,
              max(chairs.powers_until) as powers_until, ${counted(CHAIR_FACTS)}
            from (
              select distinct on (organisation_id) * from chairs
              where coalesce(elected_on, $1) <= $1 and (left_on is null or left_on > $1) /* of organisation_id */
              order by organisation_id, elected_on desc nulls last) chairs
              left join members holder on holder.id = chairs.member_id
              left join careers on careers.member_id = chairs.member_id
            group by 1),
          seated as (
            select bodies.organisation_id as home,
              (count(*) filter (where kind = 'COMMITTEE'))::int as committee,
              (count(*) filter (where kind = 'PRESIDIUM'))::int as presidium,
              (count(*) filter (where kind = 'AUDIT_COMMISSION'))::int as audit
            from bodies join seats on body_id = bodies.id
            where elected_on <= $1 and (ended_on is null or ended_on > $1) and since_on <= $1
              and (until_on is null or until_on > $1) /* of bodies.organisation_id */
            group by 1),
          helping as (
            select organisation_id as home, (count(*) filter (where kind = 'ACTIVIST'))::int as activists,
              (count(*) filter (where kind = 'STAFF'))::int as apparatus
            from officers where since_on <= $1 and (until_on is null or until_on > $1) /* of organisation_id */
            group by 1),
          grouped as (
            select organisation_id as home, count(*)::int as profgroups, count(organiser_id)::int as organisers
            from units where kind = 'PROFGROUP' and (closed_on is null or closed_on > $1) /* of organisation_id */
            group by 1),
          staff as (
            select distinct on (organisation_id) organisation_id as home, employed, pedagogical, young
            from head_counts where struck_at is null and counted_on <= $1 /* of organisation_id */
            order by organisation_id, counted_on desc),
          agreed as (
            select organisation_id as home, count(*)::int as agreements, max(valid_from) as valid_from,
              max(valid_until) as valid_until
            from agreements where kind = 'COLLECTIVE_AGREEMENT' and struck_at is null and valid_from <= $1
              and (valid_until is null or valid_until >= $1) /* of organisation_id */
            group by 1),
          carded as (/* cards */)
          select org.node, org.id, level::text, type_code, territorial_id, okrug_id, region_id, ${columns.join(", ")}
          from (${ORGANISATIONS}) org
            left join here on here.primary_id = org.node
            left join came on came.home = org.node
            left join went on went.home = org.node
            left join taught on taught.primary_id = org.node
            left join led on led.home = org.node
            left join seated on seated.home = org.node
            left join helping on helping.home = org.node
            left join grouped on grouped.home = org.node
            left join staff on staff.home = org.node
            left join agreed on agreed.home = org.node
            left join carded on carded.primary_id = org.node
          $query$;
      begin
        -- What stands before the first picture is not known by primaries.
        cards := case
          when picture is not null then $cards$
            select primary_id, sum(plastic_cards)::int as plastic, sum(virtual_cards)::int as virtual from (
              select primary_id, plastic_cards, virtual_cards from member_counts_at
                where day = $4 /* of primary_id */
              union all select primary_id, plastic_cards, virtual_cards from member_count_days
                where day > $4 and day <= $1 /* of primary_id */) known group by 1 $cards$
          when not exists (select from count_pictures) then $cards$
            select primary_id, sum(plastic_cards)::int as plastic, sum(virtual_cards)::int as virtual from (
              select primary_id, plastic_cards, virtual_cards from member_counts where true /* of primary_id */
              union all select primary_id, -plastic_cards, -virtual_cards from member_count_days
                where day > $1 /* of primary_id */) known group by 1 $cards$
          else 'select null::int as primary_id, null::int as plastic, null::int as virtual where false' end;
        statement := replace(statement, '/* cards */', cards);
        statement := replace(statement, 'on_day', '$1');
        statement := replace(statement, '/* touching */', case when nodes is null then '' else touching end);
        statement := regexp_replace(statement, '/\\* of ([a-z_.]+) \\*/',
          case when nodes is null then '' else 'and \\1 = any($2)' end, 'g');
        return query execute statement using on_day, nodes, since, picture;
      end $function$`);
  }

  /** The people behind a fact, in the order of names: only those whom the viewer in the settings may see. */
  private listMembers(): void {
    const conditionOf = (facts: Facts) =>
      `case fact ${Object.entries(facts)
        .map(([name, condition]) => `when '${name}' then $condition$${condition}$condition$`)
        .join(" ")} end`;
    this.addSql(`create function published.statistical_members(
        top int, on_day date, fact text, after_key text, after_id uuid, most int)
      returns table (member_id uuid, name_key text)
      language plpgsql stable security definer set search_path = registry, extensions as $function$
      declare
        place organisations;
        primaries int[] := primaries_on(top, on_day);
        touching text := '${TOUCHING.replaceAll("'", "''")}';
        behind text;
      begin
        select * into place from organisations where node = top;
        if not found or not (sees_union() or place.path <@ any(visible_paths())) then return; end if;
        behind := case
          when fact = any(${anyOf(MEMBER_FACTS)}) then replace($query$
            select id, name_key from (
              (select id, name_key from members
                where status = 'ON_REGISTER' and valid_from <= $1 and id not in (select id from undone)
                  and ($2 is null or primary_id = any($2)) and (name_key, id) > ($4, $5) and (/* fact */)
                order by name_key, id limit $6)
              union all
              (select past.id, members.name_key from undone join members using (id),
                  lateral jsonb_populate_record(members, undo) as past
                where past.status = 'ON_REGISTER' and members.valid_from <= $1
                  and ($2 is null or past.primary_id = any($2)) and (members.name_key, members.id) > ($4, $5)
                  and exists (select from (select past.*) card where /* fact */))) found
            order by name_key, id limit $6 $query$, '/* fact */', ${conditionOf(MEMBER_FACTS)})
          when fact = any(${anyOf({ ...ARRIVALS, ...REMOVALS, ...DEPARTURES })}) then replace($query$
            select distinct members.id, members.name_key from movements join members on members.id = member_id
            where moved_on > $3 and moved_on <= $1 and (/* fact */)
              and ($2 is null or /* home */ = any($2)) and (name_key, members.id) > ($4, $5)
            order by members.name_key, members.id limit $6 $query$, '/* fact */', ${conditionOf({ ...ARRIVALS, ...REMOVALS, ...DEPARTURES })})
          when fact = any(${anyOf(TRAINING_FACTS)}) then replace($query$
            select distinct members.id, members.name_key from trainings join members on members.id = member_id
              left join undone on undone.id = members.id,
              lateral jsonb_populate_record(members, coalesce(undo, '{}')) as past
            where struck_at is null and coalesce(finished_on, started_on) > $3
              and coalesce(finished_on, started_on) <= $1 and (/* fact */) and past.status = 'ON_REGISTER'
              and members.valid_from <= $1
              and ($2 is null or past.primary_id = any($2)) and (members.name_key, members.id) > ($4, $5)
            order by members.name_key, members.id limit $6 $query$, '/* fact */', ${conditionOf(TRAINING_FACTS)})
          when fact = any(${anyOf(CHAIR_FACTS)}) then replace($query$
            select distinct holder.id, holder.name_key
            from (
              select distinct on (organisation_id) chairs.* from chairs
                join (${ORGANISATIONS}) org on org.node = organisation_id
              where coalesce(elected_on, $1) <= $1 and (left_on is null or left_on > $1)
                and ($2 is null or org.node = any($2) or org.path <@ $7)
              order by organisation_id, elected_on desc nulls last) chairs
              join members holder on holder.id = chairs.member_id
              left join careers on careers.member_id = holder.id
            where (/* fact */) and (name_key, holder.id) > ($4, $5)
            order by holder.name_key, holder.id limit $6 $query$, '/* fact */', ${conditionOf(CHAIR_FACTS)})
        end;
        if behind is null then return; end if;
        behind := replace(behind, 'on_day', '$1');
        behind := replace(behind, '/* home */',
          case when fact = any(${anyOf(DEPARTURES)}) then 'from_id' else 'organisation_id' end);
        return query execute
          replace($query$with undone as materialized (${MEMBERS_UNDONE}),
            organisations_undone as materialized (${ORGANISATIONS_UNDONE}) $query$,
            '/* touching */', case when primaries is null then '' else touching end) || behind
          using on_day, primaries, year_before(on_day), coalesce(after_key, ''),
            coalesce(after_id, '00000000-0000-0000-0000-000000000000'), most, place.path;
      end $function$`);
  }

  private publish(): void {
    for (const lent of [
      "statistical_facts(date, int[])",
      "statistical_members(int, date, text, text, uuid, int)",
    ]) {
      this.addSql(`revoke execute on function published.${lent} from public`);
    }
    // A role of analytics may come to the database after us.
    this.addSql(`create function publish_statistical_facts() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      begin
        if not exists (select from pg_roles where rolname = 'analytics') then return; end if;
        grant execute on function published.statistical_facts(date, int[]) to analytics;
        grant execute on function published.statistical_members(int, date, text, text, uuid, int) to analytics;
      end $$`);
    this.addSql(`revoke execute on function publish_statistical_facts() from public`);
    this.addSql(`grant execute on function publish_statistical_facts() to registry`);
    this.addSql(`select publish_statistical_facts()`);
  }
}
