import { Migration } from "@mikro-orm/migrations";
import { COUNTERS } from "./counters.js";
import { undone } from "./undone.js";

const OWN_NODES = ["primary_id", "territorial_id", "okrug_id", "region_id"];
/** Of a card that the viewer does not see nothing is told, as the view of cards tells nothing. */
const IS_SEEN = `((select sees_union())
  or ${OWN_NODES.map((column) => `seen.${column} = any((select seen_nodes())::int[])`).join(" or ")})`;

interface Answer {
  given: string;
  columns: string;
  body: string;
  language?: string;
}

/** What stood beside cards and forms on a day, of many at once: a report of a past day asks a stretch at a time. */
export class PublishPastBySets extends Migration {
  override up(): void {
    const answers: Record<string, Answer> = {
      cards_on: {
        given: "ids uuid[], on_day date",
        columns: "of_row uuid, number text, status text",
        body: `select distinct on (kept.member_id) kept.member_id, kept.number, state.status::text
          from members seen join membership_cards kept on kept.member_id = seen.id
          left join (${undone(
            "select number as row_key, on_day as day from membership_cards where member_id = any(ids)",
            "'membership_cards'",
            "'infinity'",
          )}) undone on row_key = kept.number,
            lateral jsonb_populate_record(kept, coalesce(undo, '{}')) as state
          where seen.id = any(ids) and ${IS_SEEN} and kept.valid_from <= on_day
            and (state.replaced_on is null or state.replaced_on > on_day)
          order by kept.member_id, kept.valid_from desc, kept.number`,
      },
      registers_on: {
        given: "ids uuid[], on_day date",
        columns: "of_row uuid, registered_on date, removed_on date, removal_reason text",
        body: `select seen.id, max(moved_on) filter (where kind <> 'REMOVED'),
            max(moved_on) filter (where kind = 'REMOVED'),
            (array_agg(reason::text order by moved_on desc, recorded_at desc) filter (where kind = 'REMOVED'))[1]
          from members seen join movements on member_id = seen.id and moved_on <= on_day
          where seen.id = any(ids) and ${IS_SEEN} group by seen.id`,
      },
      careers_on: {
        given: "ids uuid[], on_day date",
        columns: `of_row uuid, education text, working_from date, teaching_from date, academic_degree text,
          academic_title text, has_long_service_pension boolean, is_labour_veteran boolean`,
        body: `select seen.id, education::text, working_from, teaching_from, academic_degree, academic_title,
            has_long_service_pension, is_labour_veteran
          from members seen join careers on member_id = seen.id and filled_on <= on_day
          where seen.id = any(ids) and ${IS_SEEN}`,
      },
      chairs_on: {
        given: "nodes int[], on_day date",
        columns: "of_row int, name text, elected_on date, powers_until date",
        body: `select distinct on (organisation_id) organisation_id, concat_ws(' ', last_name, first_name, patronymic),
            elected_on, powers_until
          from chairs where organisation_id = any(nodes) and coalesce(elected_on, on_day) <= on_day
            and (left_on is null or left_on > on_day)
          order by organisation_id, elected_on desc nulls last, recorded_at desc`,
      },
      forms_on: {
        given: "ids uuid[], on_day date",
        columns: "of_row uuid, parent_name text, type_name text, employer_name text, employer_tax_id text",
        body: `with forms_then as materialized (select row_key::uuid as id, undo from undone_since('organisations', on_day)),
            employers_then as materialized (
              select row_key::uuid as id, undo from undone_since('employers', on_day))
          select kept.id, coalesce(above_then.undo ->> 'name', above.name), types.name,
            coalesce(employers_then.undo ->> 'name', employers.name),
            case when employers_then.undo ? 'tax_id' then employers_then.undo ->> 'tax_id'
              else employers.tax_id end
          from organisations kept left join forms_then on forms_then.id = kept.id,
            lateral jsonb_populate_record(kept, coalesce(forms_then.undo, '{}')) as state
            left join organisations above on above.id = state.parent_id
            left join forms_then above_then on above_then.id = state.parent_id
            left join organisation_types types on types.code = state.type_code
            left join employers on employers.id = state.employer_id
            left join employers_then on employers_then.id = state.employer_id
          where kept.id = any(ids)`,
      },
      headcounts_on: {
        given: "nodes int[], on_day date",
        columns: `of_row int, ${COUNTERS.map((counter) => `${counter} int`).join(", ")}`,
        language: "plpgsql",
        body: this.headcounts(),
      },
    };
    for (const [name, { given, columns, body, language = "sql" }] of Object.entries(answers)) {
      this.addSql(`create function published.${name}(${given}) returns table (${columns})
        language ${language} stable parallel safe security definer set search_path = registry, extensions as $$
          ${body} $$`);
      this.addSql(`revoke execute on function published.${name} from public`);
    }
    // A role of analytics may come to the database after us.
    this.addSql(`create or replace function publish_past() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      begin
        if not exists (select from pg_roles where rolname = 'analytics') then return; end if;
        ${Object.keys(answers)
          .map((name) => `grant execute on function published.${name} to analytics;`)
          .join("\n")}
      end $$`);
    for (const one of ["card_on", "register_on", "career_on", "chair_on", "form_on"]) {
      this.addSql(`drop function published.${one}`);
    }
    this.addSql(`select publish_past()`);
  }

  /** From the picture before the day and the days since; where there is none, each organisation by itself. */
  private headcounts(): string {
    const sums = COUNTERS.map((counter) => `sum(known.${counter})::int`).join(", ");
    const columns = COUNTERS.map((counter) => `rows.${counter}`).join(", ");
    const below = (level: string, column: string) => `
      select tops.node, place.node from tops join organisations place on place.${column} = tops.node
      where tops.level in (${level}) and place.level = 'PRIMARY' and place.node not in (select moved.node from moved)`;
    return `#variable_conflict use_column
      declare
        picture date := (select max(day) from count_pictures where day <= on_day);
      begin
        if picture is null then
          return query select tops.node, ${COUNTERS.map((counter) => `counted.${counter}`).join(", ")}
            from organisations tops, lateral member_counts_on(primaries_on(tops.node, on_day), on_day) counted
            where tops.node = any(nodes);
        else
          return query
            with tops as materialized (select node, level::text as level from organisations where node = any(nodes)),
            moved as materialized (
              select organisations.node, (undo ->> 'path')::ltree as path
              from undone_since('organisations', on_day) join organisations on id = row_key::uuid
              where undo ? 'path'),
            own (top, primary_id) as (
              select node, node from tops where level = 'PRIMARY'
              union all ${below("'TERRITORIAL'", "territorial_id")}
              union all ${below("'OKRUG', 'INDUSTRY'", "okrug_id")}
              union all ${below("'REGIONAL'", "region_id")}
              union all
              select tops.node, place.node from tops join organisations place on place.level = 'PRIMARY'
              where tops.level = 'NATIONAL'
              union all
              select tops.node, moved.node from tops
                join moved on string_to_array(moved.path::text, '.')::int[] @> array[tops.node]
              where tops.level not in ('PRIMARY', 'NATIONAL')),
            known as (
              select own.top, ${columns} from own join member_counts_at rows
                on rows.day = picture and rows.primary_id = own.primary_id
              union all
              select own.top, ${columns} from own join member_count_days rows
                on rows.day > picture and rows.day <= on_day and rows.primary_id = own.primary_id)
            select known.top, ${sums} from known group by known.top;
        end if;
      end`;
  }
}
