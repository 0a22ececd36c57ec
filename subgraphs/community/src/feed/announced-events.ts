import type { EntityManager } from "@angel/kit/database";
import { dateOf, type Moment } from "@angel/kit/moment";
import { listOf, readPublished } from "@angel/kit/published";
import { isUuid } from "@angel/kit/text";
import type { Published } from "../subject/subject.type.js";

/**
 * Events that stand in feeds: those planned beforehand and not for invited guests alone. A cancelled one stays, so
 * that whoever has read of it learns that it is.
 */
export async function readAnnouncedEvents(
  em: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Published & { kind: "EVENT" }>> {
  const rows = await readPublished<{
    id: string;
    organisation_id: string;
    organisation_path: string | null;
    planned_at: Moment;
  }>(
    em,
    ["organisation"],
    `select e.id, e.organisation_id, o.path as organisation_path, e.planned_at
       from events e left join published.organisation o on o.id = e.organisation_id
      where e.id = any(?::uuid[]) and e.audience <> 'INVITED' and e.starts_at > e.planned_at`,
    [listOf(ids.filter(isUuid))],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        kind: "EVENT" as const,
        id: row.id,
        organisationId: row.organisation_id,
        organisationPath: row.organisation_path,
        // Members of the organisations below may come.
        flowsDown: true,
        firstPublishedAt: dateOf(row.planned_at),
      },
    ]),
  );
}
