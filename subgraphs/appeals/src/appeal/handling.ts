import { Permission, Role, type Viewer, isWithin } from "@angel/kit/access";
import type { Appeal } from "./appeal.entity.js";

/**
 * Whether the viewer handles the appeal: by a right over where it is now, unless it is their own or complains of an organisation
 * that they lead. The same as the policy of its rows says.
 */
export function handles(viewer: Viewer, appeal: Appeal): boolean {
  const { handlingPath, memberId, isAboutOrganisation, organisationPath } = appeal;
  return (
    viewer.may(Permission.HANDLE_APPEALS, handlingPath) &&
    (memberId === null || memberId !== viewer.memberId) &&
    !(isAboutOrganisation && leads(viewer, organisationPath))
  );
}

function leads(viewer: Viewer, organisationPath: string): boolean {
  return viewer.grants.some(
    ({ role, path }) => [Role.CHAIR, Role.STAFF].includes(role) && isWithin(path, organisationPath),
  );
}
