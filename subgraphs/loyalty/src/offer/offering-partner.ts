import type { Context } from "@angel/kit/subgraph";
import { keptPartner } from "../partner/kept-partner.js";
import type { Partner } from "../partner/partner.entity.js";
import { partnersById } from "../partner/partner.loader.js";
import { servedPartners } from "../partner-staff/partner-staff.resolver.js";

/** The partner, where the viewer keeps it or works for it: offers are the partner's own word. */
export async function offeringPartner(id: string, context: Context): Promise<Partner | undefined> {
  const kept = await keptPartner(id, context);
  if (kept) return kept;
  const served = await servedPartners(context.em);
  return served.includes(id.toLowerCase())
    ? ((await context.load(partnersById).load(id)) ?? undefined)
    : undefined;
}
