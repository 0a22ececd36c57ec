import type { EntityManager } from "@angel/kit/database";
import type { MemberImport } from "./member-import.entity.js";

const STRETCH = 2_000;

type Progressed = (change: Partial<MemberImport>) => Promise<void>;

/** Gives each row a verdict. */
export async function judgeRows(
  file: MemberImport,
  em: EntityManager,
  progressed: Progressed,
): Promise<void> {
  for (const [from, to, done] of await stretches(file, em, "verdict is null")) {
    await em.execute("select judge_import_rows(?, ?, ?)", [file.id, from, to]);
    await progressed({ doneCount: done });
  }
}

const TAKEN = "(verdict = 'NEW' or (verdict = 'PROBABLE_DUPLICATE' and is_added))";

/** Puts the new ones on their registers, a stretch at a time. */
export async function applyRows(
  file: MemberImport,
  em: EntityManager,
  progressed: Progressed,
): Promise<void> {
  for (const [from, to, done] of await stretches(file, em, `${TAKEN} and member_id is null`)) {
    await em.transactional((inner) => applyStretch(file, from, to, inner));
    await progressed({ doneCount: done });
  }
}

async function applyStretch(file: MemberImport, from: number, to: number, em: EntityManager): Promise<void> {
  const rows = [file.id, from, to];
  const mine = "import_id = ? and line between ? and ? and brought.member_id is not null";
  // Somebody may have put the person on the register since the preview.
  await em.execute(
    `update member_import_rows brought set verdict = null
     where import_id = ? and line between ? and ? and verdict = 'NEW' and member_id is null`,
    rows,
  );
  await em.execute("select judge_import_rows(?, ?, ?)", rows);
  const [taken] = await em.execute<{ count: number }[]>(
    `with chosen as (
       update member_import_rows set member_id = uuidv7()
       where import_id = ? and line between ? and ? and ${TAKEN} and member_id is null
       returning 1)
     select count(*)::int as count from chosen`,
    rows,
  );
  if (!taken?.count) return;
  await em.execute(
    `insert into members (
       id, primary_id, territorial_id, okrug_id, region_id, last_name, first_name, patronymic, sex, born_on,
       occupation, dues_form, workplace, position, course_of_study, phone, email, consented_on, joined_on, valid_from)
     select member_id, primary_id, territorial_id, okrug_id, region_id, last_name, first_name, patronymic, sex,
       born_on, occupation, dues_form, workplace, position, course_of_study, phone, brought.email, consented_on,
       joined_on, joined_on
     from member_import_rows brought join organisations on node = primary_id
     where ${mine} and not exists (select from members where members.id = member_id)`,
    rows,
  );
  await em.execute(
    `insert into membership_cards (number, member_id, primary_id, status, issued_on, status_changed_by)
     select coalesce(card, new_card_number()), member_id, primary_id,
       (case when card is null then 'NOT_ORDERED' else 'ISSUED' end)::card_status,
       case when card is not null then joined_on end, ?::uuid
     from member_import_rows brought
     where ${mine} and not exists (select from membership_cards known where known.member_id = brought.member_id)`,
    [file.createdById, ...rows],
  );
  await em.execute(
    `insert into movements (
       member_id, primary_id, kind, moved_on, organisation_id, note, recorded_by_id)
     select member_id, primary_id, 'REGISTERED', joined_on, primary_id, ?, ?::uuid
     from member_import_rows brought
     where ${mine} and not exists (select from movements known where known.member_id = brought.member_id)`,
    [file.fileName, file.createdById, ...rows],
  );
}

/** Takes back whom the file brought; answers how many stayed. */
export async function undoRows(
  file: MemberImport,
  em: EntityManager,
  progressed: Progressed,
): Promise<number> {
  let kept = 0;
  for (const [from, to, done] of await stretches(file, em, "member_id is not null")) {
    const [row] = await em.execute<{ kept: number }[]>("select undo_import_rows(?, ?, ?) as kept", [
      file.id,
      from,
      to,
    ]);
    kept += row?.kept ?? 0;
    await progressed({ doneCount: done });
  }
  return kept;
}

/** The lines that are left to do, in stretches of a bounded number: from, to, and how many are done with each. */
async function stretches(
  { id }: MemberImport,
  em: EntityManager,
  isLeft: string,
): Promise<[from: number, to: number, done: number][]> {
  const rows = await em.execute<{ from: number; to: number; count: number }[]>(
    `select min(line) as "from", max(line) as "to", count(*)::int as count
     from (
       select line, (row_number() over (order by line) - 1) / ? as stretch
       from member_import_rows where import_id = ? and ${isLeft}) as left_over
     group by stretch order by stretch`,
    [STRETCH, id],
  );
  let done = 0;
  return rows.map(({ from, to, count }) => [from, to, (done += count)]);
}
