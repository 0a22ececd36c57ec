import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { personOf } from "../member/person.js";
import { groupsOfViewer, KEEPS, READS } from "./rights.js";

/** Posts `p` in groups of the viewer, for statements; under `where` those whose words the viewer reads. */
export function postsOfViewer(context: Context) {
  const { sql, values } = groupsOfViewer(context);
  const personId = personOf(context.viewer);
  return {
    sql: `${sql} join group_posts p on p.group_id = g.id`,
    where: `${READS} and (p.status = 'VISIBLE' or p.status = 'HIDDEN' and (p.person_id = ?::uuid or ${KEEPS}))`,
    values: [...values, personId !== null && isUuid(personId) ? personId : null],
  };
}
