import type { Viewer } from "@angel/kit/access";
import { EVERYONE } from "../index/search-document.js";
import type { SearchAccess } from "../index/search-index.js";

/** What the viewer may find: what is open to all, and what is meant for the organisations they have a role in. */
export function accessOf(viewer: Viewer): SearchAccess {
  const own = viewer.grants.map(({ organisationId }) => `organisation:${organisationId}`);
  return { audiences: [EVERYONE, ...new Set(own)] };
}
