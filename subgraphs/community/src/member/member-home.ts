import { Role } from "@angel/kit/access";
import { isPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";

/**
 * The paths of the organisations on whose register the viewer is. The register knows better than a token; the token
 * is asked only where there is no register.
 */
export async function homesOf({ em, viewer }: Context): Promise<string[]> {
  if (viewer.memberId === null || !isUuid(viewer.memberId)) return [];
  if (!(await isPublished(em, "membership"))) {
    return viewer.grants.filter(({ role }) => role === Role.MEMBER).map(({ path }) => path);
  }
  const rows = await em.execute<{ organisation_path: string }[]>(
    "select organisation_path from published.membership where member_id = ?",
    [viewer.memberId],
  );
  return rows.map(({ organisation_path }) => organisation_path);
}
