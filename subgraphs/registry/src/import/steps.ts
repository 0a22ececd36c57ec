import type { EntityManager } from "@angel/kit/database";
import { Lanes } from "./lanes.js";
import type { MemberImport } from "./member-import.entity.js";

/** As long as a writer of the same register may have to wait: half a second. */
export const STRETCH = 5_000;
export const STRETCHES_AT_ONCE = 2;

export type Progressed = (change: Partial<MemberImport>) => Promise<void>;

const TAKEN = "(verdict = 'NEW' or (verdict = 'PROBABLE_DUPLICATE' and is_added))";

/** Puts the new ones on their registers, a stretch at a time. */
export async function applyRows(
  file: MemberImport,
  hand: () => EntityManager,
  progressed: Progressed,
): Promise<void> {
  await inStretches(file, `${TAKEN} and member_id is null`, hand, progressed, async (from, to) => {
    await hand().transactional(async (em) => {
      await em.execute("select find_arrived_rows(?, ?, ?)", [file.id, from, to]);
      await em.execute(TRUSTED, [file.id]);
      const by = file.createdById;
      await em.execute(PUT_ON, [file.id, from, to, by, by, file.fileName, by, file.id]);
    });
  });
  await hand().execute("select suspect_changed_since_judging(?)", [file.id]);
}

/** What the triggers need not do for each of a stretch: compare them, and find where they stand. */
const TRUSTED =
  "select set_config('angel.judged', is_judged_lately(?)::text, true), set_config('angel.placed', 'true', true)";

/** The people, their cards and their movements in one statement, whose triggers count them once. */
const PUT_ON = `
  with chosen as (
    update member_import_rows set member_id = uuidv7()
    where import_id = ? and line between ? and ? and ${TAKEN} and member_id is null
    returning *),
  people as (
    insert into members (
      id, primary_id, last_name, first_name, patronymic, sex, born_on, occupation, dues_form, workplace, position,
      course_of_study, phone, email, consented_on, joined_on, valid_from, territorial_id, okrug_id, region_id)
    select member_id, primary_id, last_name, first_name, patronymic, sex, born_on, occupation, dues_form, workplace,
      position, course_of_study, phone, chosen.email, consented_on, joined_on, joined_on, territorial_id, okrug_id, region_id
    from chosen join organisations on node = primary_id order by primary_id),
  cards as (
    insert into membership_cards (number, member_id, primary_id, status, issued_on, valid_from, status_changed_by)
    select number, member_id, primary_id, 'NOT_ORDERED'::card_status, null::date, current_date, ?::uuid
    from (
      select array_agg(member_id) as ids, array_agg(primary_id) as primaries from chosen where card is null) without_card,
      lateral rows from (unnest(ids, primaries), new_card_numbers(coalesce(cardinality(ids), 0)))
        as numbered (member_id, primary_id, number)
    union all
    select card, member_id, primary_id, 'ISSUED', joined_on, joined_on, ?::uuid from chosen where card is not null),
  steps as (
    insert into movements (member_id, primary_id, kind, moved_on, organisation_id, note, recorded_by_id)
    select member_id, primary_id, 'REGISTERED', joined_on, primary_id, ?, ?::uuid from chosen)
  select note_judged(?, array_agg(member_id), array_agg(member_id) filter (where is_shared or verdict <> 'NEW'))
  from chosen`;

/** Takes back whom the file brought; answers how many stayed. */
export async function undoRows(
  file: MemberImport,
  hand: () => EntityManager,
  progressed: Progressed,
): Promise<number> {
  let kept = 0;
  await inStretches(file, "member_id is not null", hand, progressed, async (from, to) => {
    const [row] = await hand().execute<{ kept: number }[]>("select undo_import_rows(?, ?, ?) as kept", [
      file.id,
      from,
      to,
    ]);
    kept += row?.kept ?? 0;
  });
  return kept;
}

/** The lines that are left to do, a stretch a transaction, and told of after each. Each lane has as much to do. */
async function inStretches(
  { id }: MemberImport,
  isLeft: string,
  hand: () => EntityManager,
  progressed: Progressed,
  work: (from: number, to: number) => Promise<void>,
): Promise<void> {
  const stretches = await hand().execute<{ from: number; to: number; count: number }[]>(
    `with left_over as materialized (select line from member_import_rows where import_id = ? and ${isLeft})
     select min(line) as "from", max(line) as "to", count(*)::int as count
     from (
       select line, ntile((select ceil(count(*) / ?::float)::int * ? from left_over)) over (order by line) as stretch
       from left_over) placed
     group by stretch order by stretch`,
    [id, STRETCH * STRETCHES_AT_ONCE, STRETCHES_AT_ONCE],
  );
  const lanes = new Lanes(STRETCHES_AT_ONCE);
  let done = 0;
  for (const { from, to, count } of apart(stretches)) {
    await lanes.begin(async () => {
      await work(from, to);
      done += count;
    });
    await progressed({ doneCount: done });
  }
  await lanes.end();
  await progressed({ doneCount: done });
}

/** Neighbours are of the same primaries and would wait for each other's counts: each lane has its own part of the file. */
function apart<Stretch>(stretches: readonly Stretch[]): Stretch[] {
  const length = Math.ceil(stretches.length / STRETCHES_AT_ONCE);
  return Array.from({ length }, (_, place) =>
    Array.from({ length: STRETCHES_AT_ONCE }, (__, lane) => stretches[lane * length + place]),
  )
    .flat()
    .filter((stretch) => stretch !== undefined);
}
