import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { placeColumn } from "../headcount/place-column.js";
import type { Organisation } from "../organisation/organisation.entity.js";

/** From the next course on a student may finish: that is for a person to say. */
export const LAST_SURE_COURSE = 3;

/** The year of the last 1 September. */
export function academicYear(): number {
  const [year = 0, month = 1] = today().split("-").map(Number);
  return month >= 9 ? year : year - 1;
}

/**
 * Students here and below whose course is as it was before the last 1 September: who came since, was put up already, or
 * had the course written by a person since is left alone.
 */
export function advancingStudents(
  { node, level }: Organisation,
  year: number,
): { sql: string; params: unknown[] } {
  const column = placeColumn(level);
  const since = `${year}-09-01`;
  return {
    sql: `status = 'ON_REGISTER' and occupation = 'STUDENT' and course_of_study is not null and joined_on < ?::date
      and ${column ? `members.${column} = ?` : "true"}
      and not exists (select from course_advances advanced
        where advanced.member_id = members.id and advanced.year = ? and not is_undone)
      and (
        not exists (select from changes where table_name = 'members' and row_key = members.id::text
          and since >= ?::date and jsonb_exists(was, 'course_of_study'))
        or exists (select from course_advances undone
          where undone.member_id = members.id and undone.year = ? and is_undone and was = course_of_study))`,
    params: [since, ...(column ? [node] : []), year, since, year],
  };
}

/** How many are ready for the next course, and how many may have finished. */
export async function countAdvancing(
  organisation: Organisation,
  { em }: Context,
): Promise<{ readyCount: number; undecidedCount: number }> {
  const { sql, params } = advancingStudents(organisation, academicYear());
  const [row] = await em.execute<{ readyCount: number; undecidedCount: number }[]>(
    `select (count(*) filter (where course_of_study <= ?))::int as "readyCount",
       (count(*) filter (where course_of_study > ?))::int as "undecidedCount" from members where ${sql}`,
    [LAST_SURE_COURSE, LAST_SURE_COURSE, ...params],
  );
  return row ?? { readyCount: 0, undecidedCount: 0 };
}
