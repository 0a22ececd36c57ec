import { Permission } from "@angel/kit/access";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Organisation } from "../organisation/organisation.entity.js";

/** Dictionaries hold for the whole union, so the right is asked for at its root. */
export async function demandDictionary({ em, viewer }: Context): Promise<void> {
  const { path } = await em.findOneOrFail(Organisation, { parentId: null });
  if (!viewer.may(Permission.KEEP_DICTIONARIES, path)) throw forbidden();
}
