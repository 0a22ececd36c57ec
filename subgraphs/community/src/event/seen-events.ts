import { Permission } from "@angel/kit/access";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";

/** A condition on events `e`, with its values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** An event by invitation is seen by those who are invited and by those who keep the organisation. */
export function seenBy({ viewer }: Context): Condition {
  const { memberId } = viewer;
  const kept = viewer.pathsWhere(Permission.KEEP_ORGANISATION).map((path) => `${path}.%`);
  return {
    sql: `(e.audience <> 'INVITED'
      or exists (select from event_invitations i where i.event_id = e.id and i.member_id = ?::uuid)
      or exists (select from published.organisation o
        where o.id = e.organisation_id and o.path || '.' like any(?::text[])))`,
    values: [memberId !== null && isUuid(memberId) ? memberId : null, listOf(kept)],
  };
}
