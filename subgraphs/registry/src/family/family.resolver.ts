import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { entriesOfMembers } from "../card/card-entry.loader.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { FamilyMember } from "./family-member.entity.js";

const familyOfMembers = entriesOfMembers(FamilyMember, "family_members", "born_on");

@Resolver(() => Member)
export class FamilyOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [FamilyMember], {
    nullable: true,
    description: "The tab «Семья», the youngest first; null when not yours to see.",
  })
  family(@Root() { id }: Member, @Ctx() { load }: Context): Promise<FamilyMember[]> {
    return load(familyOfMembers).load(id);
  }
}
