import { Permission } from "@angel/kit/access";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { Chosen } from "./audience.js";

/** Which mailings `m` the viewer sees: their own, and those of organisations for which they may send. */
export function seenBy({ viewer }: Context): Chosen {
  const { accountId } = viewer;
  const paths = viewer.pathsWhere(Permission.SEND_MAILINGS).map((path) => `${path}.%`);
  return {
    sql: `(m.author_id = ?::uuid or exists (select from published.organisation o
      where o.id = m.organisation_id and o.path || '.' like any(?::text[])))`,
    values: [accountId !== null && isUuid(accountId) ? accountId : null, listOf(paths)],
  };
}
