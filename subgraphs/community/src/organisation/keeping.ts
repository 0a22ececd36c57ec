import { Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { places } from "./organisation-place.js";

/** Whether the viewer keeps the organisation that something is of. */
export async function keeps(
  { organisationId }: { readonly organisationId: string },
  { load, viewer }: Context,
): Promise<boolean> {
  const place = await load(places).load(organisationId);
  return place !== null && viewer.may(Permission.KEEP_ORGANISATION, place.path);
}
