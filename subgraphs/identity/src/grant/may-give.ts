import { type Grant as ViewerGrant, isWithin, Role, type Viewer } from "@angel/kit/access";

/**
 * Which roles a role may give and take, within its own subtree. Nobody gives a role that stands above their own, or by
 * a role that was lent to them: what they gave would outlast it.
 *
 * | who           | may give and take              |
 * | ------------- | ------------------------------ |
 * | STAFF         | MEMBER, CHAIR, EDITOR, OPERATOR |
 * | ADMINISTRATOR | any                            |
 * | anyone else   | none                           |
 */
const GIVES: Record<Role, readonly Role[]> = {
  [Role.MEMBER]: [],
  [Role.CHAIR]: [],
  [Role.STAFF]: [Role.MEMBER, Role.CHAIR, Role.EDITOR, Role.OPERATOR],
  [Role.OPERATOR]: [],
  [Role.EDITOR]: [],
  [Role.PARTNER]: [],
  [Role.INSURANCE_HANDLER]: [],
  [Role.ADMINISTRATOR]: Object.values(Role),
};

export function mayGive(viewer: Viewer, role: Role, path: string): boolean {
  return viewer.grants.some(
    (own) => !isLent(own) && GIVES[own.role].includes(role) && isWithin(path, own.path),
  );
}

/** The roles that the viewer may give and take there. */
export function rolesToGive(viewer: Viewer, path: string): Role[] {
  return Object.values(Role).filter((role) => mayGive(viewer, role, path));
}

function isLent({ lentBy }: ViewerGrant): boolean {
  return typeof lentBy === "string";
}
