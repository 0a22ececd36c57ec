import { Role } from "@angel/kit/access";
import type { Grant } from "../grant/grant.entity.js";
import type { Strength } from "./passwords.js";

const STAFF: readonly Role[] = [Role.STAFF, Role.OPERATOR, Role.EDITOR, Role.ADMINISTRATOR];

/** Those who work for the union are a better prey than a member. */
export function strengthFor(grants: readonly Grant[]): Strength {
  return grants.some((grant) => STAFF.includes(grant.role)) ? "staff" : "member";
}
