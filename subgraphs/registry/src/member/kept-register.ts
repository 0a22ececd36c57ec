import { Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { Organisation } from "../organisation/organisation.entity.js";
import { organisationsById } from "../organisation/organisation.loader.js";

/** An organisation of any level, the registers below which the viewer keeps; null where there is none. */
export async function keptOrganisation(id: string, { load, viewer }: Context): Promise<Organisation | null> {
  const organisation = isUuid(id) ? await load(organisationsById).load(id) : null;
  return organisation && viewer.may(Permission.KEEP_REGISTER, organisation.path) ? organisation : null;
}

/** A primary that works, whose register the viewer keeps; it is not closed until the deed is done. */
export async function keptRegister(id: string, context: Context): Promise<Organisation | null> {
  const organisation = await keptOrganisation(id, context);
  if (!organisation?.keepsRegister) return null;
  const [open] = await context.em.execute<object[]>(
    "select from organisations where node = ? and closed_on is null for share",
    [organisation.node],
  );
  return open ? organisation : null;
}
