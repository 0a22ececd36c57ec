import { event } from "@angel/kit/events";

/** A step of a file wants to be done; whoever is free does it. */
export const importRequested = event<{ importId: string }>("importRequested");

/** A file has come further. */
export const importProgressed = event<{ importId: string; revision: number }>("importProgressed");

/** A file's members are on the register: the chair is told how many. */
export const membersImported = event<{
  importId: string;
  organisationId: string;
  fileName: string;
  created: number;
}>("membersImported");

/** A file's members are taken off again, but for those with a life of their own since. */
export const importUndone = event<{ importId: string; organisationId: string }>("importUndone");
