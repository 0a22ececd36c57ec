import { Role } from "@angel/kit/access";
import type { EntityManager } from "@angel/kit/database";
import { findGrants } from "../grant/grant.loader.js";
import type { Strength } from "./passwords.js";

const STAFF: readonly Role[] = [Role.STAFF, Role.OPERATOR, Role.EDITOR, Role.ADMINISTRATOR];

/** Those who work for the union now are a better prey than a member. */
export async function strengthOf(accountId: string, em: EntityManager): Promise<Strength> {
  const grants = await findGrants(em, [accountId]);
  return grants.some((grant) => grant.isInForce() && STAFF.includes(grant.role)) ? "staff" : "member";
}
