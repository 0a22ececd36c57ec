import { isWithin, Permission, Role, Viewer } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { homesOf } from "../member/member-home.js";
import type { Subject } from "../subject/subject.type.js";

/**
 * Members talk about what concerns their organisation: what it published itself, and what those above it did.
 * Those who serve the union may also do so below the place they serve.
 */
export async function mayWrite(context: Context, { organisationPath, group }: Subject): Promise<boolean> {
  // What is said in a group is found by nobody else.
  if (group) return true;
  if (organisationPath === null) return false;
  const { viewer } = context;
  const serving = new Viewer({ grants: viewer.grants.filter(({ role }) => role !== Role.MEMBER) });
  const served = serving.pathsWhere(Permission.COMMENT);
  if (serving.may(Permission.COMMENT, organisationPath)) return true;
  return [...served, ...(await homesOf(context))].some((path) => isWithin(path, organisationPath));
}
