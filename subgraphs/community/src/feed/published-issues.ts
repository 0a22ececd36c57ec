import type { EntityManager } from "@angel/kit/database";
import { dateOf, type Moment } from "@angel/kit/moment";
import { listOf, readPublished } from "@angel/kit/published";
import type { Published } from "../subject/subject.type.js";

/** Numbers of newspapers, which stand in feeds down to the primaries. */
export async function readIssues(
  em: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Published & { kind: "NEWSPAPER_ISSUE" }>> {
  const rows = await readPublished<{
    id: string;
    organisation_id: string;
    organisation_path: string | null;
    first_published_at: Moment;
  }>(
    em,
    ["newspaper_issue", "organisation"],
    `select i.id, i.organisation_id, o.path as organisation_path, min(i.first_published_at) as first_published_at
       from published.newspaper_issue i left join published.organisation o on o.id = i.organisation_id
      where i.id = any(?::text[]) and i.organisation_id is not null group by i.id, i.organisation_id, o.path`,
    [listOf(ids)],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        kind: "NEWSPAPER_ISSUE" as const,
        id: row.id,
        organisationId: row.organisation_id,
        organisationPath: row.organisation_path,
        flowsDown: true,
        firstPublishedAt: dateOf(row.first_published_at),
      },
    ]),
  );
}
