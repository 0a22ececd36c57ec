/** Roles that carry the right to keep an organisation, and to see who may do what there. */
export const KEEPERS: ReadonlySet<string> = new Set(["CHAIR", "STAFF", "ADMINISTRATOR"]);
