/** Roles that carry the right to handle appeals. */
export const HANDLERS: ReadonlySet<string> = new Set(["OPERATOR", "STAFF", "CHAIR", "ADMINISTRATOR"]);
