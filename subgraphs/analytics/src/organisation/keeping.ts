import { Permission } from "@angel/kit/access";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import type { Organisation } from "./organisation.stub.js";

/** Its own affairs: the chair and whoever is above. */
export function demandKeeping({ path }: Organisation, { viewer }: Context): void {
  if (!viewer.may(Permission.KEEP_ORGANISATION, path)) throw forbidden();
}

/** The superior's affairs: nobody accepts what they hand over themselves. */
export function demandKeepingAbove({ path }: Organisation, { viewer }: Context): void {
  const above = path.split(".").slice(0, -1).join(".");
  const may = above
    ? viewer.may(Permission.KEEP_ORGANISATION, above)
    : viewer.may(Permission.KEEP_DICTIONARIES, path);
  if (!may) throw forbidden();
}
