import type { EntityManager } from "@angel/kit/database";
import { Lanes } from "./lanes.js";
import type { MemberImport } from "./member-import.entity.js";

/** As long as a writer of the same register may have to wait: half a second. */
export const STRETCH = 5_000;
export const STRETCHES_AT_ONCE = 2;

export type Progressed = (change: Partial<MemberImport>) => Promise<void>;

const TAKEN = "(verdict = 'NEW' or (verdict = 'PROBABLE_DUPLICATE' and is_added))";

/** Puts the new ones on their registers, a stretch at a time; answers how many of the file's rows are there now. */
export async function applyRows(
  file: MemberImport,
  hand: () => EntityManager,
  progressed: Progressed,
): Promise<number> {
  await inStretches(file, hand, progressed, async (from, to) => {
    await hand().transactional(async (em) => {
      await em.execute("select find_arrived_rows(?, ?, ?)", [file.id, from, to]);
      await em.execute(TRUSTED, [file.id]);
      const by = file.createdById;
      const values = [file.id, from, to, by, by, file.fileName, by, file.id];
      const [row] = await em.execute<[{ chosen: number; closed: number; came: number }]>(PUT_ON, values);
      if (row.closed > 0) await em.execute(LEAVE_OUT, [file.id, from, to]);
      if (row.came !== row.chosen) throw new Error("Not all of a stretch came to the register.");
    });
  });
  const [, [row]] = await Promise.all([
    compareLater(file, hand()),
    hand().execute<{ count: number }[]>(
      `select count(*)::int as count from member_import_rows where import_id = ? and ${TAKEN}`,
      [file.id],
    ),
  ]);
  return row?.count ?? 0;
}

/** Whom the file has brought is held against each other, and against who came since it was judged, behind the writers. */
export async function compareLater(file: MemberImport, em: EntityManager): Promise<void> {
  await em.execute("select compare_file_later(?)", [file.id]);
}

/** What the triggers need not do for each of a stretch: compare them, and find where they stand. */
const TRUSTED =
  "select set_config('angel.judged', is_judged_lately(?)::text, true), set_config('angel.placed', 'true', true)";

/**
 * The people, their cards and their movements in one statement, whose triggers count them once. It says how many came of
 * those chosen: cards and movements are not held to their members one by one (`migrations/trust-stretches.ts`).
 */
const PUT_ON = `
  with named as materialized (
    select rows.*, closed_on is null as is_open, territorial_id, okrug_id, region_id
    from member_import_rows rows join organisations on node = primary_id
    where import_id = ? and line between ? and ? and ${TAKEN} and not exists (select from members where id = member_id)),
  chosen as not materialized (select * from named where is_open),
  people as (
    insert into members (
      id, primary_id, last_name, first_name, patronymic, sex, born_on, occupation, dues_form, workplace, position,
      course_of_study, phone, email, consented_on, joined_on, valid_from, territorial_id, okrug_id, region_id)
    select member_id, primary_id, last_name, first_name, patronymic, sex, born_on, occupation, dues_form, workplace,
      position, course_of_study, phone, email, consented_on, joined_on, joined_on, territorial_id, okrug_id, region_id
    from chosen order by primary_id
    returning 1),
  cards as (
    insert into membership_cards (number, member_id, primary_id, status, issued_on, valid_from, status_changed_by)
    select number, member_id, primary_id, 'NOT_ORDERED'::card_status, null::date, today(), ?::uuid
    from (
      select array_agg(member_id) as ids, array_agg(primary_id) as primaries from chosen where card is null) without_card,
      lateral rows from (unnest(ids, primaries), new_card_numbers(coalesce(cardinality(ids), 0)))
        as numbered (member_id, primary_id, number)
    union all
    select card, member_id, primary_id, 'ISSUED', joined_on, joined_on, ?::uuid from chosen where card is not null),
  steps as (
    insert into movements (member_id, primary_id, kind, moved_on, organisation_id, note, recorded_by_id)
    select member_id, primary_id, 'REGISTERED', joined_on, primary_id, ?, ?::uuid from chosen)
  select note_judged(?, array_agg(member_id), array_agg(member_id) filter (where is_shared or verdict <> 'NEW')),
    count(*)::int as chosen, (select count(*)::int from people) as came,
    (select count(*)::int from named where not is_open) as closed
  from chosen`;

/** Rows of primaries that were closed after they were judged name none any more. */
const LEAVE_OUT = `
  update member_import_rows set verdict = 'BAD', primary_id = null from organisations
  where import_id = ? and line between ? and ? and ${TAKEN} and node = primary_id and closed_on is not null`;

/** Takes back whom the file brought; answers how many stayed. */
export async function undoRows(
  file: MemberImport,
  hand: () => EntityManager,
  progressed: Progressed,
): Promise<number> {
  let kept = 0;
  await inStretches(file, hand, progressed, async (from, to) => {
    const [row] = await hand().execute<{ kept: number }[]>("select undo_import_rows(?, ?, ?) as kept", [
      file.id,
      from,
      to,
    ]);
    kept += row?.kept ?? 0;
  });
  return kept;
}

/** The file's lines, a stretch a transaction, and told of after each. */
async function inStretches(
  { id, rowCount }: MemberImport,
  hand: () => EntityManager,
  progressed: Progressed,
  work: (from: number, to: number) => Promise<void>,
): Promise<void> {
  const [file] = await hand().execute<[{ first: number | null; last: number }]>(
    "select min(line) as first, max(line) as last from member_import_rows where import_id = ?",
    [id],
  );
  if (file.first === null) return;
  const lanes = new Lanes(STRETCHES_AT_ONCE);
  let done = 0;
  for (const from of fromBothEnds(file.first, file.last)) {
    const to = Math.min(from + STRETCH - 1, file.last);
    await lanes.begin(async () => {
      await work(from, to);
      done += to - from + 1;
    });
    await progressed({ doneCount: Math.min(done, rowCount) });
  }
  await lanes.end();
  await progressed({ doneCount: rowCount });
}

/** Where stretches begin. Neighbours are of the same primaries and would wait for each other's counts, so lanes come from either end. */
function fromBothEnds(first: number, last: number): number[] {
  const length = Math.ceil((last - first + 1) / STRETCH);
  return Array.from({ length }, (_, turn) => {
    const half = Math.floor(turn / 2);
    return first + (turn % 2 === 0 ? half : length - 1 - half) * STRETCH;
  });
}
