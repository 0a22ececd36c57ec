import { Role } from "@angel/kit/access";
import type { EntityManager } from "@angel/kit/database";
import { findGrants } from "../grant/grant.loader.js";
import { isPersonal } from "../grant/personal-role.js";
import type { Strength } from "./passwords.js";

/** Those who see what is personal of others, or speak in the union's name, are a better prey than a member. */
export async function strengthOf(accountId: string, em: EntityManager): Promise<Strength> {
  const grants = await findGrants(em, [accountId]);
  const isPrey = grants.some(
    (grant) => grant.isInForce() && (isPersonal(grant.role) || grant.role === Role.EDITOR),
  );
  return isPrey ? "staff" : "member";
}
