import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { contractPlace, Partner } from "../partner/partner.entity.js";
import { PartnerKey } from "./partner-key.entity.js";

@Resolver(() => Partner)
export class KeysOfPartner {
  @May(Permission.KEEP_PARTNERS, contractPlace)
  @FieldResolver(() => [PartnerKey], {
    nullable: true,
    description: "Its keys, those that ended too, the newest first; null when not yours to keep.",
  })
  keys(@Root() { id: partnerId }: Partner, @Ctx() { em }: Context): Promise<PartnerKey[]> {
    return em.find(PartnerKey, { partnerId }, { orderBy: { issuedAt: "desc" } });
  }
}
