import type { ResultOf } from "../gateway/graphql.js";
import type { Right_Grant } from "./right.js";

export type Role = ResultOf<typeof Right_Grant>["role"];

/** What of a role can be lent: it, or one that allows no more. A role that is missing here is nobody's to lend. */
export const LENDABLE: Partial<Record<Role, readonly [Role, ...Role[]]>> = {
  CHAIR: ["CHAIR", "OPERATOR"],
  STAFF: ["STAFF", "OPERATOR"],
  OPERATOR: ["OPERATOR"],
  EDITOR: ["EDITOR"],
  ADMINISTRATOR: ["ADMINISTRATOR", "STAFF", "CHAIR", "OPERATOR", "EDITOR"],
};
