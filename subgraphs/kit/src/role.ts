import { passwordOfRole } from "./secrets.js";

export interface DatabaseAddress {
  /** The administrator's connection; a subgraph's own role is derived from it. */
  databaseUrl: string;
  secret: string;
}

/** The same database, entered under a role of ours. */
export function urlOfRole({ databaseUrl, secret }: DatabaseAddress, role: string): string {
  const address = new URL(databaseUrl);
  address.username = role;
  address.password = passwordOfRole(secret, role);
  return address.href;
}
