import { Migration } from "@mikro-orm/migrations";
import { WAS_CALLED_SO } from "./judge-rows.js";
import { candidates, likeness, nameParts } from "./likeness.js";

/** What a candidate is read for. */
const NAMED = ["id", "status", "name_key", "born_on", "phone", "email", "primary_id", "region_id"]
  .map((column) => `members.${column}`)
  .join(", ");

/**
 * The matcher seeks by its indexes whatever it is given: words of another collation than the columns' would be held
 * against every member there is. Who shares a telephone or an e-mail is read once, and counted there.
 */
export class JudgeFaster extends Migration {
  override up(): void {
    // Candidates are few whatever the statistics say of those who share an address, so nothing is remembered between
    // them, and no table is read whole.
    this.addSql(`create or replace function matches_of_people(
        lines int[], keys text[], births date[], cards text[], phones text[], emails text[], primaries int[])
      returns table (line int, member_id uuid, reason match_reason, verdict import_verdict)
      language sql stable security definer set search_path = registry, extensions
        set plan_cache_mode = force_custom_plan set enable_memoize = off set enable_seqscan = off as $$
        with sought as materialized (
          select line, name_key collate "C" as name_key, born_on, card collate "default" as card,
            phone collate "default" as phone, email collate "default" as email, primary_id, parts.*
          from unnest(lines, keys, births, cards, phones, emails, primaries)
            as given (line, name_key, born_on, card, phone, email, primary_id), lateral ${nameParts("given.name_key")} parts)
        select distinct on (sought.line) sought.line, candidate.id, judged.reason,
          case
            when judged.reason not in ('CARD', 'NAME_AND_BIRTH') or candidate.status <> 'ON_REGISTER'
              -- A card of somebody else; or who has the name and the day, but lives elsewhere under another telephone.
              or (judged.reason = 'CARD' and candidate.born_on <> sought.born_on and candidate.name_key <> sought.name_key)
              or (judged.reason = 'NAME_AND_BIRTH' and candidate.phone <> sought.phone
                and candidate.email is distinct from sought.email and candidate.region_id is distinct from (
                  select region_id from organisations where node = sought.primary_id)) then 'PROBABLE_DUPLICATE'
            when candidate.primary_id = sought.primary_id then 'SAME'
            else 'ON_ANOTHER_REGISTER' end::import_verdict
        from sought
        cross join lateral (${candidates(NAMED, { card: "sought.card", isCountedAtOnce: true })}) candidate
        cross join lateral ${nameParts("candidate.name_key")} parts
        cross join lateral (select candidate.*, parts.* offset 0) other
        cross join lateral (
          select case when candidate.has_card then 'CARD' else ${likeness("sought", "other", WAS_CALLED_SO)} end as reason offset 0) judged
        where judged.reason is not null
        order by sought.line, judged.reason > 'NAME_AND_BIRTH', candidate.status <> 'ON_REGISTER', judged.reason, candidate.id $$`);
  }
}
