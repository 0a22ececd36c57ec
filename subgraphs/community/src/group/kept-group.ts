import { forbidden, unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import { Group } from "./group.entity.js";
import { groups } from "./group.loader.js";
import { type Rights, rightsInGroups } from "./rights.js";

interface Held {
  readonly group: Group;
  readonly rights: Rights;
}

/** A group that the viewer finds, held until the deed ends, as it is now. */
export async function lockGroup(id: string, { em, load, viewer }: Context): Promise<Held | null> {
  if (!viewer.isSignedIn) throw unauthenticated();
  if (!isUuid(id) || !(await load(groups).load(id))) return null;
  const group = await em.findOne(Group, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  // What others did while the row was waited for counts.
  const rights = await load(rightsInGroups).clear(id).load(id);
  return group && { group, rights };
}

/** The same of a group that the viewer keeps, or whose organisation. */
export async function lockKeptGroup(
  id: string,
  context: Context,
  by: "keeps" | "owns" = "keeps",
): Promise<Group | null> {
  const held = await lockGroup(id, context);
  if (held && !held.rights[by]) throw forbidden();
  return held && held.group;
}
