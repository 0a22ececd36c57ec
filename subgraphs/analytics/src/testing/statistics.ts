import type { TestApp } from "@angel/kit/testing";
import { FACTS_OF_REGISTRY, typeOfFact } from "../statistical-report/fact.js";
import { idOf, nodeOf, type Place } from "./union.js";

const COLUMNS = FACTS_OF_REGISTRY.map((fact) => `${fact} ${typeOfFact(fact)}`).join(", ");

/** What the registry says for statistical reports: of each organisation, what it was last told to have by the day. */
export class TestStatistics {
  static async lay(app: TestApp): Promise<TestStatistics> {
    for (const sql of [
      `create table published.told_facts (told serial, day date, node int, facts jsonb)`,
      `create table published.told_people (fact text, node int, member_id uuid, name_key text)`,
      `create view published.organisation_form as
         select *, lower(name) collate "C" as name_key from published.organisation`,
      `create function published.statistical_facts(on_day date, nodes int[] default null)
       returns table (node int, organisation_id uuid, level text, type_code text, territorial_id int, okrug_id int,
         region_id int, ${COLUMNS})
       language sql stable security definer as $$
         select place.node, place.id, place.level, case place.level when 'PRIMARY' then '04' end,
           (select above.node from published.organisation above where above.level = 'TERRITORIAL'
             and place.path || '.' like above.path || '.%'), null::int,
           (select above.node from published.organisation above where above.level = 'REGIONAL'
             and place.path || '.' like above.path || '.%'),
           ${FACTS_OF_REGISTRY.map((fact) => `facts.${fact}`).join(", ")}
         from published.organisation place
         left join lateral (
           select told_facts.facts from published.told_facts
           where told_facts.node = place.node and day <= on_day order by day desc, told desc limit 1) told on true
         cross join lateral jsonb_to_record(coalesce(told.facts, '{}')) as facts (${COLUMNS})
         where nodes is null or place.node = any(nodes) $$`,
      `create function published.statistical_members(
         top int, on_day date, fact text, after_key text, after_id uuid, most int)
       returns table (member_id uuid, name_key text) language sql stable security definer as $$
         select people.member_id, people.name_key from published.told_people people
         join published.organisation place on place.node = people.node
         where people.fact = statistical_members.fact
           and place.path || '.' like (select path from published.organisation where node = top) || '.%'
           and (after_key is null or (people.name_key, people.member_id) > (after_key, after_id))
         order by people.name_key, people.member_id limit most $$`,
      `create function published.primaries_on(top int, on_day date) returns int[]
       language sql stable security definer as $$ select '{}'::int[] $$`,
      `create function published.organisations_undone(on_day date) returns table (organisation_id uuid, undo jsonb)
       language sql stable as $$ select null::uuid, null::jsonb where false $$`,
      `grant select on published.organisation_form to analytics`,
    ]) {
      await app.sql(sql);
    }
    return new TestStatistics(app);
  }

  private constructor(private readonly app: TestApp) {}

  /** From this day on the organisation itself has these facts, and nothing else. */
  async tell(place: Place, day: string, facts: Record<string, number | string>): Promise<void> {
    await this.app.sql("insert into published.told_facts (day, node, facts) values ($1, $2, $3)", [
      day,
      nodeOf(place),
      JSON.stringify(facts),
    ]);
  }

  /** Somebody behind a fact. */
  async name(place: Place, fact: string, memberId: string, nameKey: string): Promise<void> {
    await this.app.sql("insert into published.told_people values ($1, $2, $3, $4)", [
      fact,
      nodeOf(place),
      memberId,
      nameKey,
    ]);
  }

  idOf(place: Place): string {
    return idOf(place);
  }
}
