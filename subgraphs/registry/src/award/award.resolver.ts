import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { entriesOfMembers } from "../card/card-entry.loader.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { Award } from "./award.entity.js";

export const awardsOfMembers = entriesOfMembers(Award, "awards", "awarded_on");

@Resolver(() => Member)
export class AwardsOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [Award], {
    nullable: true,
    description: "The tab «Награды», the newest first; null when not yours to see.",
  })
  awards(@Root() { id }: Member, @Ctx() { load }: Context): Promise<Award[]> {
    return load(awardsOfMembers).load(id);
  }
}
