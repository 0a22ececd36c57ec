import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { PartnerTerms } from "./partner-terms.entity.js";
import { Partner } from "./partner.entity.js";

export async function partnersById(ids: readonly string[], { em }: Context): Promise<Partner[]> {
  const found = await em.find(Partner, { id: { $in: ids.filter(isUuid) } });
  const known = new Map(found.map((partner) => [partner.id, partner]));
  // Absent of the loader is null of the field.
  return ids.map((id) => known.get(id.toLowerCase()) ?? null) as Partner[];
}

/** All terms of each partner, the newest first. */
export async function termsOfPartners(ids: readonly string[], { em }: Context): Promise<PartnerTerms[][]> {
  const found = await em.find(PartnerTerms, { partnerId: { $in: [...ids] } }, { orderBy: { since: "desc" } });
  return ids.map((id) => found.filter(({ partnerId }) => partnerId === id));
}
