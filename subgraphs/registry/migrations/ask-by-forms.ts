import { Migration } from "@mikro-orm/migrations";

/** Which bits a mandatory tab of a form asks for; of an institution's data, where one is named. */
const ASKED = {
  NUMBER: "case when is_primary then 1 | 2 | 4 else 0 end",
  CHAIR: "8",
  EMPLOYER: "case when employer_id is null then 16 else 16 | 32 | 64 | 128 end",
  ACTIVISTS: "256",
  STAFF: "case when is_legal_entity then 512 else 0 end",
};

/** Beside what stands empty, what the organisation's form asks for and what of it is lacking, kept in the same row. */
export class AskByForms extends Migration {
  override up(): void {
    this.addSql(`alter table organisation_gaps
      add column asked smallint not null default 0, add column lacking smallint not null default 0`);
    this.addSql(`alter view organisation_gaps_now rename to organisation_empty_fields_now`);
    this.addSql(`create view organisation_gaps_now as
      select empty.*, asked, (asked & (gaps | case when employer_id is null then 16 else 0 end))::smallint as lacking
      from organisation_empty_fields_now empty join organisations on node = organisation_id
      left join lateral (
        select mandatory from organisation_forms form
        where form.level = organisations.level::text
          and (form.type_code = organisations.type_code or form.type_code is null)
        order by form.type_code nulls last limit 1) form on true
      cross join lateral (select (${Object.entries(ASKED)
        .map(([tab, bits]) => `case when '${tab}' = any(mandatory) then ${bits} else 0 end`)
        .join(" | ")})::smallint as asked) asks`);
    this.addSql(`revoke all on organisation_gaps_now from registry`);
    this.addSql(`create or replace function recount_gaps(nodes int[] default null) returns void
      language sql security definer set search_path = registry, extensions as $$
        insert into organisation_gaps as kept
          select * from organisation_gaps_now where nodes is null or organisation_id = any(nodes)
          order by organisation_id
        on conflict (organisation_id) do update set
          territorial_id = excluded.territorial_id, okrug_id = excluded.okrug_id, region_id = excluded.region_id,
          is_primary = excluded.is_primary, gaps = excluded.gaps, asked = excluded.asked, lacking = excluded.lacking
        where kept is distinct from excluded;
        delete from organisation_gaps using organisations
          where node = organisation_id and closed_on is not null and (nodes is null or organisation_id = any(nodes)) $$`);
    this.addSql(`create function recount_gaps_of_forms() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        perform recount_gaps();
        return null;
      end $$`);
    this.addSql(`create trigger gaps_recounted after insert or update or delete on organisation_forms
      for each statement execute function recount_gaps_of_forms()`);
    // The auditor holds them to the rows as it holds the others.
    this.addSql(`do $$ begin
      execute replace(pg_get_functiondef('audit'::regproc), 'kept.gaps is distinct from found.gaps',
        '(kept.gaps, kept.asked, kept.lacking) is distinct from (found.gaps, found.asked, found.lacking)');
    end $$`);
    this.addSql(`select recount_gaps()`);
  }
}
