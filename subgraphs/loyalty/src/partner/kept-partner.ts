import { Permission } from "@angel/kit/access";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { ObjectType } from "type-graphql";
import type { Partner } from "./partner.entity.js";
import { partnersById } from "./partner.loader.js";

@ObjectType({ implements: Problem, description: "There is no such partner, or it is not yours to keep." })
export class PartnerNotFound extends Problem {
  constructor() {
    super({ ru: "Такого партнёра нет.", en: "There is no such partner." });
  }
}

/** The partner, where the viewer may do this at the organisation that concluded the contract. */
export async function keptPartner(
  id: string,
  { viewer, load }: Context,
  permission = Permission.KEEP_PARTNERS,
): Promise<Partner | undefined> {
  const partner = await load(partnersById).load(id);
  return partner && viewer.may(permission, partner.organisationPath) ? partner : undefined;
}
