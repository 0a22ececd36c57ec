import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { entriesOfMembers } from "../card/card-entry.loader.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { SocialSupport } from "./social-support.entity.js";

const supportOfMembers = entriesOfMembers(SocialSupport, "social_supports", "provided_on");

@Resolver(() => Member)
export class SocialSupportOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [SocialSupport], {
    nullable: true,
    description: "The tab «Соц.поддержка», the newest first; null when not yours to see.",
  })
  socialSupport(@Root() { id }: Member, @Ctx() { load }: Context): Promise<SocialSupport[]> {
    return load(supportOfMembers).load(id);
  }
}
