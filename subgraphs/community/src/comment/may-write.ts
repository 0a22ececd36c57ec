import { isWithin, Permission, Role, Viewer } from "@angel/kit/access";
import { isPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { Subject } from "../subject/subject.type.js";

/**
 * Members talk about what concerns their organisation: what it published itself, and what those above it did.
 * Those who serve the union may also do so below the place they serve.
 */
export async function mayWrite(context: Context, { organisationPath }: Subject): Promise<boolean> {
  if (organisationPath === null) return false;
  const { viewer } = context;
  const serving = new Viewer({ grants: viewer.grants.filter(({ role }) => role !== Role.MEMBER) });
  const served = serving.pathsWhere(Permission.COMMENT);
  if (serving.may(Permission.COMMENT, organisationPath)) return true;
  return [...served, ...(await homesOf(context))].some((path) => isWithin(path, organisationPath));
}

/** The register knows better than a token where a member is; the token is asked only where there is no register. */
async function homesOf({ em, viewer }: Context): Promise<string[]> {
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
