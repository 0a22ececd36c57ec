import { dateOf, type Moment } from "@angel/kit/moment";
import { listOf, readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import type { Subject } from "../subject/subject.type.js";
import { groupsOfViewer, KEEPS, READS, VIEWS } from "./rights.js";

interface PostRow {
  id: string;
  organisation_id: string;
  path: string;
  written_at: Moment;
  group_id: string;
  is_closed: boolean;
  is_kept: boolean;
}

/** Posts of groups that the viewer reads, as what is talked about, by their ids. */
export async function readPostSubjects(
  ids: readonly string[],
  context: Context,
): Promise<Map<string, Subject>> {
  if (ids.length === 0 || !context.viewer.isSignedIn) return new Map();
  const { sql, values } = groupsOfViewer(context);
  const rows = await readPublished<PostRow>(
    context.em,
    VIEWS,
    `select p.id, g.organisation_id, o.path, p.written_at, g.id as group_id,
            g.closed_at is not null as is_closed, ${KEEPS} as is_kept
       from ${sql} join group_posts p on p.group_id = g.id
      where p.id = any(?::uuid[]) and p.status = 'VISIBLE' and ${READS}`,
    [...values, listOf(ids)],
  );
  return new Map(rows.map((row) => [row.id, subjectOf(row)]));
}

function subjectOf(row: PostRow): Subject {
  return {
    kind: "GROUP_POST",
    id: row.id,
    organisationId: row.organisation_id,
    organisationPath: row.path,
    flowsDown: false,
    firstPublishedAt: dateOf(row.written_at),
    group: { id: row.group_id, isClosed: row.is_closed, isKept: row.is_kept },
  };
}
