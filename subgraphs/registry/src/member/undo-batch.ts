import { Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { EntityClass, FilterQuery } from "@mikro-orm/core";
import { organisationsByNode } from "../organisation/organisation.loader.js";

/** What rules did to the cards of many members below an organisation at once. */
interface Batch {
  id: string;
  organisationId: number;
  undoneAt: Date | null;
  undoneById: string | null;
}

/**
 * Takes back a batch that stands where the viewer keeps the register, by a statement that is given its id and returns
 * the members; null where there is none.
 */
export async function undoBatch<Kind extends Batch>(
  kind: EntityClass<Kind>,
  id: string,
  takeBack: string,
  { em, load, viewer }: Context,
): Promise<{ batch: Kind; count: number } | null> {
  const standing = { id, undoneAt: null } as FilterQuery<Kind>;
  const batch = isUuid(id) ? await em.findOne(kind, standing) : null;
  const organisation = batch ? await load(organisationsByNode).load(batch.organisationId) : null;
  if (!batch || !organisation || !viewer.may(Permission.KEEP_REGISTER, organisation.path)) return null;
  const members = await em.execute<object[]>(takeBack, [batch.id]);
  batch.undoneAt = new Date();
  batch.undoneById = viewer.accountId;
  await em.flush();
  return { batch, count: members.length };
}
