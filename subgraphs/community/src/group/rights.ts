import { Permission } from "@angel/kit/access";
import { untilReturned } from "@angel/kit/live";
import { listOf, readPublished } from "@angel/kit/published";
import { badInput } from "@angel/kit/refusal";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { GroupStanding } from "./group-member.entity.js";

/** What a statement goes through, with its values. */
interface Source {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export const VIEWS = ["organisation", "membership"] as const;

/**
 * Groups `g` with the viewer's own row `own`, and with what they are to each `now`, as the register says at this moment: whoever
 * has left it, or stands in another branch, is of no group here. Those who keep an organisation keep its groups.
 */
export function groupsOfViewer({ viewer }: Pick<Context, "viewer">): Source {
  const memberId = viewer.memberId !== null && isUuid(viewer.memberId) ? viewer.memberId : null;
  const kept = viewer.pathsWhere(Permission.KEEP_GROUPS).map((path) => `${path}.%`);
  return {
    sql: `groups g join published.organisation o on o.id = g.organisation_id
      left join group_members own on own.group_id = g.id and own.member_id = ?::uuid
      cross join lateral (
        select o.path || '.' like any(?::text[]) as owns,
          exists (select from published.membership r
            where r.member_id = ?::uuid and r.organisation_path || '.' like o.path || '.%') as belongs
      ) now`,
    values: [memberId, listOf(kept), memberId],
  };
}

/** Who finds the group, and who reads what is said there. */
export const SEES = `(now.owns or now.belongs and (g.openness <> 'BY_INVITATION' or
  coalesce(own.standing in ('MEMBER', 'INVITED', 'REMOVED'), false)))`;
export const READS = `(now.owns or now.belongs and coalesce(own.standing = 'MEMBER', false))`;
export const KEEPS = `(now.owns or now.belongs and coalesce(own.is_keeper, false))`;

export interface Rights {
  /** Whether they keep the organisation, and so open, change and close the group. */
  readonly owns: boolean;
  /** Whether they decide who comes in, and hide what should not be said: those too who were named for it. */
  readonly keeps: boolean;
  readonly reads: boolean;
  /** Whether they are on the register of the organisation or of one below it. */
  readonly belongs: boolean;
  readonly standing: GroupStanding | null;
}

const NONE: Rights = { owns: false, keeps: false, reads: false, belongs: false, standing: null };

/** What the viewer may do in each of the groups. */
export const rightsInGroups: Batch<string, Rights> = (ids, context) => readRights(ids, context);

/** The same past what the request has read already. */
async function readRights(ids: readonly string[], context: Context): Promise<Rights[]> {
  const { sql, values } = groupsOfViewer(context);
  const rows = await readPublished<Rights & { id: string }>(
    context.em,
    VIEWS,
    `select g.id, now.owns, ${KEEPS} as keeps, ${READS} as reads, now.belongs,
            case when now.belongs then own.standing end as standing
       from ${sql} where g.id = any(?::uuid[])`,
    [...values, listOf(ids.filter(isUuid))],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id.toLowerCase()) ?? NONE);
}

/** The id of a group that the viewer reads, for who listens to what happens there. */
export async function groupToHear(groupId: string, { load }: Context): Promise<string> {
  const id = groupId.toLowerCase();
  const { reads } = await load(rightsInGroups).load(id);
  if (!reads) throw badInput("There is no group under `groupId` that you read.");
  return id;
}

/** What happens in a group, for as long as the viewer reads it: whoever is of it no more hears no more of it. */
export function whileRead<Event>(
  groupId: string,
  events: AsyncIterableIterator<Event>,
  context: Context,
): AsyncIterableIterator<Event> {
  async function* read(): AsyncGenerator<Event> {
    for await (const event of events) {
      const [rights] = await readRights([groupId], context);
      if (!rights?.reads) return;
      yield event;
    }
  }
  return untilReturned(read(), () => events.return?.());
}
