import { Migration } from "@mikro-orm/migrations";
import { undone } from "./undone.js";

const OWN_NODES = ["primary_id", "territorial_id", "okrug_id", "region_id"];
/** The function asked about a card the viewer does not see answers with nothing, as the view of cards does. */
const IS_SEEN = `exists (select from members where id = of and (sees_union()
  or ${OWN_NODES.map((column) => `${column} = any(seen_nodes())`).join(" or ")}))`;

interface Answer {
  given: string;
  columns: string;
  body: string;
}

/** What stood beside a card or a form on a day: for reports with names of days that have passed. */
export class PublishPast extends Migration {
  override up(): void {
    const answers: Record<string, Answer> = {
      card_on: {
        given: "of uuid, on_day date",
        columns: "number text, status text",
        body: `select kept.number, state.status::text
          from membership_cards kept
          left join (${undone(
            "select number as row_key, on_day as day from membership_cards where member_id = of",
            "'membership_cards'",
            "'infinity'",
          )}) undone on row_key = kept.number,
            lateral jsonb_populate_record(kept, coalesce(undo, '{}')) as state
          where kept.member_id = of and kept.valid_from <= on_day
            and (state.replaced_on is null or state.replaced_on > on_day) and ${IS_SEEN}
          order by kept.valid_from desc, kept.number limit 1`,
      },
      register_on: {
        given: "of uuid, on_day date",
        columns: "registered_on date, removed_on date, removal_reason text",
        body: `select max(moved_on) filter (where kind <> 'REMOVED'), max(moved_on) filter (where kind = 'REMOVED'),
            (array_agg(reason::text order by moved_on desc, recorded_at desc) filter (where kind = 'REMOVED'))[1]
          from movements where member_id = of and moved_on <= on_day and ${IS_SEEN}`,
      },
      career_on: {
        given: "of uuid, on_day date",
        columns: `education text, working_from date, teaching_from date, academic_degree text, academic_title text,
          has_long_service_pension boolean, is_labour_veteran boolean`,
        body: `select education::text, working_from, teaching_from, academic_degree, academic_title,
            has_long_service_pension, is_labour_veteran
          from careers where member_id = of and filled_on <= on_day and ${IS_SEEN}`,
      },
      chair_on: {
        given: "of int, on_day date",
        columns: "name text, elected_on date, powers_until date",
        body: `select concat_ws(' ', last_name, first_name, patronymic), elected_on, powers_until
          from chairs where organisation_id = of and coalesce(elected_on, on_day) <= on_day
            and (left_on is null or left_on > on_day)
          order by elected_on desc nulls last, recorded_at desc limit 1`,
      },
      form_on: {
        given: "of uuid, on_day date",
        columns: "parent_name text, type_name text, employer_name text, employer_tax_id text",
        body: `select coalesce(above_then.undo ->> 'name', above.name), types.name,
            coalesce(employer_then.undo ->> 'name', employers.name),
            case when employer_then.undo ? 'tax_id' then employer_then.undo ->> 'tax_id' else employers.tax_id end
          from organisations kept
            left join undone_since('organisations', on_day, of_row => of::text) on true,
            lateral jsonb_populate_record(kept, coalesce(undo, '{}')) as state
            left join organisations above on above.id = state.parent_id
            left join lateral undone_since('organisations', on_day, of_row => state.parent_id::text) above_then
              on state.parent_id is not null
            left join organisation_types types on types.code = state.type_code
            left join employers on employers.id = state.employer_id
            left join lateral undone_since('employers', on_day, of_row => state.employer_id::text) employer_then
              on state.employer_id is not null
          where kept.id = of`,
      },
    };
    for (const [name, { given, columns, body }] of Object.entries(answers)) {
      this.addSql(`create function published.${name}(${given}) returns table (${columns})
        language sql stable parallel safe security definer set search_path = registry, extensions as $$
          ${body} $$`);
      this.addSql(`revoke execute on function published.${name} from public`);
    }
    // A role of analytics may come to the database after us.
    this.addSql(`create function publish_past() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      begin
        if not exists (select from pg_roles where rolname = 'analytics') then return; end if;
        ${Object.keys(answers)
          .map((name) => `grant execute on function published.${name} to analytics;`)
          .join("\n")}
      end $$`);
    this.addSql(`alter function publish_cards() rename to publish_cards_now`);
    this.addSql(`create function publish_cards() returns void
      language sql security definer set search_path = registry, extensions as $$
        select publish_cards_now(), publish_past() $$`);
    this.addSql(
      `revoke execute on function publish_cards(), publish_cards_now(), publish_past() from public`,
    );
    this.addSql(`revoke execute on function publish_cards_now() from registry`);
    this.addSql(`grant execute on function publish_cards() to registry`);
    this.addSql(`select publish_cards()`);
  }
}
