import { isWithin, Role } from "@angel/kit/access";
import { isPublished, listOf } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { places } from "../organisation/organisation-place.js";

/**
 * The paths of the organisations on whose register the viewer is. The register knows better than a token; the token
 * is asked only where there is no register.
 */
export async function homesOf({ em, viewer, load }: Context): Promise<string[]> {
  if (viewer.memberId === null || !isUuid(viewer.memberId)) return [];
  if (!(await isPublished(em, "membership"))) {
    return viewer.grants.filter(({ role }) => role === Role.MEMBER).map(({ path }) => path);
  }
  return load(homes).load(viewer.memberId);
}

/** Whether the viewer is on the register of the organisation that something is of, or of one below it. */
export async function isMemberThere(
  { organisationId }: { readonly organisationId: string },
  context: Context,
): Promise<boolean> {
  const place = await context.load(places).load(organisationId);
  return place !== null && (await homesOf(context)).some((home) => isWithin(home, place.path));
}

const homes: Batch<string, string[]> = async (memberIds, { em }) => {
  const rows = await em.execute<{ member_id: string; organisation_path: string }[]>(
    "select member_id, organisation_path from published.membership where member_id = any(?::uuid[])",
    [listOf([...memberIds])],
  );
  return memberIds.map((id) =>
    rows.filter(({ member_id }) => member_id === id.toLowerCase()).map((row) => row.organisation_path),
  );
};
