import { Migration } from "@mikro-orm/migrations";
import { changed, MEMBERS, sumOf } from "./count-members.js";
import { COUNTERS } from "./counters.js";

const columns = COUNTERS.join(", ");
const each = (write: (counter: string) => string) => COUNTERS.map(write).join(", ");
const added = each((counter) => `${counter} = kept.${counter} + excluded.${counter}`);

/** Adds what is given, a row a primary and day, to the counts, to their day, and to the pictures taken since. */
function addition(given: string): string {
  return `with given as materialized (${given}),
        -- Of thousands of days most are before the same picture: they are summed once, and not for each picture since.
        between as materialized (
          select primary_id, width_bucket(day - 1, (select array_agg(day order by day) from count_pictures)) as pictures_before,
            ${each((counter) => `sum(${counter}) as ${counter}`)}
          from given group by 1, 2),
        -- Days up to the first picture stand in it alone.
        days as (
          insert into member_count_days as kept (primary_id, day, ${columns})
          select primary_id, day, ${columns} from given
          where day > coalesce((select min(day) from count_pictures), '-infinity')
          order by primary_id, day
          on conflict (primary_id, day) do update set ${added}),
        pictures as (
          insert into member_counts_at as kept (primary_id, day, ${columns})
          select primary_id, picture.day, ${each((counter) => `sum(${counter})`)}
          from between join (select day, row_number() over (order by day) as place from count_pictures) picture
            on place > pictures_before
          group by 1, 2 order by 1, 2
          on conflict (day, primary_id) do update set ${added})
        insert into member_counts as kept (primary_id, territorial_id, okrug_id, region_id, ${columns})
        select primary_id, territorial_id, okrug_id, region_id, ${columns}
        from (select primary_id, ${each((counter) => `sum(${counter}) as ${counter}`)} from between group by 1) total
        join organisations on node = primary_id
        -- In the order of primaries, so that two writers never wait for each other in a circle.
        order by primary_id
        on conflict (primary_id) do update set ${added}`;
}

/**
 * Members of thousands of different days are counted with a tenth of the sums, and days that no reader asks for are not
 * kept: it was a fifth of putting a file on the register.
 */
export class CountPicturesOnce extends Migration {
  override up(): void {
    this.addSql(`create or replace function add_to_counts(differences count_difference[]) returns void
      language sql set search_path = registry, extensions as $$
        ${addition(`select primary_id, day, ${each((counter) => `sum(${counter})::int as ${counter}`)}
          from unnest(differences) group by primary_id, day`)} $$`);
    const sums = each((counter) => `${sumOf(MEMBERS.counters[counter])} as ${counter}`);
    this.addSql(`create or replace function count_members_on_insert() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        ${addition(`select primary_id, day, ${sums}
          from (${changed(MEMBERS.columns, "come", 1, "valid_from")}) changed group by primary_id, day`)};
        return null;
      end $$`);
    this.addSql(`delete from member_count_days where day <= (select min(day) from count_pictures)`);
  }
}
